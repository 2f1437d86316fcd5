package io.jiaohao.core;

import java.util.List;

/**
 * A granted request as a hall's memory keeps it: as the objects that it was decided with, or as
 * bytes that are read when somebody asks. A hall remembers a hundred thousand of them, and hardly
 * any is ever asked for.
 */
public interface KeptRequest {
  long requestId();

  long atMs();

  /** What was asked and what it led to. */
  HallImage.Remembered read();

  /**
   * Requests of one device that are all kept in the form of this one, in their order, as a list
   * that takes as little of the collector's time as this form allows, and does not change.
   */
  default List<? extends KeptRequest> pack(List<KeptRequest> requests) {
    return List.copyOf(requests);
  }
}

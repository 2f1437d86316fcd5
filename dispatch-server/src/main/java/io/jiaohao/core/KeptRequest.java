package io.jiaohao.core;

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
}

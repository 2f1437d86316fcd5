package io.jiaohao.core;

import java.util.AbstractList;
import java.util.List;

/** A device's remembered requests, oldest first, each read only when it is looked at. */
public final class KeptRequests extends AbstractList<HallImage.Remembered> {
  private final List<List<? extends KeptRequest>> parts;
  private final int size;

  /**
   * None of the lists may change any more.
   *
   * @param parts one after the other, oldest first
   */
  public KeptRequests(List<List<? extends KeptRequest>> parts) {
    this.parts = parts;
    this.size = parts.stream().mapToInt(List::size).sum();
  }

  /** Remembered requests in the form in which they are kept, in parts, oldest first. */
  public static List<List<? extends KeptRequest>> partsOf(List<HallImage.Remembered> requests) {
    return requests instanceof KeptRequests kept ? kept.parts : List.of(requests);
  }

  @Override
  public HallImage.Remembered get(int index) {
    int at = index;
    for (List<? extends KeptRequest> part : parts) {
      if (at < part.size()) {
        return part.get(at).read();
      }
      at -= part.size();
    }
    throw new IndexOutOfBoundsException("index: " + index + " (expected: below " + size + ")");
  }

  @Override
  public int size() {
    return size;
  }
}

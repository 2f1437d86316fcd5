package io.jiaohao.core;

import java.util.AbstractList;
import java.util.List;

/** A device's remembered requests, oldest first, each read only when it is looked at. */
public final class KeptRequests extends AbstractList<HallImage.Remembered> {
  private final List<HallImage.Remembered> older;
  private final List<KeptRequest> newer;

  /**
   * Neither list may change any more.
   *
   * @param older what a snapshot remembered; asleep, it is not woken by being in here
   */
  KeptRequests(List<HallImage.Remembered> older, List<KeptRequest> newer) {
    this.older = older;
    this.newer = newer;
  }

  /** The request in the form in which it is kept. */
  public KeptRequest kept(int index) {
    return index < older.size() ? older.get(index) : newer.get(index - older.size());
  }

  @Override
  public HallImage.Remembered get(int index) {
    return kept(index).read();
  }

  @Override
  public int size() {
    return older.size() + newer.size();
  }
}

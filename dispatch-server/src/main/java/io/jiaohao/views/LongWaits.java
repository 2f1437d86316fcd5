package io.jiaohao.views;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;

/** Who has waited longer than a hall lets pass in silence, at one moment. */
final class LongWaits {
  /** Named one by one, at most; more are only counted. */
  static final int NAMED_MAX = 20;

  private static final long MS_PER_S = 1_000;

  /** Of those who wait; nobody waits twice. */
  static final Comparator<Visitor> LONGEST_FIRST =
      Comparator.<Visitor>comparingLong(visitor -> visitor.issuedAtMs)
          .thenComparingLong(visitor -> visitor.ticketId);

  private final List<Visitor> late = new ArrayList<>();
  private final long hallMs;

  /**
   * Looks for them.
   *
   * @param lines people who wait, each line longest first
   * @param alarmWaitMs a wait beyond this is too long
   */
  LongWaits(Collection<? extends SortedSet<Visitor>> lines, long alarmWaitMs, long hallMs) {
    this.hallMs = hallMs;
    for (SortedSet<Visitor> line : lines) {
      for (Visitor visitor : line) {
        if (hallMs - visitor.issuedAtMs <= alarmWaitMs) {
          break;
        }
        late.add(visitor);
      }
    }
    late.sort(LONGEST_FIRST);
  }

  int count() {
    return late.size();
  }

  /** Longest first. */
  List<HallPicture.LongWait> longest() {
    return late.stream().limit(NAMED_MAX).map(this::told).toList();
  }

  private HallPicture.LongWait told(Visitor visitor) {
    return new HallPicture.LongWait(
        visitor.ticketId,
        visitor.number,
        visitor.service,
        visitor.place.wing(),
        visitor.place.zone(),
        (hallMs - visitor.issuedAtMs) / MS_PER_S);
  }
}

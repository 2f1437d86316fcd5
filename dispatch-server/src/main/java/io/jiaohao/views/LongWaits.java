package io.jiaohao.views;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Who has waited longer than a hall lets pass in silence, at one moment. */
final class LongWaits {
  /** Named one by one, at most; more are only counted. */
  static final int NAMED_MAX = 20;

  private static final long MS_PER_S = 1_000;

  private final List<Visitor> late = new ArrayList<>();
  private final long hallMs;

  /**
   * Looks for them.
   *
   * @param alarmWaitMs a wait beyond this is too long
   */
  LongWaits(Collection<Visitor> visitors, long alarmWaitMs, long hallMs) {
    this.hallMs = hallMs;
    for (Visitor visitor : visitors) {
      if (visitor.isWaiting() && hallMs - visitor.issuedAtMs > alarmWaitMs) {
        late.add(visitor);
      }
    }
    late.sort(
        Comparator.<Visitor>comparingLong(visitor -> visitor.issuedAtMs)
            .thenComparingLong(visitor -> visitor.ticketId));
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

package io.jiaohao.core;

/**
 * A waiting ticket's place in every list, fixed until it is deferred. The least is next. Ties of
 * the due time go to the earlier release, then to the lower ticket id.
 *
 * @param dueMs release time − head start + stretch × expected service time
 * @param releaseMs when the ticket began to count, usually its issue
 * @param anchorId the ticket's own id, or that of the ticket it was put behind
 * @param behind 0, or how many deferred tickets deep behind the anchor
 * @param ticketId the ticket itself, which makes the order total
 */
public record OrderKey(long dueMs, long releaseMs, long anchorId, int behind, long ticketId)
    implements Comparable<OrderKey> {

  /** The key of a ticket that has not been deferred. */
  public static OrderKey of(long dueMs, long releaseMs, long ticketId) {
    return new OrderKey(dueMs, releaseMs, ticketId, 0, ticketId);
  }

  /** The key just behind this one, for another ticket. */
  public OrderKey justBehind(long otherTicketId) {
    return new OrderKey(dueMs, releaseMs, anchorId, behind + 1, otherTicketId);
  }

  @Override
  public int compareTo(OrderKey other) {
    return compareShifted(0, other, 0);
  }

  /** Compares as if the due times were later by the given reluctances. */
  public int compareShifted(long reluctanceMs, OrderKey other, long otherReluctanceMs) {
    int byDue = Long.compare(dueMs + reluctanceMs, other.dueMs + otherReluctanceMs);
    if (byDue != 0) {
      return byDue;
    }
    int byRelease = Long.compare(releaseMs, other.releaseMs);
    if (byRelease != 0) {
      return byRelease;
    }
    int byAnchor = Long.compare(anchorId, other.anchorId);
    if (byAnchor != 0) {
      return byAnchor;
    }
    int byDepth = Integer.compare(behind, other.behind);
    return byDepth != 0 ? byDepth : Long.compare(ticketId, other.ticketId);
  }
}

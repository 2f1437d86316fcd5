package io.jiaohao.core;

/** Who is next for a window, and who would have been: a comparison of heads, no scan of queues. */
final class Choice {
  private Ticket best;
  private long bestReluctanceMs;
  private Ticket second;
  private long secondReluctanceMs;

  /** The choice for this window; {@link #ticket()} is null if nobody it may take is waiting. */
  static Choice forDesk(Desk desk) {
    Choice choice = new Choice();
    for (Desk.Lane lane : desk.lanes()) {
      if (lane.line().waiting() > 0) {
        for (TicketQueue queue : lane.line().queues()) {
          choice.consider(queue, lane.reluctanceMs());
        }
      }
    }
    return choice;
  }

  private void consider(TicketQueue queue, long reluctanceMs) {
    Ticket head = queue.head();
    if (head == null) {
      return;
    }
    if (isBefore(head, reluctanceMs, best, bestReluctanceMs)) {
      offerSecond(best, bestReluctanceMs);
      best = head;
      bestReluctanceMs = reluctanceMs;
      offerSecond(queue.second(), reluctanceMs);
    } else {
      offerSecond(head, reluctanceMs);
    }
  }

  private void offerSecond(Ticket ticket, long reluctanceMs) {
    if (ticket != null && isBefore(ticket, reluctanceMs, second, secondReluctanceMs)) {
      second = ticket;
      secondReluctanceMs = reluctanceMs;
    }
  }

  private static boolean isBefore(Ticket one, long reluctanceMs, Ticket other, long otherMs) {
    return other == null || one.key().compareShifted(reluctanceMs, other.key(), otherMs) < 0;
  }

  Ticket ticket() {
    return best;
  }

  /** Why the ticket won, under the rule with this id. */
  CallReason reason(String rule) {
    long dueMs = best.key().dueMs() + bestReluctanceMs;
    if (second == null) {
      return new CallReason(rule, dueMs, 0, 0, CallReason.Deciding.ONLY_ONE);
    }
    long secondDueMs = second.key().dueMs() + secondReluctanceMs;
    return new CallReason(rule, dueMs, second.id, secondDueMs, deciding(dueMs, secondDueMs));
  }

  private CallReason.Deciding deciding(long dueMs, long secondDueMs) {
    if (dueMs == secondDueMs) {
      return CallReason.Deciding.TIE;
    }
    return best.key().releaseMs() <= second.key().releaseMs()
        ? CallReason.Deciding.WAITED_LONGER
        : CallReason.Deciding.HEAD_START;
  }
}

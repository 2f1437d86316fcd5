package io.jiaohao.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Who is next for a window, and who would have been: a comparison of heads, no scan of queues. */
final class Choice {
  private Ticket best;
  private long bestReluctanceMs;
  private Ticket second;
  private long secondReluctanceMs;
  private boolean isTurnOfWalkIn;
  private int inARow;

  /**
   * The choice for this window; {@link #ticket()} is null if nobody it may take is waiting.
   *
   * @param plan its ratio of visitors with a head start counts, if it has one
   */
  static Choice forDesk(Desk desk, PlanIndex plan) {
    int maxInARow = plan.plan().life().maxInARow();
    Choice choice = ofHeads(desk, ticketClass -> true);
    if (maxInARow == 0 || choice.best == null || !hasHeadStart(plan, choice.best)) {
      return choice;
    }
    Choice walkIn = ofHeads(desk, ticketClass -> !hasHeadStart(plan, ticketClass));
    boolean passesOne = walkIn.best != null && cameEarlier(walkIn.best.key(), choice.best.key());
    if (passesOne && desk.inARow >= maxInARow) {
      walkIn.isTurnOfWalkIn = true;
      return walkIn;
    }
    choice.inARow = passesOne ? desk.inARow + 1 : 0;
    return choice;
  }

  /** Whether the ratio counts: someone without a head start would be passed, who came earlier. */
  static boolean cameEarlier(OrderKey one, OrderKey other) {
    return one.releaseMs() <= other.releaseMs();
  }

  private static boolean hasHeadStart(PlanIndex plan, Ticket ticket) {
    return hasHeadStart(plan, ticket.ticketClass);
  }

  private static boolean hasHeadStart(PlanIndex plan, String ticketClass) {
    return plan.ticketClass(ticketClass).filter(c -> c.headStartMs() > 0).isPresent();
  }

  private static Choice ofHeads(Desk desk, Predicate<String> classes) {
    Choice choice = new Choice();
    for (Desk.Lane lane : desk.lanes()) {
      if (lane.line().waiting() > 0) {
        for (TicketQueue queue : lane.line().queues()) {
          if (classes.test(queue.ticketClass())) {
            choice.consider(queue, lane.reluctanceMs());
          }
        }
      }
    }
    return choice;
  }

  /**
   * The first whom this window would take, in the order in which it would. Of each queue no more
   * than that many can be among them.
   */
  static List<HallImage.Ticket> listFor(Desk desk, PlanIndex plan, int atMost) {
    List<HallImage.Ticket> list = new ArrayList<>();
    Map<Long, Long> reluctanceMs = new LinkedHashMap<>();
    for (Desk.Lane lane : desk.lanes()) {
      for (Ticket ticket : lane.line().first(atMost)) {
        list.add(ticket.image());
        reluctanceMs.put(ticket.id, lane.reluctanceMs());
      }
    }
    list.sort(
        (a, b) ->
            a.key()
                .compareShifted(
                    reluctanceMs.get(a.ticketId()), b.key(), reluctanceMs.get(b.ticketId())));
    int maxInARow = plan.plan().life().maxInARow();
    List<HallImage.Ticket> order =
        maxInARow == 0 ? list : inTurn(list, plan, maxInARow, desk.inARow);
    return List.copyOf(order.subList(0, Math.min(atMost, order.size())));
  }

  /** The list as the ratio makes it: after so many with a head start, one without. */
  private static List<HallImage.Ticket> inTurn(
      List<HallImage.Ticket> byKey, PlanIndex plan, int maxInARow, int already) {
    List<HallImage.Ticket> left = new ArrayList<>(byKey);
    List<HallImage.Ticket> list = new ArrayList<>();
    int inARow = already;
    while (!left.isEmpty()) {
      HallImage.Ticket first = left.get(0);
      Optional<HallImage.Ticket> passed = passedWalkIn(left, first, plan);
      boolean itsTurn = passed.isPresent() && inARow >= maxInARow;
      HallImage.Ticket next = itsTurn ? passed.get() : first;
      inARow = itsTurn || passed.isEmpty() ? 0 : inARow + 1;
      left.remove(next);
      list.add(next);
    }
    return list;
  }

  /** Who came earlier without a head start and would be passed by the first, who has one. */
  private static Optional<HallImage.Ticket> passedWalkIn(
      List<HallImage.Ticket> left, HallImage.Ticket first, PlanIndex plan) {
    if (!hasHeadStart(plan, first.ticketClass())) {
      return Optional.empty();
    }
    return left.stream()
        .filter(t -> !hasHeadStart(plan, t.ticketClass()))
        .findFirst()
        .filter(t -> cameEarlier(t.key(), first.key()));
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
      return new CallReason(rule, dueMs, 0, 0, decidingAlone(), "", inARow);
    }
    long secondDueMs = second.key().dueMs() + secondReluctanceMs;
    return new CallReason(
        rule, dueMs, second.id, secondDueMs, deciding(dueMs, secondDueMs), "", inARow);
  }

  private CallReason.Deciding decidingAlone() {
    if (isTurnOfWalkIn) {
      return CallReason.Deciding.TURN_OF_WALK_IN;
    }
    return best.marks().onlyWindow().isEmpty()
        ? CallReason.Deciding.ONLY_ONE
        : CallReason.Deciding.SENT_HERE;
  }

  private CallReason.Deciding deciding(long dueMs, long secondDueMs) {
    if (isTurnOfWalkIn) {
      return CallReason.Deciding.TURN_OF_WALK_IN;
    }
    if (dueMs == secondDueMs) {
      return CallReason.Deciding.TIE;
    }
    return best.key().releaseMs() <= second.key().releaseMs()
        ? CallReason.Deciding.WAITED_LONGER
        : CallReason.Deciding.HEAD_START;
  }
}

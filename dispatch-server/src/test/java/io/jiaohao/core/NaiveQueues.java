package io.jiaohao.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The people of the {@link NaiveHall} as they stand: a plain list for each wing, service and class.
 * Who is at a window, on hold, without a slip or passed over keeps the place in the list until it
 * is known what becomes of them, so a return is no move at all and a no-show is a walk down the
 * list.
 */
final class NaiveQueues {
  private final List<List<NaiveTicket>> queues = new ArrayList<>();

  static final Comparator<NaiveTicket> BY_DUE =
      Comparator.<NaiveTicket>comparingLong(t -> t.dueMs)
          .thenComparingLong(t -> t.releaseMs)
          .thenComparingLong(t -> t.rootId)
          .thenComparingInt(t -> t.steps)
          .thenComparingLong(t -> t.id);

  /** A person and how late they count as for the window that looks. */
  private record Seen(NaiveTicket ticket, long reluctanceMs) {
    long dueMs() {
      return ticket.dueMs + reluctanceMs;
    }
  }

  void add(NaiveTicket ticket) {
    List<NaiveTicket> queue = queueOf(ticket);
    int at = queue.size();
    while (at > 0 && BY_DUE.compare(queue.get(at - 1), ticket) > 0) {
      at--;
    }
    queue.add(at, ticket);
  }

  void remove(NaiveTicket ticket) {
    queues.forEach(queue -> queue.remove(ticket));
    queues.removeIf(List::isEmpty);
  }

  void clear() {
    queues.clear();
  }

  int waiting() {
    return (int)
        queues.stream().flatMap(List::stream).filter(t -> t.is(TicketState.WAITING)).count();
  }

  /** All whom the window may take by their due times alone: sent to it, or in lines it serves. */
  List<NaiveTicket> byDue(HallPlan.Window window, NaiveServices services) {
    List<Seen> seen = new ArrayList<>();
    for (List<NaiveTicket> queue : queues) {
      for (NaiveTicket t : queue) {
        if (t.is(TicketState.WAITING) && !t.setAside && t.onlyWindow.equals(window.id())) {
          seen.add(new Seen(t, 0));
        }
        Optional<Long> reluctanceMs = services.reluctanceMs(window, t);
        if (t.standsInLine() && reluctanceMs.isPresent()) {
          seen.add(new Seen(t, reluctanceMs.get()));
        }
      }
    }
    seen.sort(Comparator.comparingLong(Seen::dueMs).thenComparing(Seen::ticket, BY_REST));
    return seen.stream().map(Seen::ticket).toList();
  }

  private static final Comparator<NaiveTicket> BY_REST =
      Comparator.<NaiveTicket>comparingLong(t -> t.releaseMs)
          .thenComparingLong(t -> t.rootId)
          .thenComparingInt(t -> t.steps)
          .thenComparingLong(t -> t.id);

  /** The ticket that this one goes behind: so many places down the line, or the last, or null. */
  NaiveTicket placesDown(NaiveTicket ticket, int places) {
    List<NaiveTicket> queue = queueOf(ticket);
    NaiveTicket found = null;
    int passed = 0;
    for (int i = queue.indexOf(ticket) + 1; i < queue.size() && passed < places; i++) {
      if (queue.get(i).standsInLine()) {
        found = queue.get(i);
        passed++;
      }
    }
    return found;
  }

  /** Moves it just behind the other; who was put there before stays in the order of ids. */
  void putBehind(NaiveTicket ticket, NaiveTicket other) {
    List<NaiveTicket> queue = queueOf(ticket);
    queue.remove(ticket);
    ticket.dueMs = other.dueMs;
    ticket.releaseMs = other.releaseMs;
    ticket.rootId = other.rootId;
    ticket.steps = other.steps + 1;
    int at = queue.indexOf(other) + 1;
    while (at < queue.size() && wasThereBefore(queue.get(at), ticket)) {
      at++;
    }
    queue.add(at, ticket);
  }

  private static boolean wasThereBefore(NaiveTicket one, NaiveTicket late) {
    return one.rootId == late.rootId
        && one.dueMs == late.dueMs
        && one.releaseMs == late.releaseMs
        && (one.steps < late.steps || (one.steps == late.steps && one.id < late.id));
  }

  private List<NaiveTicket> queueOf(NaiveTicket ticket) {
    for (List<NaiveTicket> queue : queues) {
      if (!queue.isEmpty() && sameQueue(queue.get(0), ticket)) {
        return queue;
      }
    }
    List<NaiveTicket> fresh = new ArrayList<>();
    queues.add(fresh);
    return fresh;
  }

  private static boolean sameQueue(NaiveTicket one, NaiveTicket other) {
    return one.wing.equals(other.wing)
        && one.service.equals(other.service)
        && one.ticketClass.equals(other.ticketClass);
  }
}

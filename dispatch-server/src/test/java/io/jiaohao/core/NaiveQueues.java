package io.jiaohao.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The people of the {@link NaiveHall} as they stand: a plain list for each wing, service and class.
 * Who is at a window keeps the place in the list until it is known what becomes of them, so a
 * return is no move at all and a no-show is a walk down the list.
 */
final class NaiveQueues {
  private final List<List<NaiveTicket>> queues = new ArrayList<>();

  private static final Comparator<NaiveTicket> BY_DUE =
      Comparator.<NaiveTicket>comparingLong(t -> t.dueMs)
          .thenComparingLong(t -> t.releaseMs)
          .thenComparingLong(t -> t.rootId);

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
    queueOf(ticket).remove(ticket);
  }

  void clear() {
    queues.clear();
  }

  int waiting(String wing, String service) {
    int waiting = 0;
    for (List<NaiveTicket> queue : queues) {
      for (NaiveTicket t : queue) {
        if (t.is(TicketState.WAITING) && t.wing.equals(wing) && t.service.equals(service)) {
          waiting++;
        }
      }
    }
    return waiting;
  }

  int waiting() {
    return (int)
        queues.stream().flatMap(List::stream).filter(t -> t.is(TicketState.WAITING)).count();
  }

  /** All whom the window may take, sorted. People of one queue stay as they stand in it. */
  List<NaiveTicket> whoMayBeTaken(HallPlan.Window window) {
    List<Seen> seen = new ArrayList<>();
    for (HallPlan.Skill skill : window.serves()) {
      for (List<NaiveTicket> queue : queues) {
        for (NaiveTicket t : queue) {
          if (t.is(TicketState.WAITING)
              && t.wing.equals(window.wing())
              && t.service.equals(skill.service())) {
            seen.add(new Seen(t, skill.reluctanceMs()));
          }
        }
      }
    }
    seen.sort(
        Comparator.comparingLong(Seen::dueMs)
            .thenComparingLong(s -> s.ticket().releaseMs)
            .thenComparingLong(s -> s.ticket().rootId));
    return seen.stream().map(Seen::ticket).toList();
  }

  /** The ticket that this one goes behind: so many waiting places down, or the last, or null. */
  NaiveTicket placesDown(NaiveTicket ticket, int places) {
    List<NaiveTicket> queue = queueOf(ticket);
    NaiveTicket found = null;
    int passed = 0;
    for (int i = queue.indexOf(ticket) + 1; i < queue.size() && passed < places; i++) {
      if (queue.get(i).is(TicketState.WAITING)) {
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

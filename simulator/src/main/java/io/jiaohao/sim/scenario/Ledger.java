package io.jiaohao.sim.scenario;

import io.jiaohao.core.CallReason;
import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.HallImage;
import io.jiaohao.core.TicketState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the entries of a hall tell that the hall itself forgets: ended tickets, and counts. */
final class Ledger {
  private final Map<Long, String> numbers = new HashMap<>();
  private final Map<Long, TicketState> ended = new HashMap<>();
  private final Map<Long, Long> announcements = new HashMap<>();
  private final Map<Long, Long> callsOf = new HashMap<>();
  private final Map<Long, CallReason> reasons = new HashMap<>();
  private final Map<Long, Call> calls = new HashMap<>();
  private final Map<Long, List<String>> served = new HashMap<>();
  private final Map<String, Long> servingMs = new HashMap<>();

  private static final class Call {
    final long ticketId;
    final String window;
    String service;
    long startedAtMs;

    Call(long ticketId, String window, String service) {
      this.ticketId = ticketId;
      this.window = window;
      this.service = service;
    }
  }

  /** Takes an entry; {@code leftOver} are the tickets alive before it, if a day turns with it. */
  void entry(Entry entry, List<HallImage.Ticket> leftOver) {
    for (Event event : entry.events()) {
      take(event, entry.atMs(), leftOver);
    }
  }

  private void take(Event event, long atMs, List<HallImage.Ticket> leftOver) {
    if (event instanceof Event.TicketIssued e) {
      numbers.put(e.ticketId(), e.number());
    } else if (event instanceof Event.TicketCancelled e) {
      ended.put(e.ticketId(), TicketState.CANCELLED);
    } else if (event instanceof Event.DayTurned) {
      leftOver.forEach(this::left);
    } else if (event instanceof Event.ActionUndone e) {
      undone(e);
    } else {
      takeCall(event, atMs);
    }
  }

  private void left(HallImage.Ticket ticket) {
    boolean atWindow = ticket.state() == TicketState.SERVING;
    ended.put(ticket.ticketId(), atWindow ? TicketState.UNFINISHED : TicketState.EXPIRED);
  }

  private void takeCall(Event event, long atMs) {
    if (event instanceof Event.TicketCalled e) {
      calls.put(e.callId(), new Call(e.ticketId(), e.window(), e.service()));
      announcements.merge(e.ticketId(), 1L, Long::sum);
      callsOf.merge(e.ticketId(), 1L, Long::sum);
      reasons.put(e.ticketId(), e.reason());
    } else if (event instanceof Event.CallAnnounced e) {
      announcements.merge(calls.get(e.callId()).ticketId, 1L, Long::sum);
    } else if (event instanceof Event.ServiceStarted e) {
      calls.get(e.callId()).startedAtMs = e.startedAtMs();
    } else if (event instanceof Event.ServiceChanged e) {
      calls.get(e.callId()).service = e.service();
    } else if (event instanceof Event.ServiceFinished e) {
      finished(e.callId(), atMs);
    } else if (event instanceof Event.TicketMerged e) {
      finished(e.callId(), atMs);
    } else if (event instanceof Event.TicketTransferred e) {
      endServing(calls.get(e.callId()), atMs);
    } else if (event instanceof Event.TicketHeld e) {
      endServing(calls.get(e.callId()), atMs);
    } else if (event instanceof Event.TicketReturned e) {
      endServing(calls.get(e.callId()), atMs);
    }
  }

  private void finished(long callId, long atMs) {
    Call call = calls.get(callId);
    ended.put(call.ticketId, TicketState.DONE);
    served.put(callId, List.of(call.window, call.service));
    endServing(call, atMs);
  }

  private void endServing(Call call, long atMs) {
    if (call.startedAtMs != 0) {
      servingMs.merge(call.window, atMs - call.startedAtMs, Long::sum);
    }
  }

  /** What was said has been said; what was finished is not. */
  private void undone(Event.ActionUndone e) {
    for (HallImage.Call call : e.calls()) {
      served.remove(call.callId());
      if (call.startedAtMs() != 0) {
        servingMs.merge(call.window(), call.startedAtMs() - e.undoneAtMs(), Long::sum);
      }
    }
    e.tickets().forEach(ticket -> ended.remove(ticket.ticketId()));
  }

  Optional<String> number(long ticketId) {
    return Optional.ofNullable(numbers.get(ticketId));
  }

  /** How a ticket's life ended. */
  Optional<TicketState> end(long ticketId) {
    return Optional.ofNullable(ended.get(ticketId));
  }

  long announcements(long ticketId) {
    return announcements.getOrDefault(ticketId, 0L);
  }

  long calls(long ticketId) {
    return callsOf.getOrDefault(ticketId, 0L);
  }

  Optional<String> reason(long ticketId) {
    return Optional.ofNullable(reasons.get(ticketId)).map(reason -> reason.deciding().name());
  }

  long served(String windowOrService) {
    return served.values().stream().filter(both -> both.contains(windowOrService)).count();
  }

  long servingMs(String window) {
    return servingMs.getOrDefault(window, 0L);
  }
}

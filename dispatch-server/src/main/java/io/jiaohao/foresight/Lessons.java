package io.jiaohao.foresight;

import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.HallImage;
import io.jiaohao.core.PlannedAbsences;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the hall's entries for what they teach about the time that things take. */
final class Lessons {
  /** A gap before a call that is longer teaches nothing: somebody did something else. */
  private static final long LONGEST_GAP_MS = 600_000;

  /** A break that begins so near a planned absence is that absence. */
  private static final long NEAR_MS = 1_200_000;

  private final Learned learned;
  private final Map<Long, Called> calls = new LinkedHashMap<>();
  private final Map<String, Long> freeSinceMs = new LinkedHashMap<>();
  private final Map<String, Long> pausedSinceMs = new LinkedHashMap<>();
  private PlannedAbsences absences = PlannedAbsences.NONE;

  private record Called(String service, String window, long issuedAtMs, long calledAtMs) {}

  Lessons(Learned learned) {
    this.learned = learned;
  }

  void absences(PlannedAbsences planned) {
    absences = planned;
  }

  /** Starts from a hall as it is: calls that are open, nothing about what was before. */
  void restart(HallImage image) {
    calls.clear();
    freeSinceMs.clear();
    pausedSinceMs.clear();
    Map<Long, HallImage.Ticket> tickets = new LinkedHashMap<>();
    image.tickets().forEach(t -> tickets.put(t.ticketId(), t));
    for (HallImage.Call call : image.calls()) {
      HallImage.Ticket ticket = tickets.get(call.ticketId());
      calls.put(
          call.callId(),
          new Called(ticket.service(), call.window(), ticket.issuedAtMs(), call.calledAtMs()));
    }
  }

  void read(Entry entry, Event event) {
    long atMs = entry.atMs();
    if (event instanceof Event.TicketIssued e) {
      learned.arrived(e.wing(), e.service(), e.ticketClass(), e.issuedAtMs());
    } else if (event instanceof Event.TicketCalled e) {
      called(e);
    } else if (event instanceof Event.ServiceFinished e) {
      ended(e.callId(), atMs, true);
    } else if (event instanceof Event.TicketTransferred e) {
      ended(e.callId(), atMs, true);
    } else if (event instanceof Event.TicketMerged e) {
      ended(e.callId(), atMs, true);
    } else if (event instanceof Event.TicketDeferred e) {
      missed(e.callId(), atMs);
    } else if (event instanceof Event.TicketPassed e) {
      missed(e.callId(), atMs);
    } else if (event instanceof Event.TicketReturned e) {
      ended(e.callId(), atMs, false);
    } else if (event instanceof Event.TicketHeld e) {
      ended(e.callId(), atMs, false);
    } else if (event instanceof Event.HeldTicketMissed e) {
      ended(e.callId(), atMs, false);
    } else if (event instanceof Event.ActionUndone e) {
      e.endedCalls().forEach(calls::remove);
      freeSinceMs.remove(e.window());
    } else {
      duty(event, atMs);
    }
  }

  private void duty(Event event, long atMs) {
    if (event instanceof Event.WindowPaused e) {
      freeSinceMs.remove(e.window());
      if (!isPlanned(e.window(), atMs)) {
        pausedSinceMs.put(e.window(), atMs);
      }
    } else if (event instanceof Event.WindowOpened e) {
      Long since = pausedSinceMs.remove(e.window());
      if (since != null) {
        learned.paused(atMs - since);
      }
      freeSinceMs.put(e.window(), atMs);
    } else if (event instanceof Event.WindowClosed e) {
      freeSinceMs.remove(e.window());
      pausedSinceMs.remove(e.window());
    } else if (event instanceof Event.DayTurned e) {
      learned.dayTurned(e.epochDay());
      pausedSinceMs.clear();
      freeSinceMs.clear();
    }
  }

  private boolean isPlanned(String window, long atMs) {
    return absences
        .next(window, atMs - NEAR_MS)
        .filter(a -> a.fromMs() <= atMs + NEAR_MS && a.toMs() > atMs)
        .isPresent();
  }

  private void called(Event.TicketCalled e) {
    calls.put(e.callId(), new Called(e.service(), e.window(), e.issuedAtMs(), e.calledAtMs()));
    Long free = freeSinceMs.remove(e.window());
    if (free != null && e.issuedAtMs() <= free && e.calledAtMs() - free <= LONGEST_GAP_MS) {
      learned.turnedRound(e.calledAtMs() - free);
    }
  }

  private void ended(long callId, long atMs, boolean served) {
    Called call = calls.remove(callId);
    if (call != null) {
      freeSinceMs.put(call.window(), atMs);
      if (served) {
        learned.served(call.service(), atMs - call.calledAtMs());
        learned.called(call.calledAtMs() - call.issuedAtMs(), true);
      }
    }
  }

  private void missed(long callId, long atMs) {
    Called call = calls.remove(callId);
    if (call != null) {
      freeSinceMs.put(call.window(), atMs);
      learned.called(call.calledAtMs() - call.issuedAtMs(), false);
      learned.noShowTook(atMs - call.calledAtMs());
    }
  }
}

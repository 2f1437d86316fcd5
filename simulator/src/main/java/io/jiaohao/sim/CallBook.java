package io.jiaohao.sim;

import io.jiaohao.core.HallPlan;
import io.jiaohao.sim.TicketRecord.Whereabouts;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LongSummaryStatistics;
import java.util.Map;

/** The auditor's own list of windows and calls: which ticket is at which window. */
final class CallBook {
  private final Faults faults;
  private final TicketBook tickets;
  private final CallTimes times;
  private final Tally tally;
  private final Map<String, WindowRecord> windows = new LinkedHashMap<>();
  private final Map<Long, CallRecord> calls = new LinkedHashMap<>();

  CallBook(HallPlan plan, TicketBook tickets, Tally tally, Faults faults) {
    this.faults = faults;
    this.tickets = tickets;
    this.tally = tally;
    this.times = new CallTimes(plan.calls(), faults);
    plan.windows().forEach(window -> windows.put(window.id(), new WindowRecord(window)));
  }

  WindowRecord window(String id) {
    return windows.get(id);
  }

  Collection<WindowRecord> windows() {
    return windows.values();
  }

  CallTimes times() {
    return times;
  }

  /** The call with this id; null if none is known. */
  CallRecord find(long id) {
    return calls.get(id);
  }

  /** A reply or a picture tells of a call at a window. */
  CallRecord meet(WindowRecord window, CallRecord.Facts facts) {
    CallRecord known = calls.get(facts.callId());
    if (known != null) {
      if (!known.facts.window().equals(facts.window())
          || known.facts.ticketId() != facts.ticketId()
          || !known.facts.number().equals(facts.number())) {
        faults.add("%s is also told as %s at %s", known, facts.number(), facts.window());
      }
      return known;
    }
    if (!facts.window().equals(window.window)) {
      faults.add("window %s was told of a call at %s", window.window, facts.window());
    }
    CallRecord call = new CallRecord(facts, tickets.called(facts, window.wing));
    calls.put(call.id(), call);
    times.made(call);
    tally.called++;
    comesToWindow(call);
    if (window.call == null || window.call.id() < call.id()) {
      window.call = call;
    } else {
      unlessShown(call); // A late answer: a window has one call at a time.
    }
    return call;
  }

  /** A call that is over, and that no picture has shown: it was given up before the next one. */
  private void unlessShown(CallRecord call) {
    if (call.announcement == 0 && !call.ended) {
      noShow(call);
    }
  }

  /** Calls that a reply told of, and that no picture has shown in all the time that they had. */
  void sortOutUnseen(long nowMs) {
    for (CallRecord call : calls.values()) {
      long shownNow = windows.get(call.facts.window()).picture.getCallId();
      if (shownNow != call.id() && nowMs >= times.openUntilMs(call)) {
        unlessShown(call);
      }
    }
  }

  private void comesToWindow(CallRecord call) {
    TicketRecord ticket = call.ticket;
    if (call.id() > ticket.newestCall) {
      if (ticket.isOver() || (ticket.isOutOfQueue() && ticket.comingBack.isEmpty())) {
        faults.add("%s: its ticket was %s already", call, ticket.whereabouts);
      }
      ticket.newestCall = call.id();
      ticket.whereabouts = Whereabouts.AT_WINDOW;
    }
  }

  void started(CallRecord call) {
    if (call != null) {
      call.started = true;
      call.ticket.heldAt = "";
      if (call.ended) {
        faults.add("%s: service started after its end", call);
      }
    }
  }

  /** The call is over by somebody's doing. False if it was over before, which is a fault. */
  boolean end(CallRecord call, Whereabouts to) {
    if (call.ended) {
      faults.add("%s ended twice", call);
      return false;
    }
    close(call);
    if (call.ticket.newestCall == call.id()) {
      call.ticket.whereabouts = to;
      call.ticket.heldAt = to == Whereabouts.HELD ? call.facts.window() : "";
    }
    return true;
  }

  /** The call was in vain, says the clerk or the server. */
  void noShow(CallRecord call) {
    if (call.ended) {
      faults.add("%s ended twice", call);
      return;
    }
    if (call.started) {
      faults.add("%s: given up although service had started", call);
    }
    close(call);
    tally.noShows++;
    TicketRecord ticket = call.ticket;
    if (call.id() < ticket.newestCall && ticket.unseenCalls > 0) {
      ticket.unseenCalls--; // It is counted already.
      return;
    }
    boolean moves = ticket.newestCall == call.id() && ticket.whereabouts == Whereabouts.AT_WINDOW;
    tickets.cameToNobody(ticket, times.passesMax(), moves);
  }

  /** The ticket is passed over, says an answer; what is lacking for that were unseen calls. */
  void passedOver(TicketRecord ticket) {
    if (ticket.whereabouts == Whereabouts.WAITING) {
      ticket.unseenCalls += times.passesMax() - ticket.noShows;
      ticket.noShows = times.passesMax();
      ticket.whereabouts = Whereabouts.PASSED;
    }
  }

  /**
   * How many calls were made that nobody was shown: given up before the next picture. Calls are
   * numbered without a gap.
   */
  long unseen() {
    LongSummaryStatistics own =
        calls.values().stream().filter(this::isOwn).mapToLong(CallRecord::id).summaryStatistics();
    return own.getCount() == 0 ? 0 : own.getMax() - own.getMin() + 1 - own.getCount();
  }

  private boolean isOwn(CallRecord call) {
    return call.facts.calledMs() >= tickets.beganMs();
  }

  /** The call has gone from its window's picture without an answer that says why. */
  void gone(WindowRecord window, CallRecord call, long hallMs) {
    if (window.ending == call.id()) {
      call.goneMs = call.goneMs == 0 ? hallMs : call.goneMs;
    } else if (!call.ended) {
      gaveUp(call, hallMs);
    }
  }

  /** The server has given the call up, by this hall time; 0 = no picture has told when. */
  void gaveUp(CallRecord call, long hallMs) {
    times.gaveUp(call, hallMs);
    noShow(call);
  }

  /** The call was a mistake: it counts no more. */
  void takenBack(CallRecord call) {
    close(call);
    call.undone = true;
    tally.called--;
  }

  /** The call is open again. */
  void reopened(CallRecord call) {
    windows.get(call.facts.window()).call = call;
  }

  private void close(CallRecord call) {
    call.ended = true;
    WindowRecord window = windows.get(call.facts.window());
    if (window != null && window.call == call) {
      window.call = null;
    }
  }
}

package io.jiaohao.core;

import static io.jiaohao.core.NaiveFloor.GRANTED;

/** Who is called in the {@link NaiveHall}, and what becomes of it as long as nobody is sent off. */
final class NaiveAtWindow {
  private final NaiveFloor floor;

  NaiveAtWindow(NaiveFloor floor) {
    this.floor = floor;
  }

  String next(Command.CallNext c) {
    NaiveWindow w = floor.windows.get(c.window());
    if (c.finishing() != 0 && w != null && floor.callsNobody(c.window()) != null) {
      return floor.callsNobody(c.window());
    }
    if (c.finishing() != 0) {
      String finished = finish(c.window(), c.finishing(), c.outcome());
      if (finished.equals(GRANTED) && !floor.listFor(c.window()).isEmpty()) {
        floor.callNext(c.window());
      }
      return finished;
    }
    String unready = floor.unready(c.window());
    if (unready == null && floor.listFor(c.window()).isEmpty()) {
      return "NONE_WAITING";
    }
    if (unready == null) {
      floor.callNext(c.window());
    }
    return unready == null ? GRANTED : unready;
  }

  String callTicket(Command.CallTicket c) {
    String fault = chosenFault(c.window(), c.ticketId());
    if (fault != null) {
      return fault;
    }
    if (!floor.plan.life().callReasons().contains(c.reason())) {
      return "UNKNOWN_REASON";
    }
    return callChosen(c.window(), floor.ticket(c.ticketId()), TicketState.WAITING, "NOT_WAITING");
  }

  String resumeTicket(Command.ResumeTicket c) {
    String fault = chosenFault(c.window(), c.ticketId());
    return fault == null
        ? callChosen(c.window(), floor.ticket(c.ticketId()), TicketState.HELD, "NOT_ON_HOLD")
        : fault;
  }

  private String chosenFault(String window, long ticketId) {
    if (!floor.windows.containsKey(window)) {
      return "UNKNOWN_WINDOW";
    }
    String fault = floor.ticketFault(ticketId);
    return fault == null ? floor.unready(window) : fault;
  }

  private String callChosen(String window, NaiveTicket t, TicketState must, String otherwise) {
    if (!t.is(must)) {
      return otherwise;
    }
    if (floor.services.window(window).filter(w -> w.wing().equals(t.wing)).isEmpty()) {
      return "SERVICE_NOT_HERE";
    }
    floor.openCall(t, window);
    return GRANTED;
  }

  String recall(Command.Recall c) {
    String fault = presentFault(c.window(), c.callId());
    if (fault != null) {
      return fault;
    }
    NaiveCall call = floor.call(c.callId());
    if (call.announced >= floor.plan.calls().maxCalls()) {
      return "RECALL_LIMIT";
    }
    if (floor.nowMs - call.announcedAtMs < floor.plan.calls().recallMinGapMs()) {
      return "RECALL_TOO_SOON";
    }
    announceAgain(call);
    return GRANTED;
  }

  private void announceAgain(NaiveCall call) {
    floor.announce(call);
    call.ticket.moves++;
  }

  /** Nobody can be missed who had to leave. */
  private String presentFault(String window, long callId) {
    String fault = floor.fault(window, callId);
    if (fault != null) {
      return fault;
    }
    return floor.leftSince.containsKey(floor.call(callId).ticket.wing)
        ? "EVACUATION"
        : calledFault(window, callId);
  }

  private String calledFault(String window, long callId) {
    String fault = floor.fault(window, callId);
    if (fault != null) {
      return fault;
    }
    return floor.call(callId).ticket.is(TicketState.CALLED) ? null : "ALREADY_STARTED";
  }

  String start(Command.StartService c) {
    String fault = calledFault(c.window(), c.callId());
    if (fault != null) {
      return fault;
    }
    NaiveCall call = floor.call(c.callId());
    call.ticket.becomes(TicketState.SERVING);
    call.ticket.forgetHold();
    call.startedAtMs = floor.nowMs;
    return GRANTED;
  }

  String finish(String window, long callId, String outcome) {
    String fault = floor.fault(window, callId);
    if (fault != null) {
      return fault;
    }
    if (!outcome.isEmpty() && !floor.plan.outcomes().contains(outcome)) {
      return "UNKNOWN_OUTCOME";
    }
    endWell(floor.call(callId));
    floor.rest(floor.call(callId));
    return GRANTED;
  }

  void endWell(NaiveCall call) {
    call.finished = true;
    call.clerk = floor.windows.get(call.window).clerk;
    call.service = call.ticket.service;
    call.day = floor.day;
    floor.leave(call.ticket, TicketState.DONE);
    floor.end(call);
    floor.diary.add("served");
    floor.overtime.note(call);
  }

  String noShow(Command.MarkNoShow c) {
    String fault = presentFault(c.window(), c.callId());
    if (fault != null) {
      return fault;
    }
    NaiveCall call = floor.call(c.callId());
    if (call.announced < floor.plan.calls().minCallsForNoShow()) {
      return "NOT_CALLED_ENOUGH";
    }
    missed(call).run();
    return GRANTED;
  }

  /** What comes due, seen from now: one more announcement, or the end of patience. */
  Runnable deed(NaiveCall call) {
    return call.announced < floor.plan.calls().maxCalls()
        ? () -> announceAgain(call)
        : missed(call);
  }

  private Runnable missed(NaiveCall call) {
    NaiveTicket t = call.ticket;
    NaiveTicket other = floor.queues.placesDown(t, floor.plan.calls().deferPlaces());
    return () -> {
      floor.end(call);
      floor.rest(call);
      floor.diary.add("no-show");
      if (!t.holdWindow.isEmpty()) {
        t.becomes(TicketState.HELD);
        return;
      }
      t.noShows++;
      if (t.noShows >= floor.plan.calls().maxPasses()) {
        t.becomes(TicketState.PASSED);
        t.passedAtMs = floor.nowMs;
        floor.diary.add("passed");
        return;
      }
      t.becomes(TicketState.WAITING);
      if (other != null) {
        floor.queues.putBehind(t, other);
      }
    };
  }

  String giveBack(Command.ReturnTicket c) {
    String fault = floor.fault(c.window(), c.callId());
    return fault == null ? giveBack(c.callId(), c.reason()) : fault;
  }

  String release(Command.ReleaseCall c) {
    String fault = floor.callFault(c.callId());
    return fault == null ? giveBack(c.callId(), c.reason()) : fault;
  }

  private String giveBack(long callId, String reason) {
    if (!floor.plan.returnReasons().contains(reason)) {
      return "UNKNOWN_REASON";
    }
    giveBack(floor.call(callId));
    return GRANTED;
  }

  void giveBack(NaiveCall call) {
    call.ticket.becomes(TicketState.WAITING);
    call.ticket.forgetHold();
    floor.end(call);
    floor.diary.add("returned");
  }
}

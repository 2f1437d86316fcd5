package io.jiaohao.core;

import static io.jiaohao.core.NaiveFloor.GRANTED;

/**
 * How a visitor who is being served goes on in the {@link NaiveHall}: held, sent, one more thing.
 */
final class NaiveSending {
  private final NaiveFloor floor;
  private final NaiveAtWindow atWindow;

  NaiveSending(NaiveFloor floor, NaiveAtWindow atWindow) {
    this.floor = floor;
    this.atWindow = atWindow;
  }

  private String servingFault(String window, long callId) {
    String fault = floor.fault(window, callId);
    if (fault != null) {
      return fault;
    }
    return floor.call(callId).ticket.is(TicketState.SERVING) ? null : "NOT_SERVING";
  }

  String hold(Command.HoldTicket c) {
    String fault = servingFault(c.window(), c.callId());
    if (fault != null) {
      return fault;
    }
    if (!floor.plan.life().holdReasons().contains(c.reason())) {
      return "UNKNOWN_REASON";
    }
    if (c.untilMs() != 0 && c.untilMs() <= floor.nowMs) {
      return "BAD_TIME";
    }
    hold(floor.call(c.callId()), c.reason(), c.untilMs());
    return GRANTED;
  }

  void hold(NaiveCall call, String reason, long untilMs) {
    NaiveTicket t = call.ticket;
    t.becomes(TicketState.HELD);
    t.holdWindow = call.window;
    t.holdReason = reason;
    t.heldAtMs = floor.nowMs;
    t.heldUntilMs = untilMs;
    floor.end(call);
  }

  String add(Command.AddService c) {
    String fault = otherServiceFault(c.window(), c.callId(), c.service());
    if (fault == null) {
      NaiveCall call = floor.call(c.callId());
      call.alsoServed.add(c.service());
      call.ticket.moves++;
    }
    return fault == null ? GRANTED : fault;
  }

  String change(Command.ChangeService c) {
    String fault = otherServiceFault(c.window(), c.callId(), c.service());
    if (fault == null) {
      NaiveTicket t = floor.call(c.callId()).ticket;
      floor.queues.remove(t);
      t.service = c.service();
      t.moves++;
      floor.queues.add(t);
    }
    return fault == null ? GRANTED : fault;
  }

  private String otherServiceFault(String window, long callId, String service) {
    String fault = servingFault(window, callId);
    if (fault != null) {
      return fault;
    }
    return floor.services.serves(window, service) ? null : "NOT_SERVED_HERE";
  }

  String transfer(Command.TransferTicket c) {
    String fault = servingFault(c.window(), c.callId());
    if (fault != null) {
      return fault;
    }
    NaiveCall call = floor.call(c.callId());
    NaiveTicket t = call.ticket;
    String wing = c.target().wing().isEmpty() ? t.wing : c.target().wing();
    String service = c.target().service().isEmpty() ? t.service : c.target().service();
    String wrong = targetFault(wing, service, c.target().window());
    if (wrong != null) {
      return wrong;
    }
    if (floor.otherOf(t.person, service, t) != null) {
      return merge(call);
    }
    floor.queues.remove(t);
    floor.end(call);
    t.becomes(TicketState.WAITING);
    t.wing = wing;
    t.service = service;
    t.onlyWindow = c.target().window();
    if (c.place() == Command.Place.ANEW) {
      NaiveIssuing.release(floor, t, floor.nowMs);
    }
    floor.queues.add(t);
    return GRANTED;
  }

  private String merge(NaiveCall call) {
    if (!floor.plan.life().mergeOnTransfer()) {
      return "PERSON_HAS_TICKET";
    }
    atWindow.endWell(call);
    return GRANTED;
  }

  private String targetFault(String wing, String service, String window) {
    if (floor.services.service(service).isEmpty()) {
      return "UNKNOWN_SERVICE";
    }
    if (!floor.services.isServedIn(wing, service)) {
      return "SERVICE_NOT_HERE";
    }
    if (window.isEmpty()) {
      return null;
    }
    if (floor.services.window(window).isEmpty()) {
      return "UNKNOWN_WINDOW";
    }
    boolean there = floor.services.window(window).orElseThrow().wing().equals(wing);
    if (!there || !floor.services.serves(window, service)) {
      return "NOT_SERVED_HERE";
    }
    return floor.shut(floor.windows.get(window)) == null ? null : "WINDOW_CLOSED";
  }
}

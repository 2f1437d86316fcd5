package io.jiaohao.core;

import io.jiaohao.core.Refusal.Reason;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What all rules look at: the hall, its plan and the moment. */
abstract class Rules {
  static final long NO_CALL = 0;

  final HallState hall;
  final PlanIndex plan;
  final long nowMs;

  Rules(HallState hall, long nowMs) {
    this.hall = hall;
    this.plan = hall.planIndex();
    this.nowMs = nowMs;
  }

  HallPlan.CallRules calls() {
    return plan.plan().calls();
  }

  HallPlan.LifeRules life() {
    return plan.plan().life();
  }

  Decision onDesk(String window, Function<Desk, Decision> action) {
    Desk desk = hall.desks().get(window);
    return desk == null ? unknown(Reason.UNKNOWN_WINDOW, "window", window) : action.apply(desk);
  }

  /** Staff actions name the call: a stale screen cannot touch the window's next visitor. */
  Decision onCall(String window, long callId, Function<OpenCall, Decision> action) {
    return onDesk(
        window,
        desk ->
            onCall(
                callId,
                call ->
                    call.desk == desk
                        ? action.apply(call)
                        : Decision.refused(
                            Reason.NOT_YOUR_CALL,
                            "call " + callId + " is at " + call.desk.window)));
  }

  Decision onCall(long callId, Function<OpenCall, Decision> action) {
    OpenCall call = hall.calls().get(callId);
    if (call != null) {
      return action.apply(call);
    }
    return callId > 0 && callId <= hall.lastCallId()
        ? Decision.refused(Reason.CALL_ENDED, "call: " + callId)
        : unknown(Reason.UNKNOWN_CALL, "call", Long.toString(callId));
  }

  Decision onTicket(long ticketId, Function<Ticket, Decision> action) {
    Ticket ticket = hall.tickets().get(ticketId);
    if (ticket != null) {
      return action.apply(ticket);
    }
    return ticketId > 0 && ticketId <= hall.lastTicketId()
        ? Decision.refused(Reason.TICKET_ENDED, "ticket: " + ticketId)
        : unknown(Reason.UNKNOWN_TICKET, "ticket", Long.toString(ticketId));
  }

  /** Why nobody is called, announced or given a number there, if everybody has to leave. */
  Optional<Decision> evacuated(String wing) {
    return hall.evacuations().containsKey(wing)
        ? Optional.of(Decision.refused(Reason.EVACUATION, "wing: " + wing))
        : Optional.empty();
  }

  static Decision busy(Desk desk) {
    return Decision.refused(
        Reason.WINDOW_BUSY, "window " + desk.window + " has call " + desk.callId);
  }

  static Decision unknown(Reason reason, String what, String value) {
    return Decision.refused(reason, what + ": " + value + " (expected: one of the hall's)");
  }

  static Decision notOneOf(Reason reason, String what, String value, List<String> expected) {
    return Decision.refused(reason, what + ": " + value + " (expected: one of " + expected + ")");
  }

  /** A planned time is 0 = unknown, or ahead and within a day. */
  Decision badTime(long atMs) {
    return Decision.refused(
        Reason.BAD_TIME, "time: " + atMs + " (expected: 0, or after now, " + nowMs + ")");
  }

  /** One person waits once for a service. */
  Optional<Decision> hasAnother(String person, String service) {
    return hall.persons()
        .with(person, service)
        .map(t -> Decision.refused(Reason.PERSON_HAS_TICKET, "ticket: " + t.number));
  }
}

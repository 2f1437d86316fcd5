package io.jiaohao.core;

import io.jiaohao.core.Refusal.Reason;
import java.util.Optional;
import java.util.function.BiFunction;

/** Who is called to a window: by order, by hand, or back from hold. */
final class NextCall extends Rules {
  NextCall(HallState hall, long nowMs) {
    super(hall, nowMs);
  }

  Decision next(Command.CallNext c) {
    return onDesk(
        c.window(), desk -> c.finishing() == NO_CALL ? next(desk) : finishAndNext(desk, c));
  }

  /** Why nobody can be called to this window now. */
  Optional<Decision> unready(Desk desk) {
    if (desk.callId != NO_CALL) {
      return Optional.of(busy(desk));
    }
    return shut(desk);
  }

  private Optional<Decision> shut(Desk desk) {
    Optional<Decision> evacuated = evacuated(plan.wingOf(desk.window));
    if (evacuated.isPresent()) {
      return evacuated;
    }
    if (!desk.open) {
      return Optional.of(Decision.refused(Reason.WINDOW_CLOSED, "window: " + desk.window));
    }
    return desk.isPaused()
        ? Optional.of(Decision.refused(Reason.WINDOW_PAUSED, "window: " + desk.window))
        : Optional.empty();
  }

  private Decision next(Desk desk) {
    Optional<Decision> unready = unready(desk);
    if (unready.isPresent()) {
      return unready.get();
    }
    Choice choice = Choice.forDesk(desk, plan);
    return choice.ticket() == null
        ? Decision.refused(Reason.NONE_WAITING, "")
        : Decision.accepted(called(desk, choice));
  }

  /** Finishing stands even if nobody is waiting: then the answer has no new call. */
  private Decision finishAndNext(Desk desk, Command.CallNext c) {
    Optional<Decision> shut = shut(desk);
    if (shut.isPresent()) {
      return shut.get();
    }
    Decision finish =
        new AtWindow(hall, nowMs)
            .finish(new Command.FinishService(c.window(), c.finishing(), c.outcome()));
    if (!(finish instanceof Decision.Accepted finished)) {
      return finish;
    }
    Choice choice = Choice.forDesk(desk, plan);
    return choice.ticket() == null
        ? finished
        : Decision.accepted(finished.events().get(0), called(desk, choice));
  }

  /** The call of whoever the order puts first for this window. */
  Event.TicketCalled called(Desk desk, Choice choice) {
    Ticket ticket = choice.ticket();
    try {
      return called(desk, ticket, choice.reason(plan.plan().order().rule()));
    } catch (RuntimeException e) {
      throw new TicketFaultException(ticket.id, e);
    }
  }

  private Event.TicketCalled called(Desk desk, Ticket ticket, CallReason reason) {
    return called(
        desk,
        ticket.id,
        ticket.number,
        ticket.service(),
        ticket.ticketClass,
        ticket.issuedAtMs,
        reason);
  }

  /** The call of a visitor who gets the number at the window itself. */
  Event.TicketCalled calledAtOnce(Desk desk, Event.TicketIssued issued) {
    return called(
        desk,
        issued.ticketId(),
        issued.number(),
        issued.service(),
        issued.ticketClass(),
        issued.issuedAtMs(),
        pastTheOrder(desk, issued.key(), CallReason.Deciding.ISSUED_HERE, ""));
  }

  private Event.TicketCalled called(
      Desk desk,
      long ticketId,
      String number,
      String service,
      String ticketClass,
      long issuedAtMs,
      CallReason reason) {
    return new Event.TicketCalled(
        hall.lastCallId() + 1,
        ticketId,
        number,
        service,
        ticketClass,
        issuedAtMs,
        desk.window,
        nowMs,
        new AtWindow(hall, nowMs).nextDeadlineMs(1),
        reason);
  }

  private CallReason pastTheOrder(
      Desk desk, OrderKey key, CallReason.Deciding deciding, String byHand) {
    return new CallReason(
        plan.plan().order().rule(), key.dueMs(), 0, 0, deciding, byHand, desk.inARow);
  }

  Decision callTicket(Command.CallTicket c) {
    return choose(c.window(), c.ticketId(), (desk, ticket) -> callTicket(desk, ticket, c.reason()));
  }

  private Decision callTicket(Desk desk, Ticket ticket, String reason) {
    if (!life().callReasons().contains(reason)) {
      return notOneOf(Reason.UNKNOWN_REASON, "reason", reason, life().callReasons());
    }
    return Move.CALL.allowedFrom(ticket.state())
        ? chosen(desk, ticket, CallReason.Deciding.BY_HAND, reason)
        : Decision.refused(Reason.NOT_WAITING, "ticket " + ticket.number + " is " + ticket.state());
  }

  Decision resume(Command.ResumeTicket c) {
    return choose(
        c.window(),
        c.ticketId(),
        (desk, ticket) ->
            Move.RESUME.allowedFrom(ticket.state())
                ? chosen(desk, ticket, CallReason.Deciding.RESUMED, "")
                : Decision.refused(Reason.NOT_ON_HOLD, "ticket: " + ticket.number));
  }

  /** A clerk at a window that is free chooses a visitor. */
  private Decision choose(String window, long ticketId, BiFunction<Desk, Ticket, Decision> then) {
    return onDesk(
        window,
        desk ->
            onTicket(ticketId, ticket -> unready(desk).orElseGet(() -> then.apply(desk, ticket))));
  }

  /** Nobody is called across the street. */
  private Decision chosen(Desk desk, Ticket ticket, CallReason.Deciding deciding, String reason) {
    return plan.window(desk.window).filter(w -> w.wing().equals(ticket.wing())).isEmpty()
        ? Decision.refused(Reason.SERVICE_NOT_HERE, "ticket " + ticket.number + " waits elsewhere")
        : Decision.accepted(
            called(desk, ticket, pastTheOrder(desk, ticket.key(), deciding, reason)));
  }
}

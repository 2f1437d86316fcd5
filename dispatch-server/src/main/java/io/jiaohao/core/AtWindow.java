package io.jiaohao.core;

import io.jiaohao.core.Refusal.Reason;
import java.util.List;
import java.util.Optional;

/** What becomes of a visitor who has been called. */
final class AtWindow extends Rules {
  AtWindow(HallState hall, long nowMs) {
    super(hall, nowMs);
  }

  Decision recall(Command.Recall c) {
    return onCall(c.window(), c.callId(), this::recalled);
  }

  private Decision recalled(OpenCall call) {
    return evacuated(call.ticket.wing()).orElseGet(() -> announceable(call));
  }

  private Decision announceable(OpenCall call) {
    if (!Move.ANNOUNCE.allowedFrom(call.ticket.state())) {
      return started(call);
    }
    if (call.announcement() >= calls().maxCalls()) {
      return Decision.refused(
          Reason.RECALL_LIMIT,
          "calls: " + call.announcement() + " (expected: below " + calls().maxCalls() + ")");
    }
    long sinceMs = nowMs - call.announcedAtMs();
    return sinceMs < calls().recallMinGapMs()
        ? Decision.refused(
            Reason.RECALL_TOO_SOON,
            "after ms: " + sinceMs + " (expected: at least " + calls().recallMinGapMs() + ")")
        : Decision.accepted(announced(call));
  }

  private static Decision started(OpenCall call) {
    return Decision.refused(Reason.ALREADY_STARTED, "call: " + call.id);
  }

  Event announced(OpenCall call) {
    int nth = call.announcement() + 1;
    return new Event.CallAnnounced(call.id, nth, nowMs, nextDeadlineMs(nth));
  }

  long nextDeadlineMs(int announcement) {
    return nowMs
        + (announcement < calls().maxCalls() ? calls().intervalMs() : calls().noShowAfterMs());
  }

  Decision start(Command.StartService c) {
    return onCall(
        c.window(),
        c.callId(),
        call ->
            Move.START.allowedFrom(call.ticket.state())
                ? Decision.accepted(new Event.ServiceStarted(call.id, nowMs))
                : started(call));
  }

  Decision finish(Command.FinishService c) {
    return onCall(c.window(), c.callId(), call -> finished(call, c.outcome()));
  }

  private Decision finished(OpenCall call, String said) {
    List<String> outcomes = plan.plan().outcomes();
    String outcome = said.isEmpty() ? outcomes.get(0) : said;
    return outcomes.contains(outcome)
        ? Decision.accepted(new Event.ServiceFinished(call.id, outcome, overtimeMs(call)))
        : notOneOf(Reason.UNKNOWN_OUTCOME, "outcome", outcome, outcomes);
  }

  /** From the call on, not from the start of service: many clerks just call and finish. */
  private long overtimeMs(OpenCall call) {
    return plan.calendar()
        .overtimeMs(call.desk.window, hall.dayBeganAtMs(), call.calledAtMs, nowMs);
  }

  Decision noShow(Command.MarkNoShow c) {
    return onCall(c.window(), c.callId(), this::missed);
  }

  private Decision missed(OpenCall call) {
    return evacuated(call.ticket.wing()).orElseGet(() -> missable(call));
  }

  private Decision missable(OpenCall call) {
    if (!Move.DEFER.allowedFrom(call.ticket.state())) {
      return started(call);
    }
    int least = calls().minCallsForNoShow();
    return call.announcement() < least
        ? Decision.refused(
            Reason.NOT_CALLED_ENOUGH,
            "calls: " + call.announcement() + " (expected: at least " + least + ")")
        : Decision.accepted(noShow(call));
  }

  Event noShow(OpenCall call) {
    Ticket ticket = call.ticket;
    if (ticket.isBackFromHold()) {
      return new Event.HeldTicketMissed(call.id);
    }
    return ticket.passes() + 1 >= calls().maxPasses()
        ? new Event.TicketPassed(call.id)
        : new Event.TicketDeferred(call.id, placesDown(ticket));
  }

  /** The key of a ticket that is put down in its own queue. */
  OrderKey placesDown(Ticket ticket) {
    ServiceLine line = hall.lines().get(new HallState.LineId(ticket.wing(), ticket.service()));
    return line == null ? ticket.key() : line.placesBehind(ticket, calls().deferPlaces());
  }

  Decision giveBack(Command.ReturnTicket c) {
    return onCall(c.window(), c.callId(), call -> returned(call, c.reason()));
  }

  Decision release(Command.ReleaseCall c) {
    return onCall(c.callId(), call -> returned(call, c.reason()));
  }

  private Decision returned(OpenCall call, String reason) {
    List<String> reasons = plan.plan().returnReasons();
    return reasons.contains(reason)
        ? Decision.accepted(new Event.TicketReturned(call.id, reason))
        : notOneOf(Reason.UNKNOWN_REASON, "reason", reason, reasons);
  }

  Decision hold(Command.HoldTicket c) {
    return onCall(c.window(), c.callId(), call -> held(call, c));
  }

  private Decision held(OpenCall call, Command.HoldTicket c) {
    if (!Move.HOLD.allowedFrom(call.ticket.state())) {
      return notServing(call);
    }
    if (!life().holdReasons().contains(c.reason())) {
      return notOneOf(Reason.UNKNOWN_REASON, "reason", c.reason(), life().holdReasons());
    }
    return c.untilMs() != 0 && c.untilMs() <= nowMs
        ? badTime(c.untilMs())
        : Decision.accepted(new Event.TicketHeld(call.id, c.reason(), c.untilMs(), nowMs));
  }

  private static Decision notServing(OpenCall call) {
    return Decision.refused(Reason.NOT_SERVING, "call: " + call.id);
  }

  Decision addService(Command.AddService c) {
    return onCall(
        c.window(),
        c.callId(),
        call -> served(call, c.service(), new Event.ServiceAdded(call.id, c.service())));
  }

  Decision changeService(Command.ChangeService c) {
    return onCall(
        c.window(),
        c.callId(),
        call -> served(call, c.service(), new Event.ServiceChanged(call.id, c.service())));
  }

  private Decision served(OpenCall call, String service, Event event) {
    if (!Move.CHANGE.allowedFrom(call.ticket.state())) {
      return notServing(call);
    }
    return plan.serves(call.desk.window, service)
        ? Decision.accepted(event)
        : Decision.refused(Reason.NOT_SERVED_HERE, "service: " + service);
  }

  Decision transfer(Command.TransferTicket c) {
    return onCall(c.window(), c.callId(), call -> transferred(call, c.target(), c.place()));
  }

  private Decision transferred(OpenCall call, Command.Target target, Command.Place place) {
    Ticket ticket = call.ticket;
    if (!Move.TRANSFER.allowedFrom(ticket.state())) {
      return notServing(call);
    }
    String wing = target.wing().isEmpty() ? ticket.wing() : target.wing();
    String service = target.service().isEmpty() ? ticket.service() : target.service();
    Optional<Decision> wrong = wrong(wing, service, target.window());
    if (wrong.isPresent()) {
      return wrong.get();
    }
    Optional<Ticket> there = hall.persons().besides(ticket, service);
    if (there.isPresent()) {
      return life().mergeOnTransfer()
          ? Decision.accepted(new Event.TicketMerged(call.id, there.get().id, overtimeMs(call)))
          : Decision.refused(Reason.PERSON_HAS_TICKET, "ticket: " + there.get().number);
    }
    return Decision.accepted(
        new Event.TicketTransferred(
            call.id, wing, service, target.window(), keyAt(ticket, service, place)));
  }

  /** Why a visitor cannot be sent there. */
  private Optional<Decision> wrong(String wing, String service, String window) {
    if (plan.service(service).isEmpty()) {
      return Optional.of(unknown(Reason.UNKNOWN_SERVICE, "service", service));
    }
    if (!plan.wingsServing(service).contains(wing)) {
      return Optional.of(
          Decision.refused(
              Reason.SERVICE_NOT_HERE,
              "service " + service + " is served in " + plan.wingsServing(service)));
    }
    return window.isEmpty() ? Optional.empty() : wrongWindow(wing, service, window);
  }

  private Optional<Decision> wrongWindow(String wing, String service, String id) {
    Optional<HallPlan.Window> window = plan.window(id);
    if (window.isEmpty()) {
      return Optional.of(unknown(Reason.UNKNOWN_WINDOW, "window", id));
    }
    if (!window.get().wing().equals(wing) || !plan.serves(id, service)) {
      return Optional.of(
          Decision.refused(Reason.NOT_SERVED_HERE, "service: " + service + ", window: " + id));
    }
    Desk desk = hall.desks().get(id);
    return desk.open && !desk.isPaused()
        ? Optional.empty()
        : Optional.of(Decision.refused(Reason.WINDOW_CLOSED, "window: " + id));
  }

  private OrderKey keyAt(Ticket ticket, String service, Command.Place place) {
    if (place == Command.Place.KEEPS) {
      return ticket.key();
    }
    HallPlan.TicketClass ticketClass = plan.ticketClass(ticket.ticketClass).orElseThrow();
    HallPlan.Service to = plan.service(service).orElseThrow();
    return OrderKey.of(plan.order().dueMs(ticketClass, to, nowMs), nowMs, ticket.id);
  }
}

package io.jiaohao.core;

import io.jiaohao.core.Refusal.Reason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a command means in a hall at a moment. Reads, never writes; the stamp is the only time that
 * it knows. A refusal is a value, an exception here is a fault of ours.
 */
public final class HallRules implements Command.Cases<Decision> {
  /** What an open call gets on top of the time that the server was away. */
  static final long RESUME_GRACE_MS = 30_000;

  /** Deadlines that one tick settles at most; the engine ticks again while some are due. */
  static final int DEADLINES_PER_TICK_MAX = 256;

  private static final long NO_CALL = 0;

  private final HallState hall;
  private final PlanIndex plan;
  private final long nowMs;

  private HallRules(HallState hall, long nowMs) {
    this.hall = hall;
    this.plan = hall.planIndex();
    this.nowMs = nowMs;
  }

  /** Decides one of the server's own commands. */
  public static Decision decide(HallState hall, Command command, long nowMs) {
    if (hall.planIndex() == null && !(command instanceof Command.AdoptPlan)) {
      return Decision.refused(Reason.HALL_CLOSED, "plan: none (expected: a plan first)");
    }
    return command.match(new HallRules(hall, nowMs));
  }

  /** Decides a device's request: a repeat of a granted one is answered from memory. */
  public static Decision decide(HallState hall, Origin origin, Command command, long nowMs) {
    Optional<Decision> remembered = hall.requests().recall(origin, command);
    return remembered.isPresent() ? remembered.get() : decide(hall, command, nowMs);
  }

  @Override
  public Decision adoptPlan(Command.AdoptPlan c) {
    if (plan != null && plan.plan().equals(c.plan())) {
      return Decision.accepted();
    }
    PlanIndex adopted = new PlanIndex(c.plan());
    Event.PlanAdopted event = new Event.PlanAdopted(c.plan());
    return plan == null ? Decision.accepted(event, dayTurned(adopted)) : Decision.accepted(event);
  }

  @Override
  public Decision resume(Command.Resume c) {
    long gapMs = Math.max(0, nowMs - hall.atMs());
    return Decision.accepted(new Event.HallResumed(gapMs, gapMs + RESUME_GRACE_MS));
  }

  @Override
  public Decision tick(Command.Tick c) {
    if (nowMs >= hall.dayEndsAtMs()) {
      return Decision.accepted(dayTurned(plan));
    }
    List<Event> events = new ArrayList<>();
    for (HallState.Deadline deadline : hall.deadlines()) {
      if (deadline.atMs() > nowMs || events.size() >= DEADLINES_PER_TICK_MAX) {
        break;
      }
      events.add(due(hall.calls().get(deadline.callId())));
    }
    return new Decision.Accepted(events);
  }

  private Event due(OpenCall call) {
    return call.announcement() < rules().maxCalls() ? announced(call) : noShow(call);
  }

  @Override
  public Decision issueTicket(Command.IssueTicket c) {
    if (plan.wing(c.wing()).isEmpty()) {
      return unknown(Reason.UNKNOWN_WING, "wing", c.wing());
    }
    Optional<HallPlan.Service> service = plan.service(c.service());
    if (service.isEmpty()) {
      return unknown(Reason.UNKNOWN_SERVICE, "service", c.service());
    }
    Optional<HallPlan.TicketClass> ticketClass = plan.ticketClass(c.ticketClass());
    if (ticketClass.isEmpty()) {
      return unknown(Reason.UNKNOWN_CLASS, "class", c.ticketClass());
    }
    List<String> wings = plan.wingsServing(c.service());
    if (!wings.contains(c.wing())) {
      return Decision.refused(
          Reason.SERVICE_NOT_HERE, "service " + c.service() + " is served in " + wings);
    }
    Optional<Decision> shut = new IssueGate(hall, nowMs).refusal(c.wing(), service.get());
    if (shut.isPresent()) {
      return shut.get();
    }
    if (hall.waiting() >= plan.plan().maxWaiting()) {
      return Decision.refused(
          Reason.HALL_FULL, "waiting: " + hall.waiting() + " (expected: below the hall's limit)");
    }
    return Decision.accepted(issued(c.wing(), service.get(), ticketClass.get()));
  }

  private Event issued(String wing, HallPlan.Service service, HallPlan.TicketClass ticketClass) {
    long id = hall.lastTicketId() + 1;
    int counter = hall.counter(service.prefix()) + 1;
    ServiceLine line = hall.lines().get(new HallState.LineId(wing, service.id()));
    return new Event.TicketIssued(
        id,
        service.prefix() + padded(counter),
        counter,
        wing,
        service.id(),
        ticketClass.id(),
        nowMs,
        OrderKey.of(plan.order().dueMs(ticketClass, service, nowMs), nowMs, id),
        line == null ? 0 : line.waiting());
  }

  private String padded(int counter) {
    String digits = Integer.toString(counter);
    int missing = plan.plan().numberDigits() - digits.length();
    return missing <= 0 ? digits : "0".repeat(missing) + digits;
  }

  @Override
  public Decision cancelTicket(Command.CancelTicket c) {
    Ticket ticket = hall.tickets().get(c.ticketId());
    if (ticket == null) {
      return c.ticketId() > 0 && c.ticketId() <= hall.lastTicketId()
          ? Decision.refused(Reason.TICKET_ENDED, "ticket: " + c.ticketId())
          : unknown(Reason.UNKNOWN_TICKET, "ticket", Long.toString(c.ticketId()));
    }
    if (!Move.CANCEL.allowedFrom(ticket.state())) {
      return Decision.refused(Reason.NOT_WAITING, "ticket " + c.ticketId() + " is at a window");
    }
    return Decision.accepted(new Event.TicketCancelled(c.ticketId()));
  }

  @Override
  public Decision openWindow(Command.OpenWindow c) {
    Desk desk = hall.desks().get(c.window());
    if (desk == null) {
      return unknown(Reason.UNKNOWN_WINDOW, "window", c.window());
    }
    return desk.open
        ? Decision.refused(Reason.WINDOW_OPEN, "window: " + c.window())
        : Decision.accepted(new Event.WindowOpened(c.window()));
  }

  @Override
  public Decision closeWindow(Command.CloseWindow c) {
    Desk desk = hall.desks().get(c.window());
    if (desk == null) {
      return unknown(Reason.UNKNOWN_WINDOW, "window", c.window());
    }
    if (!desk.open) {
      return Decision.refused(Reason.WINDOW_CLOSED, "window: " + c.window());
    }
    return desk.callId == NO_CALL
        ? Decision.accepted(new Event.WindowClosed(c.window()))
        : busy(desk);
  }

  @Override
  public Decision loseDevice(Command.LoseDevice c) {
    Desk desk = hall.desks().get(c.window());
    if (desk == null) {
      return unknown(Reason.UNKNOWN_WINDOW, "window", c.window());
    }
    return desk.offline ? Decision.accepted() : Decision.accepted(new Event.DeviceLost(c.window()));
  }

  @Override
  public Decision regainDevice(Command.RegainDevice c) {
    Desk desk = hall.desks().get(c.window());
    if (desk == null) {
      return unknown(Reason.UNKNOWN_WINDOW, "window", c.window());
    }
    return desk.offline ? Decision.accepted(new Event.DeviceBack(c.window())) : Decision.accepted();
  }

  @Override
  public Decision callNext(Command.CallNext c) {
    Desk desk = hall.desks().get(c.window());
    if (desk == null) {
      return unknown(Reason.UNKNOWN_WINDOW, "window", c.window());
    }
    if (!desk.open) {
      return Decision.refused(Reason.WINDOW_CLOSED, "window: " + c.window());
    }
    return c.finishing() == NO_CALL ? next(desk) : finishAndNext(desk, c);
  }

  private Decision next(Desk desk) {
    if (desk.callId != NO_CALL) {
      return busy(desk);
    }
    Choice choice = Choice.forDesk(desk);
    return choice.ticket() == null
        ? Decision.refused(Reason.NONE_WAITING, "")
        : Decision.accepted(called(desk, choice));
  }

  /** Finishing stands even if nobody is waiting: then the answer has no new call. */
  private Decision finishAndNext(Desk desk, Command.CallNext c) {
    Decision finish =
        finishService(new Command.FinishService(c.window(), c.finishing(), c.outcome()));
    if (!(finish instanceof Decision.Accepted finished)) {
      return finish;
    }
    Choice choice = Choice.forDesk(desk);
    return choice.ticket() == null
        ? finished
        : Decision.accepted(finished.events().get(0), called(desk, choice));
  }

  private Event called(Desk desk, Choice choice) {
    Ticket ticket = choice.ticket();
    return new Event.TicketCalled(
        hall.lastCallId() + 1,
        ticket.id,
        ticket.number,
        ticket.service,
        ticket.ticketClass,
        ticket.issuedAtMs,
        desk.window,
        nowMs,
        nextDeadlineMs(1),
        choice.reason(plan.plan().order().rule()));
  }

  @Override
  public Decision recall(Command.Recall c) {
    return onCall(c.window(), c.callId(), this::recalled);
  }

  private Decision recalled(OpenCall call) {
    if (!Move.ANNOUNCE.allowedFrom(call.ticket.state())) {
      return Decision.refused(Reason.ALREADY_STARTED, "call: " + call.id);
    }
    if (call.announcement() >= rules().maxCalls()) {
      return Decision.refused(
          Reason.RECALL_LIMIT,
          "calls: " + call.announcement() + " (expected: below " + rules().maxCalls() + ")");
    }
    long sinceMs = nowMs - call.announcedAtMs();
    if (sinceMs < rules().recallMinGapMs()) {
      return Decision.refused(
          Reason.RECALL_TOO_SOON,
          "after ms: " + sinceMs + " (expected: at least " + rules().recallMinGapMs() + ")");
    }
    return Decision.accepted(announced(call));
  }

  @Override
  public Decision startService(Command.StartService c) {
    return onCall(c.window(), c.callId(), this::started);
  }

  private Decision started(OpenCall call) {
    return Move.START.allowedFrom(call.ticket.state())
        ? Decision.accepted(new Event.ServiceStarted(call.id, nowMs))
        : Decision.refused(Reason.ALREADY_STARTED, "call: " + call.id);
  }

  @Override
  public Decision finishService(Command.FinishService c) {
    return onCall(c.window(), c.callId(), call -> finished(call, c.outcome()));
  }

  private Decision finished(OpenCall call, String said) {
    List<String> outcomes = plan.plan().outcomes();
    String outcome = said.isEmpty() ? outcomes.get(0) : said;
    return outcomes.contains(outcome)
        ? Decision.accepted(new Event.ServiceFinished(call.id, outcome))
        : Decision.refused(
            Reason.UNKNOWN_OUTCOME, "outcome: " + outcome + " (expected: one of " + outcomes + ")");
  }

  @Override
  public Decision markNoShow(Command.MarkNoShow c) {
    return onCall(c.window(), c.callId(), this::missed);
  }

  private Decision missed(OpenCall call) {
    if (!Move.DEFER.allowedFrom(call.ticket.state())) {
      return Decision.refused(Reason.ALREADY_STARTED, "call: " + call.id);
    }
    int least = rules().minCallsForNoShow();
    return call.announcement() < least
        ? Decision.refused(
            Reason.NOT_CALLED_ENOUGH,
            "calls: " + call.announcement() + " (expected: at least " + least + ")")
        : Decision.accepted(noShow(call));
  }

  @Override
  public Decision returnTicket(Command.ReturnTicket c) {
    return onCall(c.window(), c.callId(), call -> returned(call, c.reason()));
  }

  private Decision returned(OpenCall call, String reason) {
    List<String> reasons = plan.plan().returnReasons();
    return reasons.contains(reason)
        ? Decision.accepted(new Event.TicketReturned(call.id, reason))
        : Decision.refused(
            Reason.UNKNOWN_REASON, "reason: " + reason + " (expected: one of " + reasons + ")");
  }

  /** Staff actions name the call: a stale screen cannot touch the window's next visitor. */
  private Decision onCall(String window, long callId, Function<OpenCall, Decision> action) {
    if (!hall.desks().containsKey(window)) {
      return unknown(Reason.UNKNOWN_WINDOW, "window", window);
    }
    OpenCall call = hall.calls().get(callId);
    if (call == null) {
      return callId > 0 && callId <= hall.lastCallId()
          ? Decision.refused(Reason.CALL_ENDED, "call: " + callId)
          : unknown(Reason.UNKNOWN_CALL, "call", Long.toString(callId));
    }
    return call.desk.window.equals(window)
        ? action.apply(call)
        : Decision.refused(Reason.NOT_YOUR_CALL, "call " + callId + " is at " + call.desk.window);
  }

  private Event announced(OpenCall call) {
    int nth = call.announcement() + 1;
    return new Event.CallAnnounced(call.id, nth, nowMs, nextDeadlineMs(nth));
  }

  private long nextDeadlineMs(int announcement) {
    return nowMs
        + (announcement < rules().maxCalls() ? rules().intervalMs() : rules().noShowAfterMs());
  }

  private Event noShow(OpenCall call) {
    Ticket ticket = call.ticket;
    if (ticket.passes() + 1 >= rules().maxPasses()) {
      return new Event.TicketPassed(call.id);
    }
    ServiceLine line = hall.lines().get(new HallState.LineId(ticket.wing, ticket.service));
    OrderKey key = line == null ? ticket.key() : line.placesBehind(ticket, rules().deferPlaces());
    return new Event.TicketDeferred(call.id, key);
  }

  private Event dayTurned(PlanIndex byPlan) {
    LocalDate day = byPlan.businessDay(nowMs);
    return new Event.DayTurned(day.toEpochDay(), byPlan.dayEndsAtMs(day));
  }

  private HallPlan.CallRules rules() {
    return plan.plan().calls();
  }

  private static Decision busy(Desk desk) {
    return Decision.refused(
        Reason.WINDOW_BUSY, "window " + desk.window + " has call " + desk.callId);
  }

  private static Decision unknown(Reason reason, String what, String value) {
    return Decision.refused(reason, what + ": " + value + " (expected: one of the hall's)");
  }
}

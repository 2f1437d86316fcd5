package io.jiaohao.core;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The hall once more, written from the rules of the hall by somebody who does not care about speed:
 * everything is found by looking through everything. It decides and changes in one step. What it
 * says and the production code says must be the same.
 */
final class NaiveHall extends NaiveFloor implements Command.Cases<String> {
  private static final String GRANTED = "granted";
  private static final String NOTHING_TO_DO = "nothing to do";

  /** "granted", "nothing to do", "repeated", or the reason of a refusal. */
  String ask(long atMs, Optional<Origin> origin, Command command) {
    nowMs = atMs;
    String remembered = origin.map(o -> requests.answer(o, command)).orElse(null);
    if (remembered != null) {
      return remembered;
    }
    if (plan == null && !(command instanceof Command.AdoptPlan)) {
      return "HALL_CLOSED";
    }
    String answer = command.match(this);
    if (answer.equals(GRANTED)) {
      lastEntryMs = atMs;
      origin.ifPresent(o -> requests.remember(o, command, atMs));
    }
    return answer;
  }

  @Override
  public String tick(Command.Tick c) {
    if (nowMs >= dayEndsAtMs()) {
      turnDay();
      return GRANTED;
    }
    List<NaiveCall> due = new ArrayList<>(ticking());
    due.removeIf(call -> call.deadlineMs > nowMs);
    due.sort(Comparator.comparingLong(call -> call.deadlineMs));
    List<Runnable> deeds = due.stream().map(this::deed).toList();
    deeds.forEach(Runnable::run);
    return deeds.isEmpty() ? NOTHING_TO_DO : GRANTED;
  }

  @Override
  public String resume(Command.Resume c) {
    long gapMs = Math.max(0, nowMs - lastEntryMs);
    ticking().forEach(call -> call.deadlineMs += gapMs + 30_000);
    windows.values().forEach(w -> w.offline = true);
    return GRANTED;
  }

  // ---- The plan

  @Override
  public String adoptPlan(Command.AdoptPlan c) {
    if (c.plan().equals(plan)) {
      return NOTHING_TO_DO;
    }
    boolean first = plan == null;
    plan = c.plan();
    plan.windows().forEach(w -> windows.computeIfAbsent(w.id(), id -> new NaiveWindow()));
    windows.keySet().removeIf(id -> windowPlan(id).isEmpty() && callAt(id) == null);
    if (first) {
      turnDay();
    }
    return GRANTED;
  }

  // ---- Tickets

  @Override
  public String issueTicket(Command.IssueTicket c) {
    if (plan.wings().stream().noneMatch(w -> w.id().equals(c.wing()))) {
      return "UNKNOWN_WING";
    }
    Optional<HallPlan.Service> service =
        plan.services().stream().filter(s -> s.id().equals(c.service())).findFirst();
    if (service.isEmpty()) {
      return "UNKNOWN_SERVICE";
    }
    Optional<HallPlan.TicketClass> ticketClass =
        plan.classes().stream()
            .filter(
                k ->
                    c.ticketClass().isEmpty()
                        ? k.headStartMs() == 0
                        : k.id().equals(c.ticketClass()))
            .findFirst();
    if (ticketClass.isEmpty()) {
      return "UNKNOWN_CLASS";
    }
    if (plan.windows().stream()
        .noneMatch(
            w ->
                w.wing().equals(c.wing())
                    && w.serves().stream().anyMatch(s -> s.service().equals(c.service())))) {
      return "SERVICE_NOT_HERE";
    }
    ZonedDateTime local = Instant.ofEpochMilli(nowMs).atZone(plan.zoneId());
    int minute = local.getHour() * 60 + local.getMinute();
    if (minute < plan.hours().openMinute() || minute >= plan.hours().lastTicketMinute()) {
      return "HALL_CLOSED";
    }
    if (queues.waiting() >= plan.maxWaiting()) {
      return "HALL_FULL";
    }
    issue(c.wing(), service.get(), ticketClass.get());
    return GRANTED;
  }

  @Override
  public String cancelTicket(Command.CancelTicket c) {
    if (c.ticketId() < 1 || c.ticketId() > tickets.size()) {
      return "UNKNOWN_TICKET";
    }
    NaiveTicket t = tickets.get((int) c.ticketId() - 1);
    if (t.state.isFinal()) {
      return "TICKET_ENDED";
    }
    if (t.is(TicketState.CALLED) || t.is(TicketState.SERVING)) {
      return "NOT_WAITING";
    }
    queues.remove(t);
    t.state = TicketState.CANCELLED;
    diary.add("cancelled");
    return GRANTED;
  }

  // ---- Windows

  @Override
  public String openWindow(Command.OpenWindow c) {
    NaiveWindow w = windows.get(c.window());
    if (w == null || w.open) {
      return w == null ? "UNKNOWN_WINDOW" : "WINDOW_OPEN";
    }
    w.open = true;
    return GRANTED;
  }

  @Override
  public String closeWindow(Command.CloseWindow c) {
    NaiveWindow w = windows.get(c.window());
    if (w == null || !w.open) {
      return w == null ? "UNKNOWN_WINDOW" : "WINDOW_CLOSED";
    }
    if (callAt(c.window()) != null) {
      return "WINDOW_BUSY";
    }
    w.open = false;
    return GRANTED;
  }

  @Override
  public String loseDevice(Command.LoseDevice c) {
    return offline(c.window(), true);
  }

  @Override
  public String regainDevice(Command.RegainDevice c) {
    return offline(c.window(), false);
  }

  private String offline(String window, boolean offline) {
    NaiveWindow w = windows.get(window);
    if (w == null || w.offline == offline) {
      return w == null ? "UNKNOWN_WINDOW" : NOTHING_TO_DO;
    }
    w.offline = offline;
    return GRANTED;
  }

  // ---- Calls

  @Override
  public String callNext(Command.CallNext c) {
    NaiveWindow w = windows.get(c.window());
    if (w == null || !w.open) {
      return w == null ? "UNKNOWN_WINDOW" : "WINDOW_CLOSED";
    }
    if (c.finishing() != 0) {
      String finished =
          finishService(new Command.FinishService(c.window(), c.finishing(), c.outcome()));
      if (finished.equals(GRANTED) && !listFor(c.window()).isEmpty()) {
        call(c.window());
      }
      return finished;
    }
    if (callAt(c.window()) != null) {
      return "WINDOW_BUSY";
    }
    if (listFor(c.window()).isEmpty()) {
      return "NONE_WAITING";
    }
    call(c.window());
    return GRANTED;
  }

  /** Null if the window may act on the call. */
  private String fault(String window, long callId) {
    if (!windows.containsKey(window)) {
      return "UNKNOWN_WINDOW";
    }
    if (callId < 1 || callId > calls.size()) {
      return "UNKNOWN_CALL";
    }
    NaiveCall call = calls.get((int) callId - 1);
    if (call.ended) {
      return "CALL_ENDED";
    }
    return call.window.equals(window) ? null : "NOT_YOUR_CALL";
  }

  @Override
  public String recall(Command.Recall c) {
    String fault = fault(c.window(), c.callId());
    if (fault != null) {
      return fault;
    }
    NaiveCall call = called(c.callId());
    if (call == null) {
      return "ALREADY_STARTED";
    }
    if (call.announced >= plan.calls().maxCalls()) {
      return "RECALL_LIMIT";
    }
    if (nowMs - call.announcedAtMs < plan.calls().recallMinGapMs()) {
      return "RECALL_TOO_SOON";
    }
    announce(call);
    return GRANTED;
  }

  @Override
  public String startService(Command.StartService c) {
    String fault = fault(c.window(), c.callId());
    if (fault != null) {
      return fault;
    }
    NaiveCall call = called(c.callId());
    if (call == null) {
      return "ALREADY_STARTED";
    }
    call.ticket.state = TicketState.SERVING;
    call.startedAtMs = nowMs;
    return GRANTED;
  }

  @Override
  public String finishService(Command.FinishService c) {
    String fault = fault(c.window(), c.callId());
    if (fault != null) {
      return fault;
    }
    if (!c.outcome().isEmpty() && !plan.outcomes().contains(c.outcome())) {
      return "UNKNOWN_OUTCOME";
    }
    NaiveCall call = calls.get((int) c.callId() - 1);
    queues.remove(call.ticket);
    call.ticket.state = TicketState.DONE;
    end(call);
    diary.add("served");
    return GRANTED;
  }

  @Override
  public String markNoShow(Command.MarkNoShow c) {
    String fault = fault(c.window(), c.callId());
    if (fault != null) {
      return fault;
    }
    NaiveCall call = called(c.callId());
    if (call == null) {
      return "ALREADY_STARTED";
    }
    if (call.announced < plan.calls().minCallsForNoShow()) {
      return "NOT_CALLED_ENOUGH";
    }
    noShow(call).run();
    return GRANTED;
  }

  @Override
  public String returnTicket(Command.ReturnTicket c) {
    String fault = fault(c.window(), c.callId());
    if (fault != null) {
      return fault;
    }
    if (!plan.returnReasons().contains(c.reason())) {
      return "UNKNOWN_REASON";
    }
    NaiveCall call = calls.get((int) c.callId() - 1);
    call.ticket.state = TicketState.WAITING;
    end(call);
    diary.add("returned");
    return GRANTED;
  }
}

package io.jiaohao.core;

import static io.jiaohao.core.NaiveFloor.GRANTED;
import static io.jiaohao.core.NaiveFloor.NOTHING_TO_DO;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How time passes in the {@link NaiveHall}: plans, days, deadlines, calls by themselves. */
final class NaiveTime {
  private final NaiveFloor floor;
  private final NaiveAtWindow atWindow;

  NaiveTime(NaiveFloor floor, NaiveAtWindow atWindow) {
    this.floor = floor;
    this.atWindow = atWindow;
  }

  long dayEndsAtMs() {
    return floor.plan == null ? Long.MAX_VALUE : endOf(LocalDate.ofEpochDay(floor.day));
  }

  private long endOf(LocalDate businessDay) {
    return LocalDateTime.of(businessDay.plusDays(1), floor.plan.dayReset())
        .atZone(floor.plan.zoneId())
        .toInstant()
        .toEpochMilli();
  }

  long dayBeganAtMs() {
    return endOf(LocalDate.ofEpochDay(floor.day - 1));
  }

  long nextDeadlineMs() {
    List<Long> times = new ArrayList<>(List.of(dayEndsAtMs()));
    if (floor.planned != null) {
      times.add(floor.planned.atMs());
    }
    ticking().forEach(call -> times.add(call.deadlineMs));
    printing().forEach(t -> times.add(t.printByMs));
    floor.windows.keySet().forEach(w -> callsItselfAtMs(w).ifPresent(times::add));
    return times.stream().mapToLong(t -> t).min().orElseThrow();
  }

  /** Calls whose time runs: not while the window's terminal is away or everybody has to leave. */
  private List<NaiveCall> ticking() {
    return floor.unanswered().stream()
        .filter(c -> !floor.windows.get(c.window).offline)
        .filter(c -> !floor.leftSince.containsKey(c.ticket.wing))
        .toList();
  }

  private List<NaiveTicket> printing() {
    return floor.tickets.stream()
        .filter(t -> t.is(TicketState.PRINTING) && t.printByMs > 0)
        .toList();
  }

  /** When somebody is called to the window by itself, as things are. */
  private Optional<Long> callsItselfAtMs(String window) {
    NaiveWindow w = floor.windows.get(window);
    boolean idle = w.auto && !w.offline && floor.unready(window) == null;
    if (!idle || floor.listFor(window).isEmpty()) {
      return Optional.empty();
    }
    long graceMs = floor.plan.life().autoGraceMs();
    return Optional.of(Math.max(w.idleSinceMs + graceMs, w.restUntilMs));
  }

  String tick() {
    if (floor.nowMs >= dayEndsAtMs()) {
      turnDay();
      return GRANTED;
    }
    if (floor.planned != null && floor.nowMs >= floor.planned.atMs()) {
      take(floor.planned.plan());
      return GRANTED;
    }
    return settleDeadlines() || callByItself() ? GRANTED : NOTHING_TO_DO;
  }

  private boolean settleDeadlines() {
    List<NaiveCall> due = new ArrayList<>(ticking());
    due.removeIf(call -> call.deadlineMs > floor.nowMs);
    due.sort(Comparator.comparingLong(call -> call.deadlineMs));
    List<Runnable> deeds = new ArrayList<>(due.stream().map(atWindow::deed).toList());
    for (NaiveTicket t : printing()) {
      if (t.printByMs <= floor.nowMs) {
        deeds.add(() -> NaiveSlips.makeVoid(t));
      }
    }
    deeds.forEach(Runnable::run);
    return !deeds.isEmpty();
  }

  /** The window with the fewest skills gets the visitor, then that which has been idle longest. */
  private boolean callByItself() {
    Optional<HallPlan.Window> first =
        floor.plan.windows().stream()
            .filter(w -> callsItselfAtMs(w.id()).filter(at -> at <= floor.nowMs).isPresent())
            .min(
                Comparator.<HallPlan.Window>comparingInt(w -> w.serves().size())
                    .thenComparingLong(w -> floor.windows.get(w.id()).idleSinceMs));
    first.ifPresent(w -> floor.callNext(w.id()));
    return first.isPresent();
  }

  private void turnDay() {
    LocalDate today =
        LocalDate.ofInstant(Instant.ofEpochMilli(floor.nowMs), floor.plan.zoneId()).minusDays(2);
    while (endOf(today) <= floor.nowMs) {
      today = today.plusDays(1);
    }
    floor.day = today.toEpochDay();
    for (NaiveTicket t : floor.tickets) {
      if (!t.state.isFinal()) {
        t.becomes(t.is(TicketState.SERVING) ? TicketState.UNFINISHED : TicketState.EXPIRED);
      }
    }
    floor.openCalls().forEach(floor::end);
    floor.windows.values().forEach(w -> w.inARow = 0);
    floor.queues.clear();
    floor.lastNumber.clear();
    floor.awayKiosks.clear();
    floor.diary.clear();
  }

  String resume() {
    long shiftMs = Math.max(0, floor.nowMs - floor.lastEntryMs) + 30_000;
    floor.unanswered().forEach(call -> call.deadlineMs += shiftMs);
    printing().forEach(t -> t.printByMs += shiftMs);
    floor.windows.values().forEach(w -> w.offline = true);
    return GRANTED;
  }

  String adopt(Command.AdoptPlan c) {
    boolean first = floor.plan == null;
    if (!first && c.atMs() > floor.nowMs) {
      floor.planned = c;
      return GRANTED;
    }
    if (c.plan().equals(floor.plan) && floor.planned == null) {
      return NOTHING_TO_DO;
    }
    take(c.plan());
    if (first) {
      turnDay();
    }
    return GRANTED;
  }

  private void take(HallPlan plan) {
    floor.plan = plan;
    floor.planned = null;
    floor.services.follow(plan);
    plan.windows().forEach(w -> floor.windows.computeIfAbsent(w.id(), id -> new NaiveWindow()));
    for (String id : List.copyOf(floor.windows.keySet())) {
      floor.windows.get(id).action = null;
      if (floor.services.window(id).isEmpty()) {
        floor.sendBack(id);
        floor.windows.keySet().removeIf(w -> w.equals(id) && floor.callAt(id) == null);
      }
    }
  }
}

package io.jiaohao.core;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans come into force, days turn, deadlines come due, the server comes back. */
final class TimePassing extends Rules {
  /**
   * What an open call gets on top of the time that the server was away, and at least after its
   * window's terminal was.
   */
  static final long RESUME_GRACE_MS = 30_000;

  /** Deadlines that one tick settles at most; the engine ticks again while some are due. */
  static final int DEADLINES_PER_TICK_MAX = 256;

  TimePassing(HallState hall, long nowMs) {
    super(hall, nowMs);
  }

  Decision adopt(Command.AdoptPlan c) {
    PlanIndex adopted = new PlanIndex(c.plan());
    if (plan != null && c.atMs() > nowMs) {
      return Decision.accepted(new Event.PlanScheduled(c.plan(), c.atMs()));
    }
    // What is in force already changes nothing, but that another one which waits is withdrawn.
    if (plan != null && hall.scheduled() == null && plan.plan().equals(c.plan())) {
      return Decision.accepted();
    }
    Event.PlanAdopted event = new Event.PlanAdopted(c.plan());
    return plan == null ? Decision.accepted(event, dayTurned(adopted)) : Decision.accepted(event);
  }

  Decision resume() {
    long gapMs = Math.max(0, nowMs - hall.atMs());
    return Decision.accepted(new Event.HallResumed(gapMs, gapMs + RESUME_GRACE_MS));
  }

  Decision tick() {
    if (nowMs >= hall.dayEndsAtMs()) {
      return Decision.accepted(dayTurned(plan));
    }
    if (hall.scheduled() != null && nowMs >= hall.scheduled().atMs()) {
      return Decision.accepted(new Event.PlanAdopted(hall.scheduled().plan()));
    }
    List<Event> events = new ArrayList<>();
    for (HallState.Deadline deadline : hall.deadlines()) {
      if (deadline.atMs() > nowMs || events.size() >= DEADLINES_PER_TICK_MAX) {
        break;
      }
      events.add(due(deadline));
    }
    return events.isEmpty() ? callByItself() : new Decision.Accepted(events);
  }

  private Event due(HallState.Deadline deadline) {
    return switch (deadline.about()) {
      case SLIP -> new Event.TicketVoided(deadline.id());
      case BOOKING -> new Event.BookingMissed(deadline.id(), hall.epochDay());
      case CALL -> dueCall(hall.calls().get(deadline.id()));
    };
  }

  private Event dueCall(OpenCall call) {
    AtWindow rules = new AtWindow(hall, nowMs);
    return call.announcement() < calls().maxCalls() ? rules.announced(call) : rules.noShow(call);
  }

  /** One visitor at a time: who is next at another window depends on who this one took. */
  private Decision callByItself() {
    Optional<Desk> desk = hall.autoDispatch().next(nowMs);
    return desk.isEmpty()
        ? Decision.accepted()
        : Decision.accepted(
            new NextCall(hall, nowMs).called(desk.get(), Choice.forDesk(desk.get(), plan)));
  }

  private Event dayTurned(PlanIndex byPlan) {
    LocalDate day = byPlan.businessDay(nowMs);
    return new Event.DayTurned(day.toEpochDay(), byPlan.dayEndsAtMs(day));
  }
}

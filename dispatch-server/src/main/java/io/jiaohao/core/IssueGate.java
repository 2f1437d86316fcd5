package io.jiaohao.core;

import io.jiaohao.core.Refusal.Reason;
import java.util.Optional;

/** Whether a service gives one more number now: its hours and its quota. */
final class IssueGate {
  private final HallState hall;
  private final PlanIndex plan;
  private final long nowMs;

  IssueGate(HallState hall, long nowMs) {
    this.hall = hall;
    this.plan = hall.planIndex();
    this.nowMs = nowMs;
  }

  /** Why not, if not. */
  Optional<Decision> refusal(String wing, HallPlan.Service service) {
    HallCalendar calendar = plan.calendar();
    if (!calendar.issuing(wing, service.id()).isOpen(nowMs)) {
      String opens = calendar.nextIssueWords(wing, service.id(), nowMs);
      return Optional.of(Decision.refused(Reason.HALL_CLOSED, opens));
    }
    HallPlan.Quota quota = service.quota();
    int issued = hall.issuedToday(service.id());
    if (quota.perDay() > 0 && issued >= quota.perDay()) {
      return reached("issued today: " + issued + " (expected: below " + quota.perDay() + ")");
    }
    if (quota.servable()) {
      long leftMs = servableMs(wing, service.id());
      if (leftMs < service.expectedMs()) {
        return reached(
            "window time left today: "
                + minutes(Math.max(0, leftMs))
                + " min (expected: "
                + minutes(service.expectedMs())
                + " or more)");
      }
    }
    return Optional.empty();
  }

  /**
   * Planned opening left today of the windows that serve the service here, less the expected time
   * of everybody who waits for anything that one of these windows serves: they may come first.
   */
  private long servableMs(String wing, String service) {
    long leftMs = plan.calendar().windowMs(wing, service, nowMs, hall.dayEndsAtMs());
    for (String rival : plan.rivals(wing, service)) {
      ServiceLine line = hall.lines().get(new HallState.LineId(wing, rival));
      long expectedMs = plan.service(rival).map(HallPlan.Service::expectedMs).orElse(0L);
      leftMs -= line == null ? 0 : line.waiting() * expectedMs;
    }
    return leftMs;
  }

  private static Optional<Decision> reached(String detail) {
    return Optional.of(Decision.refused(Reason.QUOTA_REACHED, detail));
  }

  private static long minutes(long ms) {
    return ms / 60_000;
  }
}

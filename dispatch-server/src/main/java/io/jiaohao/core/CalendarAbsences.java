package io.jiaohao.core;

import java.util.Optional;
import java.util.OptionalLong;

/** The planned absences that a plan's calendar implies. */
final class CalendarAbsences implements PlannedAbsences {
  private final PlanIndex plan;

  CalendarAbsences(PlanIndex plan) {
    this.plan = plan;
  }

  @Override
  public Optional<Absence> next(String window, long fromMs) {
    Timetable timetable = plan.calendar().window(window);
    OptionalLong openUntil = timetable.openUntilMs(fromMs);
    long beginsMs = openUntil.orElse(fromMs);
    OptionalLong back = timetable.nextOpenMs(beginsMs);
    long dayEndsMs = plan.dayEndsAtMs(plan.businessDay(fromMs));
    if (back.isPresent() && back.getAsLong() < dayEndsMs) {
      return Optional.of(new Absence(beginsMs, back.getAsLong()));
    }
    return openUntil.isPresent() && isLast(window, beginsMs, fromMs)
        ? Optional.empty()
        : Optional.of(new Absence(beginsMs, Long.MAX_VALUE));
  }

  /** Whether no other window serves something of this one's after it has closed. */
  private boolean isLast(String window, long closesMs, long nowMs) {
    return plan.window(window).stream()
        .flatMap(w -> w.serves().stream().map(s -> endsMs(w.wing(), s.service(), nowMs)))
        .anyMatch(endsMs -> endsMs <= closesMs);
  }

  private long endsMs(String wing, String service, long nowMs) {
    return plan.servingEndsTodayMs(wing, service, nowMs).orElse(Long.MIN_VALUE);
  }
}

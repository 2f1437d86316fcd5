package io.jiaohao.sim;

import io.jiaohao.core.HallPlan;
import io.jiaohao.core.PlanIndex;
import io.jiaohao.core.PlannedAbsences;
import io.jiaohao.core.PlannedAbsences.Absence;
import io.jiaohao.core.Timetable;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Who works when, by the plan's hours: over lunch and on Saturdays not everybody does. */
final class DutyRoster {
  private final PlanIndex plan;
  private final PlannedAbsences absences;

  DutyRoster(HallPlan plan) {
    this.plan = new PlanIndex(plan);
    this.absences = PlannedAbsences.of(plan);
  }

  /**
   * Windows that are planned open at some time of this business day from now on. If none is, as at
   * night, all of them: whoever tries the hall then wants to see it work.
   */
  Set<String> windowsToday(long nowMs) {
    long dayEndsMs = plan.dayEndsAtMs(plan.businessDay(nowMs));
    Set<String> all = new LinkedHashSet<>();
    Set<String> planned = new LinkedHashSet<>();
    for (HallPlan.Window window : plan.plan().windows()) {
      all.add(window.id());
      if (opensBefore(dayEndsMs, plan.calendar().window(window.id()), nowMs)) {
        planned.add(window.id());
      }
    }
    return planned.isEmpty() ? all : planned;
  }

  private static boolean opensBefore(long dayEndsMs, Timetable window, long nowMs) {
    OptionalLong opensMs = window.nextOpenMs(nowMs);
    return opensMs.isPresent() && opensMs.getAsLong() < dayEndsMs;
  }

  /** The next time the window's clerk is planned to be away and come back; it may have begun. */
  Optional<Absence> nextMeal(String window, long fromMs) {
    return absences.next(window, fromMs).filter(Absence::ends);
  }
}

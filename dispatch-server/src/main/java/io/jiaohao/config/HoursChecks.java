package io.jiaohao.config;

import io.jiaohao.core.HallPlan;
import io.jiaohao.core.Unstaffed;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What no line of the hours can tell alone: that a service which is to give numbers at lunch, on
 * Saturdays or at hours of its own finds a window at work then. Whatever a fault elsewhere may have
 * caused is left out.
 */
final class HoursChecks {
  private final Parts parts;
  private final HallPlan plan;

  HoursChecks(Parts parts, HallPlan plan) {
    this.parts = parts;
    this.plan = plan;
  }

  void check() {
    if (parts.unsureHours || parts.unsureRosters || parts.unsureWindows) {
      return;
    }
    Set<String> told = new LinkedHashSet<>();
    for (Unstaffed gap : Unstaffed.of(plan)) {
      String expected = expected(gap);
      if (!parts.unsureWings.contains(gap.wing()) && told.add(gap.service() + expected)) {
        parts.services.placeOf(gap.service()).fault(expected);
      }
    }
  }

  private static String expected(Unstaffed gap) {
    if (!gap.span().roster().isEmpty()) {
      return "served by a window of wing "
          + gap.wing()
          + " on shifts."
          + gap.span().roster()
          + (gap.span().tag().isEmpty() ? "" : ", since it has tag " + gap.span().tag());
    }
    return "served by a window of wing "
        + gap.wing()
        + " that is planned open on "
        + DayWords.word(gap.kind())
        + " "
        + DayTimes.words(gap.span().fromMinute())
        + "-"
        + DayTimes.words(gap.span().toMinute());
  }
}

package io.jiaohao.core;

import java.util.Optional;

/**
 * When windows are planned to be unstaffed: before they open, at lunch, after they close. Knows the
 * plan alone, not who really came.
 */
@FunctionalInterface
public interface PlannedAbsences {

  /** Nothing is planned: nobody leaves, and whoever is away is not known to come. */
  PlannedAbsences NONE = (window, fromMs) -> Optional.empty();

  /** The first planned absence of the window that ends after {@code fromMs}; it may have begun. */
  Optional<Absence> next(String window, long fromMs);

  /**
   * A planned absence.
   *
   * @param fromMs when it begins; the moment asked about, if it has begun and nobody knows when
   * @param toMs when the window is back; {@link Long#MAX_VALUE} = not on this business day
   */
  record Absence(long fromMs, long toMs) {

    /** Whether the window is planned to come back from it. */
    public boolean ends() {
      return toMs != Long.MAX_VALUE;
    }
  }

  /**
   * What a plan's calendar says. Windows that close last stay until everybody is served, so their
   * closing is none; one that closes before others that do the same work is gone.
   */
  static PlannedAbsences of(HallPlan plan) {
    return new CalendarAbsences(new PlanIndex(plan));
  }
}

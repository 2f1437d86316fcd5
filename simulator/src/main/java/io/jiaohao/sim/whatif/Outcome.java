package io.jiaohao.sim.whatif;

import io.jiaohao.sim.driven.Waits;
import java.util.List;
import java.util.function.Predicate;

/**
 * How a day went for those who queued.
 *
 * @param left waits that no call ended: the number was given back, or the day was over
 */
record Outcome(List<Wait> waits, int left) {
  static final double MS_PER_MINUTE = 60_000;

  Outcome {
    waits = List.copyOf(waits);
  }

  /** How long somebody waited for the first call. */
  record Wait(RecordedDay.Leg leg, long cameMs, long waitMs) {
    double minutes() {
      return waitMs / MS_PER_MINUTE;
    }
  }

  Waits all() {
    return of(wait -> true);
  }

  /** Some of the waits, in minutes. */
  Waits of(Predicate<Wait> which) {
    Waits some = new Waits();
    waits.stream().filter(which).forEach(wait -> some.add(wait.minutes()));
    return some;
  }
}

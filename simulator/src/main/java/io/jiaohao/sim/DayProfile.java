package io.jiaohao.sim;

import io.jiaohao.core.HallPlan;

/**
 * How a day's visitors spread over its hours: a morning peak from 9:30 to 10:30, a smaller one in
 * the early afternoon, quiet at lunch and before closing. Within half an hour they come evenly.
 */
final class DayProfile {
  private static final int MINUTES_PER_DAY = 1_440;
  private static final int SLOT_MINUTES = 30;
  private static final double MS_PER_MINUTE = 60_000;
  private static final int FIRST_SLOT = 17;

  /** Relative crowds of the half hours from 8:30 on. */
  private static final double[] FROM_HALF_PAST_EIGHT = {
    0.8, 1.0, 1.7, 1.7, 1.4, 1.1, 0.9, 0.6, 0.6, 0.9, 1.4, 1.3, 1.1, 0.9, 0.7, 0.5, 0.3
  };

  /** Relative crowd of every other half hour, for halls that are open then. */
  private static final double ELSEWHEN = 0.3;

  /** Share of the day's visitors that have come by each minute. */
  private final double[] share = new double[MINUTES_PER_DAY + 1];

  DayProfile(HallPlan.Hours hours) {
    double sum = 0;
    for (int minute = 0; minute < MINUTES_PER_DAY; minute++) {
      boolean open = minute >= hours.openMinute() && minute < hours.lastTicketMinute();
      sum += open ? crowd(minute) : 0;
      share[minute + 1] = sum;
    }
    if (sum == 0) {
      throw new IllegalArgumentException("hours: " + hours + " (expected: some minute open)");
    }
    for (int minute = 0; minute <= MINUTES_PER_DAY; minute++) {
      share[minute] /= sum;
    }
  }

  private static double crowd(int minute) {
    int slot = minute / SLOT_MINUTES - FIRST_SLOT;
    return slot >= 0 && slot < FROM_HALF_PAST_EIGHT.length ? FROM_HALF_PAST_EIGHT[slot] : ELSEWHEN;
  }

  /** When this share of the day's visitors has come, in milliseconds after midnight. */
  long msOf(double wanted) {
    int low = 0;
    int high = MINUTES_PER_DAY;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (share[middle] <= wanted) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double part = (wanted - share[low]) / (share[high] - share[low]);
    return (long) ((low + Math.min(1, part)) * MS_PER_MINUTE);
  }
}

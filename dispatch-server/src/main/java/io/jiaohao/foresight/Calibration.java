package io.jiaohao.foresight;

/**
 * What earlier forecasts teach about new ones. For each bucket of foretold waits it keeps by how
 * much the last ones were off, moves the middling figure by the middling error and widens or
 * narrows the long one until nine of ten waits stay below. After each miss it aims a little higher,
 * after each hit a little lower, so that the shares hold even while the hall changes.
 */
final class Calibration {
  private static final long MINUTE_MS = 60_000;
  private static final long[] BUCKETS_MIN = {1, 2, 4, 7, 11, 16, 24, 36, 50};
  private static final double HALF = 0.5;
  private static final double NINETY = 0.9;

  /** Outcomes of a bucket before they are believed. */
  private static final int ENOUGH = 40;

  /** Until then the long figure is this much further from the middling one than it was rolled. */
  private static final double UNSURE = 1.5;

  private final Bucket[] buckets = new Bucket[BUCKETS_MIN.length + 1];

  Calibration() {
    for (int i = 0; i < buckets.length; i++) {
      buckets[i] = new Bucket();
    }
  }

  /** A forecast's two figures. */
  record Figures(long halfMs, long ninetyMs) {}

  /** The figures of a rollout, corrected. */
  Figures corrected(long rolledHalfMs, long rolledNinetyMs) {
    return bucket(rolledHalfMs).corrected(rolledHalfMs, rolledNinetyMs);
  }

  /** Takes in what came of a forecast. */
  void learn(Forecast forecast, long waitedMs, int day) {
    bucket(forecast.rolledHalfMs()).learn(forecast, waitedMs, day);
  }

  private Bucket bucket(long rolledHalfMs) {
    int i = 0;
    while (i < BUCKETS_MIN.length && rolledHalfMs >= BUCKETS_MIN[i] * MINUTE_MS) {
      i++;
    }
    return buckets[i];
  }

  private static long spreadMs(long rolledHalfMs, long rolledNinetyMs) {
    return Math.max(MINUTE_MS, rolledNinetyMs - rolledHalfMs);
  }

  /** Forecasts of about one length. */
  private static final class Bucket {
    private static final double STEP = 0.004;
    private static final double FARTHEST = 0.08;
    private static final int SORT_EVERY = 20;

    private final DayRing errorsMs = new DayRing(ForesightLimits.OUTCOMES_MAX);
    private final DayRing spreads = new DayRing(ForesightLimits.OUTCOMES_MAX);
    private double aimHalf = HALF;
    private double aimNinety = NINETY;
    private double[] sortedErrorsMs = {};
    private double[] sortedSpreads = {};
    private int unsorted = SORT_EVERY;

    Figures corrected(long rolledHalfMs, long rolledNinetyMs) {
      long spreadMs = spreadMs(rolledHalfMs, rolledNinetyMs);
      if (sortedErrorsMs.length < ENOUGH) {
        return new Figures(rolledHalfMs, rolledHalfMs + Math.round(UNSURE * spreadMs));
      }
      long halfMs = Math.max(0, rolledHalfMs + Math.round(quantile(sortedErrorsMs, aimHalf)));
      long ninetyMs = rolledHalfMs + Math.round(quantile(sortedSpreads, aimNinety) * spreadMs);
      return new Figures(halfMs, Math.max(halfMs, ninetyMs));
    }

    void learn(Forecast forecast, long waitedMs, int day) {
      long errorMs = waitedMs - forecast.rolledHalfMs();
      errorsMs.add((double) errorMs, day);
      spreads.add(
          (double) errorMs / spreadMs(forecast.rolledHalfMs(), forecast.rolledNinetyMs()), day);
      aimHalf = moved(aimHalf, HALF, waitedMs <= forecast.halfMs());
      aimNinety = moved(aimNinety, NINETY, waitedMs <= forecast.ninetyMs());
      if (++unsorted >= SORT_EVERY) {
        unsorted = 0;
        sortedErrorsMs = errorsMs.sortedSince(day - ForesightLimits.DAYS);
        sortedSpreads = spreads.sortedSince(day - ForesightLimits.DAYS);
      }
    }

    private static double moved(double aim, double target, boolean hit) {
      double next = aim + STEP * (target - (hit ? 1 : 0));
      return Math.max(target - FARTHEST, Math.min(target + FARTHEST, next));
    }

    private static double quantile(double[] sorted, double share) {
      double at = share * (sorted.length - 1);
      int below = (int) at;
      double above = sorted[Math.min(below + 1, sorted.length - 1)];
      return sorted[below] + (above - sorted[below]) * (at - below);
    }
  }
}

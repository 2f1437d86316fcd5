package io.jiaohao.foresight;

import io.jiaohao.core.Durations;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long each service takes from its call to its end: lognormal, fitted to the last days with the
 * shortest and longest half per cent left out. The plan's mean counts like a few served tickets, so
 * a rare service moves from the plan to what is seen step by step.
 */
final class ServingTimes {
  private static final double PLANNED_CV = 0.6;
  private static final double PLAN_COUNTS_AS = 20;
  private static final double TRIMMED_EACH_SIDE = 0.005;

  /** Spread of a normal distribution of which as much is trimmed, as a share of its whole. */
  private static final double SPREAD_LEFT = 0.9617;

  private static final double LEAST_SIGMA = 0.05;
  private static final int FIT_EVERY = 16;
  private static final long LEAST_MS = 1_000;

  private final Map<String, Fit> fits = new TreeMap<>();

  private static final class Fit {
    final DayRing logs = new DayRing(ForesightLimits.DURATIONS_MAX);
    int unfitted = FIT_EVERY;
    long plannedMs;
    Durations durations;
  }

  void served(String service, long ms, int day) {
    Fit fit = fits.computeIfAbsent(service, s -> new Fit());
    fit.logs.add(Math.log((double) Math.max(LEAST_MS, ms)), day);
    fit.unfitted++;
  }

  /** What a service is expected to take; {@code plannedMs} is the plan's mean. */
  Durations of(String service, long plannedMs, int day) {
    Fit fit = fits.computeIfAbsent(service, s -> new Fit());
    if (fit.durations == null || fit.unfitted >= FIT_EVERY || fit.plannedMs != plannedMs) {
      fit.unfitted = 0;
      fit.plannedMs = plannedMs;
      fit.durations = fitted(fit.logs.sortedSince(day - ForesightLimits.DAYS), plannedMs);
    }
    return fit.durations;
  }

  private static Durations fitted(double[] sortedLogs, long plannedMs) {
    Durations planned = Durations.ofMean((double) Math.max(LEAST_MS, plannedMs), PLANNED_CV);
    int trimmed = (int) (TRIMMED_EACH_SIDE * sortedLogs.length);
    int count = sortedLogs.length - 2 * trimmed;
    if (count < 2) {
      return planned;
    }
    double sum = 0;
    double squares = 0;
    for (int i = trimmed; i < trimmed + count; i++) {
      sum += sortedLogs[i];
      squares += sortedLogs[i] * sortedLogs[i];
    }
    double mean = sum / count;
    double sigma = Math.sqrt(Math.max(0, squares / count - mean * mean));
    sigma = trimmed > 0 ? sigma / SPREAD_LEFT : sigma;
    double trust = count / (count + PLAN_COUNTS_AS);
    return Durations.logNormal(
        trust * mean + (1 - trust) * planned.mu(),
        Math.max(LEAST_SIGMA, trust * sigma + (1 - trust) * planned.sigma()));
  }
}

package io.jiaohao.sim.whatif;

import java.util.List;

/**
 * Waits in minutes.
 *
 * @param over20 share of waits above 20 minutes, 0 to 1
 */
record WaitFigures(
    int count,
    double mean,
    double p50,
    double p90,
    double p95,
    double p99,
    double over20,
    double over30) {
  private static final double MS_PER_MINUTE = 60_000;

  static WaitFigures of(List<DayReplay.Wait> waits) {
    double[] minutes =
        waits.stream().mapToDouble(w -> w.waitMs() / MS_PER_MINUTE).sorted().toArray();
    double sum = 0;
    int above20 = 0;
    int above30 = 0;
    for (double m : minutes) {
      sum += m;
      above20 += m > 20 ? 1 : 0;
      above30 += m > 30 ? 1 : 0;
    }
    int n = minutes.length;
    return new WaitFigures(
        n,
        n == 0 ? 0 : sum / n,
        quantile(minutes, 0.5),
        quantile(minutes, 0.9),
        quantile(minutes, 0.95),
        quantile(minutes, 0.99),
        n == 0 ? 0 : (double) above20 / n,
        n == 0 ? 0 : (double) above30 / n);
  }

  private static double quantile(double[] sorted, double q) {
    return sorted.length == 0
        ? 0
        : sorted[Math.min(sorted.length - 1, (int) Math.ceil(q * sorted.length) - 1)];
  }
}

package io.jiaohao.sim.reference;

import java.util.Arrays;

/** Waits of many visitors, in minutes. */
final class Waits {
  private double[] minutes = new double[1_024];
  private int count;

  void add(double wait) {
    if (count == minutes.length) {
      minutes = Arrays.copyOf(minutes, 2 * count);
    }
    minutes[count++] = wait;
  }

  /** Takes those of another day in. */
  void add(Waits day) {
    for (int i = 0; i < day.count; i++) {
      add(day.minutes[i]);
    }
  }

  int count() {
    return count;
  }

  double mean() {
    return Arrays.stream(minutes, 0, count).average().orElse(0);
  }

  /** The wait that this share of all is at or below. */
  double quantile(double share) {
    double[] sorted = Arrays.copyOf(minutes, count);
    Arrays.sort(sorted);
    return count == 0 ? 0 : sorted[Math.min(count - 1, (int) (share * count))];
  }

  double longest() {
    return Arrays.stream(minutes, 0, count).max().orElse(0);
  }

  /** Share of waits above so many minutes. */
  double over(double limit) {
    long above = Arrays.stream(minutes, 0, count).filter(wait -> wait > limit).count();
    return (double) above / Math.max(1, count);
  }
}

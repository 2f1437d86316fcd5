package io.jiaohao.sim.driven;

import java.util.Arrays;

/** Waits of many visitors, in minutes. */
public final class Waits {
  private double[] minutes = new double[1_024];
  private int count;

  public void add(double wait) {
    if (count == minutes.length) {
      minutes = Arrays.copyOf(minutes, 2 * count);
    }
    minutes[count++] = wait;
  }

  /** Takes those of another day in. */
  public void add(Waits day) {
    for (int i = 0; i < day.count; i++) {
      add(day.minutes[i]);
    }
  }

  public int count() {
    return count;
  }

  public double mean() {
    return Arrays.stream(minutes, 0, count).average().orElse(0);
  }

  /** The wait that this share of all is at or below. */
  public double quantile(double share) {
    double[] sorted = Arrays.copyOf(minutes, count);
    Arrays.sort(sorted);
    return count == 0 ? 0 : sorted[Math.min(count - 1, (int) (share * count))];
  }

  public double longest() {
    return Arrays.stream(minutes, 0, count).max().orElse(0);
  }

  /** Share of waits above so many minutes. */
  public double over(double limit) {
    long above = Arrays.stream(minutes, 0, count).filter(wait -> wait > limit).count();
    return (double) above / Math.max(1, count);
  }
}

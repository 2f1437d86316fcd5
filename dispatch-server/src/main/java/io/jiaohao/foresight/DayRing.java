package io.jiaohao.foresight;

import java.util.Arrays;

/** Figures of the last days, so many at most. */
final class DayRing {
  private final float[] values;
  private final int[] days;
  private int added;

  DayRing(int room) {
    values = new float[room];
    days = new int[room];
  }

  void add(double value, int day) {
    values[added % values.length] = (float) value;
    days[added % values.length] = day;
    added++;
  }

  double[] sortedSince(int day) {
    double[] found = new double[Math.min(added, values.length)];
    int count = 0;
    for (int i = 0; i < found.length; i++) {
      if (days[i] >= day) {
        found[count++] = values[i];
      }
    }
    double[] sorted = Arrays.copyOf(found, count);
    Arrays.sort(sorted);
    return sorted;
  }
}

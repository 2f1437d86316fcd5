package io.jiaohao.foresight;

import java.util.Arrays;

/** Figures of the last days, so many at most; room is taken as it is needed. */
final class DayRing {
  private static final int FIRST_ROOM = 8;

  private final int most;
  private float[] values;
  private int[] days;
  private int added;

  DayRing(int most) {
    this.most = most;
    values = new float[Math.min(FIRST_ROOM, most)];
    days = new int[values.length];
  }

  void add(double value, int day) {
    if (added == values.length && added < most) {
      int room = Math.min(2 * values.length, most);
      values = Arrays.copyOf(values, room);
      days = Arrays.copyOf(days, room);
    }
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

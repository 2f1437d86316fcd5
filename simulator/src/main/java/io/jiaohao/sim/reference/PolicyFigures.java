package io.jiaohao.sim.reference;

import java.util.Arrays;

/** Waits of one or more days, from the moment from which a visitor counts; minutes. */
final class PolicyFigures {
  private double[] waits = new double[8_192];
  private double[] special = new double[512];
  private int count;
  private int specialCount;
  private double walkInSum;
  private int walkInCount;
  private double bookedSum;
  private int bookedCount;
  private long overtaken;
  private int overtakenMost;
  private double idleMin;
  private int left;

  void called(Policy.Waiting who, long nowMs) {
    double wait = Math.max(0, nowMs - who.releaseMs()) / (double) ReferenceHall.MINUTE_MS;
    add(wait);
    overtaken += who.overtaken;
    overtakenMost = Math.max(overtakenMost, who.overtaken);
    switch (who.visitor.ticketClass()) {
      case ReferenceHall.WALK_IN -> {
        walkInSum += wait;
        walkInCount++;
      }
      case ReferenceHall.APPOINTMENT -> {
        bookedSum += wait;
        bookedCount++;
      }
      default -> addSpecial(wait);
    }
  }

  private void add(double wait) {
    if (count == waits.length) {
      waits = Arrays.copyOf(waits, 2 * count);
    }
    waits[count++] = wait;
  }

  private void addSpecial(double wait) {
    if (specialCount == special.length) {
      special = Arrays.copyOf(special, 2 * specialCount);
    }
    special[specialCount++] = wait;
  }

  void idleWhileWaiting(long ms) {
    idleMin += ms / (double) ReferenceHall.MINUTE_MS;
  }

  void left(int people) {
    left += people;
  }

  /** Takes another day in. */
  void add(PolicyFigures day) {
    for (int i = 0; i < day.count; i++) {
      add(day.waits[i]);
    }
    for (int i = 0; i < day.specialCount; i++) {
      addSpecial(day.special[i]);
    }
    walkInSum += day.walkInSum;
    walkInCount += day.walkInCount;
    bookedSum += day.bookedSum;
    bookedCount += day.bookedCount;
    overtaken += day.overtaken;
    overtakenMost = Math.max(overtakenMost, day.overtakenMost);
    idleMin += day.idleMin;
    left += day.left;
  }

  double mean() {
    return Arrays.stream(waits, 0, count).average().orElse(0);
  }

  double quantile(double q) {
    double[] sorted = Arrays.copyOf(waits, count);
    Arrays.sort(sorted);
    return count == 0 ? 0 : sorted[Math.min(count - 1, (int) (q * count))];
  }

  /** Share of waits above so many minutes. */
  double over(double minutes) {
    return count == 0
        ? 0
        : (double) Arrays.stream(waits, 0, count).filter(w -> w > minutes).count() / count;
  }

  double walkInMean() {
    return walkInSum / Math.max(1, walkInCount);
  }

  double bookedMean() {
    return bookedSum / Math.max(1, bookedCount);
  }

  double specialMean() {
    return Arrays.stream(special, 0, specialCount).average().orElse(0);
  }

  double overtakenMean() {
    return (double) overtaken / Math.max(1, count);
  }

  int overtakenMost() {
    return overtakenMost;
  }

  double idleMin() {
    return idleMin;
  }

  int left() {
    return left;
  }
}

package io.jiaohao.sim.reference;

import io.jiaohao.sim.driven.Waits;

/** What a rule made of one or more days; waits from the moment from which a visitor counts. */
final class PolicyFigures {
  private final Waits everybody = new Waits();
  private final Waits walkIns = new Waits();
  private final Waits booked = new Waits();
  private final Waits special = new Waits();
  private long overtaken;
  private int overtakenMost;
  private double idleMin;
  private int left;

  void called(Policy.Waiting who, long nowMs) {
    double wait = Math.max(0, nowMs - who.releaseMs()) / (double) ReferenceHall.MINUTE_MS;
    everybody.add(wait);
    ofClass(who.visitor.ticketClass()).add(wait);
    overtaken += who.overtaken;
    overtakenMost = Math.max(overtakenMost, who.overtaken);
  }

  private Waits ofClass(String ticketClass) {
    return switch (ticketClass) {
      case ReferenceHall.WALK_IN -> walkIns;
      case ReferenceHall.APPOINTMENT -> booked;
      default -> special;
    };
  }

  void idleWhileWaiting(long ms) {
    idleMin += ms / (double) ReferenceHall.MINUTE_MS;
  }

  void left(int people) {
    left += people;
  }

  /** Takes another day in. */
  void add(PolicyFigures day) {
    everybody.add(day.everybody);
    walkIns.add(day.walkIns);
    booked.add(day.booked);
    special.add(day.special);
    overtaken += day.overtaken;
    overtakenMost = Math.max(overtakenMost, day.overtakenMost);
    idleMin += day.idleMin;
    left += day.left;
  }

  Waits everybody() {
    return everybody;
  }

  Waits walkIns() {
    return walkIns;
  }

  Waits booked() {
    return booked;
  }

  /** Of visitors with a special need. */
  Waits special() {
    return special;
  }

  double overtakenMean() {
    return (double) overtaken / Math.max(1, everybody.count());
  }

  int overtakenMost() {
    return overtakenMost;
  }

  /** Minutes that windows were idle while somebody waited whom they serve. */
  double idleMin() {
    return idleMin;
  }

  /** Visitors who were never called. */
  int left() {
    return left;
  }
}

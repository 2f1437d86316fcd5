package io.jiaohao.sim;

/**
 * Where hall time stands on the machine's steady clock. The server tells its time in each welcome;
 * on its way it only grows older, so the telling that puts the hall furthest ahead is the truest.
 */
final class HallTimeline {
  private boolean known;
  private double speed = 1;
  private double offsetMs;

  /** The server said that it was {@code hallMs}, at hall speed {@code hallSpeed}. */
  void told(long hallMs, double hallSpeed, long nanos) {
    double offset = hallMs - steadyMs(nanos) * hallSpeed;
    if (!known || speed != hallSpeed || offset > offsetMs) {
      known = true;
      speed = hallSpeed;
      offsetMs = offset;
    }
  }

  boolean known() {
    return known;
  }

  /** Hall milliseconds per millisecond. */
  double speed() {
    return speed;
  }

  /** The hall's time at this moment of the steady clock. */
  long hallMs(long nanos) {
    return Math.round(steadyMs(nanos) * speed + offsetMs);
  }

  /** The moment of the steady clock at which the hall's clock shows this time. */
  long nanosAt(long hallMs) {
    return Math.round((hallMs - offsetMs) / speed * SimClock.NANOS_PER_MS);
  }

  private static double steadyMs(long nanos) {
    return nanos / (double) SimClock.NANOS_PER_MS;
  }
}

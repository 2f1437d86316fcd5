package io.jiaohao.sim;

/** The machine's clocks. Nothing else in the simulator asks what time it is. */
public final class SimClock {
  static final long NANOS_PER_MS = 1_000_000L;

  private SimClock() {}

  /** For durations: never goes back. */
  public static long nanos() {
    return System.nanoTime();
  }

  /** What a wall clock shows, in milliseconds since 1970. */
  static long wallMs() {
    return System.currentTimeMillis();
  }

  /** Milliseconds since an earlier {@link #nanos()}. */
  static double msSince(long nanos) {
    return (nanos() - nanos) / (double) NANOS_PER_MS;
  }
}

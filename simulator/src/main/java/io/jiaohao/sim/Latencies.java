package io.jiaohao.sim;

import org.HdrHistogram.Histogram;

/** Real durations of a hall's work, in nanoseconds; what met an outage is counted apart. */
final class Latencies {
  private static final int DIGITS = 3;

  final Histogram issue = histogram();
  final Histogram callToTerminal = histogram();
  final Histogram callToLastBoard = histogram();
  final Histogram recovery = histogram();

  /** Requests that were on their way, or waiting to go, while there was no server. */
  long metOutage;

  /** Calls that were over, or replaced, before each of their boards had shown them. */
  long notOnAllBoards;

  private long outages;
  private boolean away;

  private static Histogram histogram() {
    return new Histogram(SimLimits.LATENCY_MAX_NANOS, DIGITS);
  }

  static void record(Histogram histogram, long nanos) {
    histogram.recordValue(Math.max(0, Math.min(SimLimits.LATENCY_MAX_NANOS, nanos)));
  }

  void outageBegins() {
    outages++;
    away = true;
  }

  void outageEnds() {
    away = false;
  }

  /** A token for {@link #undisturbed}: names the time between two outages, 0 within one. */
  long stretch() {
    return away ? 0 : outages + 1;
  }

  /** Whether there was a server all the time since the token was taken. */
  boolean undisturbed(long stretch) {
    return stretch != 0 && stretch == stretch();
  }
}

package io.jiaohao.views;

import org.HdrHistogram.Histogram;

/** Waits of today's calls, from issue to call, in seconds of hall time. */
final class WaitFigures {
  private static final long LONGEST_S = 7L * 24 * 60 * 60;
  private static final int DIGITS = 2;
  private static final long MS_PER_S = 1_000;

  private final Histogram seconds = new Histogram(LONGEST_S, DIGITS);

  void record(long waitedMs) {
    seconds.recordValue(seconds(waitedMs));
  }

  /** The call that ended this wait never was. */
  void forget(long waitedMs) {
    seconds.recordValueWithCount(seconds(waitedMs), -1);
  }

  private static long seconds(long waitedMs) {
    return Math.max(0, Math.min(LONGEST_S, waitedMs / MS_PER_S));
  }

  void clear() {
    seconds.reset();
  }

  HallPicture.Waits waits() {
    return new HallPicture.Waits(
        seconds.getTotalCount(),
        seconds.getValueAtPercentile(50),
        seconds.getValueAtPercentile(90),
        seconds.getValueAtPercentile(99),
        seconds.getValueAtPercentile(100));
  }
}

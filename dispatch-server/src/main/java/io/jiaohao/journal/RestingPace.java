package io.jiaohao.journal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Works a tenth of the time and rests for the rest of it, in slices of milliseconds, until told to
 * hurry. Steps may come from any one thread, the call to hurry from another.
 */
public final class RestingPace implements Pace {
  private static final long WORK_AT_LEAST_NANOS = 500_000;
  private static final long REST_AT_MOST_NANOS = 20_000_000;
  private static final long RESTS_TO_WORK = 9;

  private final LongSupplier stopwatchNanos;
  private final CountDownLatch hurry = new CountDownLatch(1);
  private long workingSince;

  /**
   * A pace by a stopwatch.
   *
   * @param stopwatchNanos monotonic time
   */
  public RestingPace(LongSupplier stopwatchNanos) {
    this.stopwatchNanos = stopwatchNanos;
    this.workingSince = stopwatchNanos.getAsLong();
  }

  @Override
  public void step() {
    long worked = stopwatchNanos.getAsLong() - workingSince;
    if (worked < WORK_AT_LEAST_NANOS) {
      return;
    }
    rest(restAfter(worked));
    workingSince = stopwatchNanos.getAsLong();
  }

  /** How long to rest after so much work; a long pause between two works counts as a long work. */
  static long restAfter(long workedNanos) {
    return Math.min(REST_AT_MOST_NANOS, workedNanos * RESTS_TO_WORK);
  }

  private void rest(long nanos) {
    try {
      hurry.await(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      hurry();
    }
  }

  /** No rest from now on, not even the one that is being taken. */
  public void hurry() {
    hurry.countDown();
  }
}

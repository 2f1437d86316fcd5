package io.jiaohao.engine;

import java.util.function.LongSupplier;

/**
 * The hall's clock on this machine: runs on the monotonic clock and is slewed to the wall clock, so
 * it never goes back and never jumps. A step of the wall clock of more than {@link #STEP_MAX_MS} is
 * not followed until an administrator accepts it.
 */
public final class SystemHallClock implements HallClock {
  /** Largest difference to the wall clock that is slewed away. */
  public static final long STEP_MAX_MS = 60_000;

  private static final long CHECK_EVERY_NANOS = 1_000_000_000L;
  private static final long NANOS_PER_MS = 1_000_000L;
  private static final int SLEW_SHARE = 20;

  private final LongSupplier wallMs;
  private final LongSupplier monotonicNanos;
  private final double speed;
  private double baseHallMs;
  private long baseNanos;
  private long lastMs = Long.MIN_VALUE;
  private volatile long stepMs;

  private SystemHallClock(
      double baseHallMs, double speed, LongSupplier wallMs, LongSupplier monotonicNanos) {
    this.wallMs = wallMs;
    this.monotonicNanos = monotonicNanos;
    this.speed = speed;
    this.baseHallMs = baseHallMs;
    this.baseNanos = monotonicNanos.getAsLong();
  }

  /** The clock of a working hall. */
  public static SystemHallClock real() {
    return real(System::currentTimeMillis, System::nanoTime);
  }

  /** The clock of a working hall on the given sources; tests turn them by hand. */
  public static SystemHallClock real(LongSupplier wallMs, LongSupplier monotonicNanos) {
    return new SystemHallClock(wallMs.getAsLong(), 1, wallMs, monotonicNanos);
  }

  /**
   * The clock of a demonstration: hall time was {@code hallEpochMs} when the wall clock said {@code
   * wallEpochMs}, and runs {@code speed} times as fast. A restarted server thus finds the same
   * time.
   */
  public static SystemHallClock spedUp(long hallEpochMs, long wallEpochMs, double speed) {
    double since = System.currentTimeMillis() - wallEpochMs;
    return new SystemHallClock(
        hallEpochMs + since * speed, speed, System::currentTimeMillis, System::nanoTime);
  }

  @Override
  public synchronized long hallMs() {
    long nowNanos = monotonicNanos.getAsLong();
    double hallMs = baseHallMs + (nowNanos - baseNanos) / (double) NANOS_PER_MS * speed;
    if (speed == 1 && nowNanos - baseNanos >= CHECK_EVERY_NANOS) {
      baseHallMs = slewed(hallMs, (nowNanos - baseNanos) / NANOS_PER_MS);
      baseNanos = nowNanos;
    }
    lastMs = Math.max(lastMs, (long) hallMs);
    return lastMs;
  }

  /** The time to go on from: up to a twentieth of the elapsed time nearer to the wall clock. */
  private double slewed(double hallMs, long elapsedMs) {
    double behindMs = wallMs.getAsLong() - hallMs;
    if (Math.abs(behindMs) > STEP_MAX_MS) {
      stepMs = (long) behindMs;
      return hallMs;
    }
    stepMs = 0;
    double most = elapsedMs / (double) SLEW_SHARE;
    return hallMs + Math.max(-most, Math.min(most, behindMs));
  }

  /** How far the wall clock has stepped away without being followed; 0 = in step. For an alarm. */
  public long unfollowedStepMs() {
    return stepMs;
  }

  @Override
  public long realMs() {
    return wallMs.getAsLong();
  }

  @Override
  public long stopwatchNanos() {
    return monotonicNanos.getAsLong();
  }

  @Override
  public double speed() {
    return speed;
  }
}

package io.jiaohao.app;

import io.jiaohao.engine.HallClock;
import io.jiaohao.engine.SystemHallClock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A hall's clock for tests, and the only class of them that reads a clock: begins on a working
 * morning, runs with real time, and can be put forward so that nobody waits for timers.
 */
public final class TestClock implements HallClock {
  /** Ten in the morning in Xi'an, far from any turn of the day. */
  public static final long MORNING_MS = Instant.parse("2026-11-25T02:00:00Z").toEpochMilli();

  private static final long NANOS_PER_MS = 1_000_000;

  private final long startNanos = System.nanoTime();
  private final AtomicLong aheadMs = new AtomicLong();
  private final AtomicLong wallJumpMs = new AtomicLong();

  /** Puts the hall's time forward. */
  public void skipMs(long ms) {
    aheadMs.addAndGet(ms);
  }

  /** Sets the wall clock of {@link #system()} forward or back; real time goes on as it did. */
  public void jumpWallMs(long ms) {
    wallJumpMs.addAndGet(ms);
  }

  /** The clock of a working server; what is skipped here is real time to it. */
  SystemHallClock system() {
    return SystemHallClock.real(() -> hallMs() + wallJumpMs.get(), this::realNanos);
  }

  private long realNanos() {
    return System.nanoTime() + aheadMs.get() * NANOS_PER_MS;
  }

  @Override
  public long hallMs() {
    return MORNING_MS + aheadMs.get() + (System.nanoTime() - startNanos) / NANOS_PER_MS;
  }

  /** The wall's time, for a server in a process of its own. */
  public static long wallMs() {
    return System.currentTimeMillis();
  }

  /** A running count of real nanoseconds. */
  static long nanos() {
    return System.nanoTime();
  }

  @Override
  public long stopwatchNanos() {
    return System.nanoTime();
  }

  @Override
  public double speed() {
    return 1;
  }
}

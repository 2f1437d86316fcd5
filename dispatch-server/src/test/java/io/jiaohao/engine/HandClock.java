package io.jiaohao.engine;

/** A clock that stands still until a test moves it, back as well. */
public final class HandClock implements HallClock {
  /** Ten in the morning in Xi'an. */
  public static final long MORNING_MS = 1_795_572_000_000L;

  private long hallMs = MORNING_MS;

  /** Moves it, forward or back. */
  public void moveMs(long ms) {
    hallMs += ms;
  }

  @Override
  public long hallMs() {
    return hallMs;
  }

  @Override
  public long stopwatchNanos() {
    return hallMs * 1_000_000;
  }

  @Override
  public double speed() {
    return 1;
  }
}

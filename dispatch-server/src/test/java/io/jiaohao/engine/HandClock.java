package io.jiaohao.engine;

/** A clock that stands still until a test moves it, back as well. */
final class HandClock implements HallClock {
  /** Ten in the morning in Xi'an. */
  static final long MORNING_MS = 1_795_572_000_000L;

  private long hallMs = MORNING_MS;

  void moveMs(long ms) {
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

package io.jiaohao.engine;

/** Gives stamps: the hall clock's time, but never before one that was given. */
final class Stamps {
  private final HallClock clock;
  private long lastMs;

  Stamps(HallClock clock) {
    this.clock = clock;
  }

  /** Stamps from now on are not before this one. */
  void notBefore(long ms) {
    lastMs = Math.max(lastMs, ms);
  }

  long next() {
    lastMs = Math.max(lastMs, clock.hallMs());
    return lastMs;
  }
}

package io.jiaohao.board;

import java.util.concurrent.TimeUnit;

/** The board's own clock, the only place that asks the machine: never goes back, has no date. */
final class SteadyClock {
  private SteadyClock() {}

  static long nowMs() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }
}

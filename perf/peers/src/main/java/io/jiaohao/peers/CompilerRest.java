package io.jiaohao.peers;

import java.util.concurrent.TimeUnit;

/**
 * Looks once a second whether the server's just-in-time compiler has come to rest. Until then a
 * server is warming up: its work is half interpreted, and on two cores the compiler takes one.
 */
final class CompilerRest {
  private static final long LOOK_EVERY_NANOS = 1_000_000_000L;
  private static final int LOOKS_AT_REST = 5;

  /** Ticks of 10 ms that a compiler at rest may use in a second. */
  private static final int TICKS_AT_REST = 8;

  private final long endNanos;
  private long lookedNanos = System.nanoTime();
  private long ticks = Machine.serverCpu().compiler();
  private int quietLooks;

  /** A watch that gives up, and counts as at rest, after so many seconds. */
  CompilerRest(int withinSeconds) {
    endNanos = lookedNanos + TimeUnit.SECONDS.toNanos(withinSeconds);
  }

  /** To be asked as often as one likes; a server without such a compiler is there at once. */
  boolean isThere() {
    if (ticks == 0) {
      return true;
    }
    long now = System.nanoTime();
    if (now - lookedNanos >= LOOK_EVERY_NANOS) {
      long seconds = (now - lookedNanos) / LOOK_EVERY_NANOS;
      long ticksNow = Machine.serverCpu().compiler();
      quietLooks = ticksNow - ticks <= TICKS_AT_REST * seconds ? quietLooks + 1 : 0;
      lookedNanos = now;
      ticks = ticksNow;
    }
    return quietLooks >= LOOKS_AT_REST || now - endNanos >= 0;
  }
}

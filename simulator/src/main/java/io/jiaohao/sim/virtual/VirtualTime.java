package io.jiaohao.sim.virtual;

import java.util.PriorityQueue;

/**
 * Time that passes as fast as things happen: a queue of what is to come, and nothing in between.
 */
final class VirtualTime {
  private static final long NANOS_PER_MS = 1_000_000;

  private final PriorityQueue<Deed> ahead = new PriorityQueue<>();
  private long nowMs;
  private long wallStepMs;
  private long deeds;

  /** Something to come; what was planned first comes first. */
  private record Deed(long atMs, long nth, Runnable what) implements Comparable<Deed> {
    @Override
    public int compareTo(Deed other) {
      int byTime = Long.compare(atMs, other.atMs);
      return byTime != 0 ? byTime : Long.compare(nth, other.nth);
    }
  }

  /** Time that begins at this moment, milliseconds since 1970. */
  VirtualTime(long startMs) {
    this.nowMs = startMs;
  }

  /** The true time, which no clock of the simulated machine shows. */
  long nowMs() {
    return nowMs;
  }

  /** What the machine's wall clock shows: steps may have set it wrong. */
  long wallMs() {
    return nowMs + wallStepMs;
  }

  long monotonicNanos() {
    return nowMs * NANOS_PER_MS;
  }

  /** Somebody sets the wall clock. */
  void stepWall(long byMs) {
    wallStepMs += byMs;
  }

  void after(long ms, Runnable what) {
    ahead.add(new Deed(nowMs + Math.max(0, ms), deeds++, what));
  }

  /** Lets everything happen that is due up to a moment. */
  void runUntil(long endMs) {
    for (Deed next = ahead.peek(); next != null && next.atMs() <= endMs; next = ahead.peek()) {
      ahead.remove();
      nowMs = next.atMs();
      next.what().run();
    }
    nowMs = Math.max(nowMs, endMs);
  }

  /** How many things have been put into the queue so far. */
  long deeds() {
    return deeds;
  }
}

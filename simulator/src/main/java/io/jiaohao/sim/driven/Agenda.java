package io.jiaohao.sim.driven;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.LongConsumer;

/**
 * What is going to happen, and the time. Of two things at the same moment the one that was planned
 * first happens first, so a day is the same each time.
 */
public final class Agenda {
  private final PriorityQueue<Happening> ahead =
      new PriorityQueue<>(
          Comparator.comparingLong(Happening::atMs).thenComparingLong(Happening::nth));
  private long planned;
  private long nowMs;

  private record Happening(long atMs, long nth, Runnable what) {}

  public Agenda(long nowMs) {
    this.nowMs = nowMs;
  }

  public long nowMs() {
    return nowMs;
  }

  /** Plans something; what is over by then happens at once. */
  public void at(long atMs, Runnable what) {
    ahead.add(new Happening(Math.max(atMs, nowMs), planned++, what));
  }

  /**
   * Lets everything happen, what is planned meanwhile included.
   *
   * @param before is told each moment before the time moves on to it
   */
  public void run(LongConsumer before) {
    for (Happening next = ahead.poll(); next != null; next = ahead.poll()) {
      before.accept(next.atMs());
      nowMs = next.atMs();
      next.what().run();
    }
  }
}

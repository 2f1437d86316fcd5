package io.jiaohao.sim.virtual;

import io.jiaohao.core.Entry;
import io.jiaohao.engine.EntryFeed;

/**
 * Holds the stamps of one running server against true time: its hall time goes on from the wall
 * clock at its start, whatever that clock is set to later, and waits for it if the record is ahead.
 */
final class ClockAudit implements EntryFeed {
  /** Entries are told of so much later than they were stamped, at most. */
  private static final long COMMIT_MAX_MS = 2_000;

  /** The hall's clock may run a twentieth fast or slow, to come nearer to the wall's. */
  private static final int SLEW_SHARE = 20;

  private final VirtualTime time;
  private final VirtualServer.Broken broken;
  private final long startedMs;
  private final long startedWallMs;
  private long lastMs;

  /**
   * Begins with the server.
   *
   * @param lastMs the last stamp on record, which none may be before
   */
  ClockAudit(VirtualTime time, long lastMs, VirtualServer.Broken broken) {
    this.time = time;
    this.broken = broken;
    this.lastMs = lastMs;
    this.startedMs = time.nowMs();
    this.startedWallMs = time.wallMs();
  }

  @Override
  public void entry(Entry entry) {
    long elapsedMs = time.nowMs() - startedMs;
    long expectedMs = Math.max(lastMs, startedWallMs + elapsedMs);
    long offMs = entry.atMs() - expectedMs;
    lastMs = entry.atMs();
    if (Math.abs(offMs) > COMMIT_MAX_MS + elapsedMs / SLEW_SHARE) {
      broken.say("entry " + entry.seq() + ": the hall's clock is off by " + offMs + " ms");
    }
  }

  @Override
  public void endOfBatch(long seq) {}
}

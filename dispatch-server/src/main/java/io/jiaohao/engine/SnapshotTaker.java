package io.jiaohao.engine;

import io.jiaohao.core.Entry;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a snapshot whenever enough entries have come since the last one. The hall's image is taken
 * on the engine's thread at the end of a batch, when all of it is durable: a few milliseconds of
 * copying references. Encoding and writing it is left to another thread, one at a time.
 */
public final class SnapshotTaker implements EntryFeed {
  private static final Logger log = LoggerFactory.getLogger(SnapshotTaker.class);
  private static final long NANOS_PER_MS = 1_000_000;

  private final HallKeeper keeper;
  private final Journal journal;
  private final Snapshots snapshots;
  private final EngineSettings settings;
  private final HallClock clock;
  private final Executor writer;
  private final AtomicBoolean writing = new AtomicBoolean();
  private long takenSeq;
  private long takenNanos;

  /**
   * A taker for a keeper's hall.
   *
   * @param takenSeq entry that the newest snapshot was taken after, 0 = there is none
   * @param writer runs one task at a time, off the engine's thread
   */
  public SnapshotTaker(
      HallKeeper keeper,
      Journal journal,
      Snapshots snapshots,
      long takenSeq,
      EngineSettings settings,
      HallClock clock,
      Executor writer) {
    this.keeper = keeper;
    this.journal = journal;
    this.snapshots = snapshots;
    this.takenSeq = takenSeq;
    this.settings = settings;
    this.clock = clock;
    this.takenNanos = clock.stopwatchNanos();
    this.writer = writer;
  }

  @Override
  public void entry(Entry entry) {}

  @Override
  public void endOfBatch(long seq) {
    if (seq - takenSeq >= settings.snapshotEvery()
        && clock.stopwatchNanos() - takenNanos >= settings.snapshotGapMs() * NANOS_PER_MS) {
      take();
    }
  }

  /** Takes a snapshot now, if anything came since the last one and none is being written. */
  public void take() {
    long seq = keeper.hall().seq();
    if (seq == takenSeq || seq != journal.lastSeq() || !writing.compareAndSet(false, true)) {
      return;
    }
    takenSeq = seq;
    takenNanos = clock.stopwatchNanos();
    Snapshots.Snapshot snapshot = new Snapshots.Snapshot(keeper.hall().image(), journal.lastHash());
    writer.execute(() -> write(snapshot));
  }

  private void write(Snapshots.Snapshot snapshot) {
    try {
      snapshots.write(snapshot);
      log.info("snapshot written of entry {}", snapshot.image().seq());
    } catch (JournalException | RuntimeException e) {
      log.error("no snapshot was written; the journal alone is enough to recover", e);
    } finally {
      writing.set(false);
    }
  }
}

package io.jiaohao.engine;

import io.jiaohao.core.Entry;
import io.jiaohao.core.HallState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a hall's journal with a hall of its own and writes snapshots, off the loop: it reads what
 * is durable, so it can never hold the writer up, fall out of step or grow.
 */
public final class SnapshotFollower {
  private static final Logger log = LoggerFactory.getLogger(SnapshotFollower.class);

  private final Journal journal;
  private final Snapshots snapshots;
  private final int snapshotEvery;
  private HallState hall;
  private EntryHash hash;
  private long snapshotSeq;

  /** Starts from a recovered hall of its own, not the one that the loop works on. */
  public SnapshotFollower(
      Journal journal, Snapshots snapshots, Recovery.Recovered from, int snapshotEvery) {
    this.journal = journal;
    this.snapshots = snapshots;
    this.snapshotEvery = snapshotEvery;
    this.hall = from.hall();
    this.hash = from.hash();
    this.snapshotSeq = from.snapshotSeq();
  }

  /** Writes a snapshot if enough entries have come since the last one. On the follower's thread. */
  public void follow() {
    if (journal.lastSeq() - snapshotSeq >= snapshotEvery) {
      writeNow();
    }
  }

  /** Writes a snapshot of all that is durable now. On the follower's thread. */
  public void writeNow() {
    try {
      journal.read(hall.seq() + 1, hash, this::take);
      if (hall.seq() > snapshotSeq) {
        snapshots.write(new Snapshots.Snapshot(hall.image(), hash));
        snapshotSeq = hall.seq();
        log.info("snapshot written at entry {}", snapshotSeq);
      }
    } catch (JournalException | RuntimeException e) {
      log.error("no snapshot was written; the journal alone is enough to recover", e);
    }
  }

  private void take(Entry entry, EntryHash hashAfter) {
    hall.apply(entry);
    hash = hashAfter;
  }
}

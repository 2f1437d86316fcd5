package io.jiaohao.journal.redis;

import io.jiaohao.engine.JournalException;
import io.jiaohao.engine.Snapshots;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A hall's snapshots, and its stream cut short behind the oldest one that is kept: from there on a
 * node can always read, even if the newest snapshot should be unreadable.
 */
final class TrimmingSnapshots implements Snapshots {
  private static final Logger log = LoggerFactory.getLogger(TrimmingSnapshots.class);

  private final RedisSnapshots kept;
  private final RedisJournal journal;
  private final long entriesKept;

  /** Trims {@code journal} if that leaves so many entries in it. */
  TrimmingSnapshots(RedisSnapshots kept, RedisJournal journal, long entriesKept) {
    this.kept = kept;
    this.journal = journal;
    this.entriesKept = entriesKept;
  }

  @Override
  public Optional<Snapshot> newest() {
    return kept.newest();
  }

  @Override
  public void write(Snapshot snapshot) throws JournalException {
    kept.write(snapshot);
    try {
      trim();
    } catch (JournalException e) {
      log.warn("nothing is dropped behind the snapshot; the next one tries again", e);
    }
  }

  private void trim() throws JournalException {
    List<Long> all = kept.newestFirst();
    if (all.size() < RedisLimits.SNAPSHOTS_KEPT || !journal.mayServe()) {
      return;
    }
    long oldest = all.get(RedisLimits.SNAPSHOTS_KEPT - 1);
    if (journal.lastSeq() - oldest >= entriesKept) {
      long dropped = journal.trim(oldest);
      log.debug("{} records before entry {} dropped", dropped, oldest);
    }
  }
}

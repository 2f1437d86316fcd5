package io.jiaohao.engine;

import io.jiaohao.core.Entry;
import io.jiaohao.core.HallState;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a hall back: the newest snapshot that fits the journal, then the entries after it. */
public final class Recovery {
  private static final Logger log = LoggerFactory.getLogger(Recovery.class);

  private Recovery() {}

  /**
   * A hall as its journal has it.
   *
   * @param snapshotSeq entry that the snapshot was taken after, 0 = there was none
   * @param replayed entries read after it
   */
  public record Recovered(HallState hall, EntryHash hash, long snapshotSeq, long replayed) {}

  /**
   * Recovers the hall of this journal.
   *
   * @throws JournalDamagedException if history before its end is damaged or does not fit the hall
   */
  public static Recovered recover(Journal journal, Snapshots snapshots) throws JournalException {
    Optional<Snapshots.Snapshot> snapshot = snapshots.newest().filter(s -> isAnchored(s, journal));
    Replay replay =
        snapshot
            .map(s -> new Replay(HallState.of(s.image()), s.hash()))
            .orElseGet(() -> new Replay(HallState.empty(), EntryHash.START));
    long from = replay.hall.seq();
    journal.read(from + 1, replay.hash, replay);
    if (replay.fault != null) {
      throw replay.fault;
    }
    return new Recovered(replay.hall, replay.hash, from, replay.hall.seq() - from);
  }

  private static boolean isAnchored(Snapshots.Snapshot snapshot, Journal journal) {
    long seq = snapshot.image().seq();
    if (seq > journal.lastSeq()) {
      log.error(
          "snapshot at entry {} is ahead of the journal, which ends at {}: passed over",
          seq,
          journal.lastSeq());
      return false;
    }
    if (seq == journal.lastSeq() && !snapshot.hash().equals(journal.lastHash())) {
      log.error("snapshot at entry {} belongs to another history: passed over", seq);
      return false;
    }
    return true;
  }

  private static final class Replay implements Journal.Reader {
    private final HallState hall;
    private EntryHash hash;
    private JournalDamagedException fault;

    Replay(HallState hall, EntryHash hash) {
      this.hall = hall;
      this.hash = hash;
    }

    @Override
    public void entry(Entry entry, EntryHash hashAfter) {
      if (fault != null) {
        return;
      }
      try {
        hall.apply(entry);
        hash = hashAfter;
      } catch (RuntimeException e) {
        fault =
            new JournalDamagedException(
                "entry " + entry.seq() + " does not fit the hall: " + e.getMessage(), e);
      }
    }
  }
}

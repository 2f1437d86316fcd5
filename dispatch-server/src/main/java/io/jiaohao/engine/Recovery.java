package io.jiaohao.engine;

import io.jiaohao.core.Entry;
import io.jiaohao.core.HallState;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a hall back: the newest snapshot, then the journal's entries after it. */
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
    Optional<Snapshots.Snapshot> snapshot = snapshots.newest();
    if (snapshot.isPresent()) {
      checkAnchored(snapshot.get(), journal);
    }
    Recovered from =
        snapshot
            .map(s -> new Recovered(HallState.of(s.image()), s.hash(), s.image().seq(), 0))
            .orElseGet(() -> new Recovered(HallState.empty(), EntryHash.START, 0, 0));
    return goOn(from, journal);
  }

  /**
   * The same hall, the very object, with what its journal has more by now.
   *
   * @throws JournalDamagedException if the journal does not continue what was recovered; the hall
   *     is of no use any more
   */
  public static Recovered goOn(Recovered from, Journal journal) throws JournalException {
    Replay replay = new Replay(from.hall, from.hash);
    long seq = from.hall.seq();
    journal.read(seq + 1, from.hash, replay);
    if (replay.fault != null) {
      throw replay.fault;
    }
    return new Recovered(
        replay.hall, replay.hash, from.snapshotSeq, from.replayed + replay.hall.seq() - seq);
  }

  /**
   * As {@link #goOn}, but begins anew at the newest snapshot if the journal has dropped what lies
   * between: whoever was away for long need not have seen every entry.
   */
  public static Recovered catchUp(Recovered from, Journal journal, Snapshots snapshots)
      throws JournalException {
    try {
      return goOn(from, journal);
    } catch (JournalTrimmedException e) {
      log.warn("the hall is read from the newest snapshot: {}", e.getMessage());
      return recover(journal, snapshots);
    }
  }

  /**
   * A snapshot is only ever taken of what was durable: if the journal does not lead to it, history
   * that was acknowledged is missing, and going on would issue its numbers again.
   */
  private static void checkAnchored(Snapshots.Snapshot snapshot, Journal journal)
      throws JournalDamagedException {
    long seq = snapshot.image().seq();
    if (seq > journal.lastSeq()) {
      throw new JournalDamagedException(
          "the journal ends at entry %d, but there is a snapshot of entry %d: entries are missing at its end (if an older journal was restored on purpose, move the snapshots away)"
              .formatted(journal.lastSeq(), seq));
    }
    if (seq == journal.lastSeq() && !snapshot.hash().equals(journal.lastHash())) {
      throw new JournalDamagedException(
          "the journal's last entry %d is not the one that the snapshot was taken after: it belongs to another history"
              .formatted(seq));
    }
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

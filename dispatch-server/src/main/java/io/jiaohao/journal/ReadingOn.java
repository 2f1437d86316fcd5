package io.jiaohao.journal;

import io.jiaohao.core.Entry;
import io.jiaohao.core.HallImage;
import io.jiaohao.core.HallState;
import io.jiaohao.engine.EntryHash;
import io.jiaohao.engine.JournalException;
import io.jiaohao.engine.Snapshots;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads on through the journal that a server is writing, some entries at a time, from a snapshot
 * that is early enough or else from the first entry. By one thread at a time; between two stretches
 * nothing is open.
 */
public final class ReadingOn {
  private final Path file;
  private final HallImage start;
  private long seq;
  private EntryHash hash;

  private ReadingOn(Path file, HallImage start, EntryHash hash) {
    this.file = file;
    this.start = start;
    this.seq = start.seq();
    this.hash = hash;
  }

  /** Begins no later than after this entry. */
  public static ReadingOn notAfter(Path dataDir, String hall, long seq) {
    Optional<Snapshots.Snapshot> begin =
        new SnapshotFiles(dataDir, hall, Pace.FULL).newestUpTo(seq);
    return new ReadingOn(
        JournalPaths.of(dataDir, hall).file(),
        begin.map(Snapshots.Snapshot::image).orElseGet(() -> HallState.empty().image()),
        begin.map(Snapshots.Snapshot::hash).orElse(EntryHash.START));
  }

  /** The hall before the first entry that is handed out. */
  public HallImage start() {
    return start;
  }

  /** The last entry that was handed out. */
  public long seq() {
    return seq;
  }

  /** Hands out the next entries: about so many, fewer only at the journal's end. */
  public void next(int entries, Consumer<Entry> reader) throws JournalException {
    try (ReadOnlyJournal journal = ReadOnlyJournal.open(file)) {
      journal.readFrom(
          seq + 1,
          seq + entries,
          hash,
          (entry, hashOfEntry) -> {
            reader.accept(entry);
            seq = entry.seq();
            hash = hashOfEntry;
          });
    } catch (IOException e) {
      throw new JournalException(file + " cannot be read: " + e.getMessage(), e);
    }
  }
}

package io.jiaohao.perf;

import io.jiaohao.core.Entry;
import io.jiaohao.core.HallState;
import io.jiaohao.engine.EngineSettings;
import io.jiaohao.engine.Journal;
import io.jiaohao.engine.JournalException;
import io.jiaohao.engine.Snapshots;
import io.jiaohao.engine.SystemHallClock;
import io.jiaohao.journal.Pace;
import io.jiaohao.journal.SnapshotFiles;
import io.jiaohao.journal.SqliteJournal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A long journal, made by the real rules: tickets and calls, with some starts, recalls, returns and
 * no-shows, over the last hours up to now. Its snapshot is as old as a server lets one become.
 */
final class History {
  private static final int BATCH = 1_024;
  private static final long LASTED_MS = 10 * 60 * 60 * 1_000L;
  private static final int WAITING_MAX = 3_000;
  private static final long SEED = 11;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final Path directory;
  private final long entries;
  private final long startMs;
  private final HallDriver driver;
  private final List<Entry> batch = new ArrayList<>();

  private History(Path directory, long entries, long endMs) {
    this.directory = directory;
    this.entries = entries;
    this.startMs = endMs - LASTED_MS;
    this.driver = new HallDriver(SEED, startMs, batch::add);
  }

  /** Writes journal and snapshot into an empty data directory. */
  static void write(Path directory, long entries, SystemHallClock clock)
      throws JournalException, IOException {
    History history = new History(directory, entries, clock.hallMs());
    try (SqliteJournal journal =
        SqliteJournal.open(directory, LargeHall.ID, clock::stopwatchNanos)) {
      history.writeTo(journal);
    }
  }

  private void writeTo(SqliteJournal journal) throws JournalException {
    HallState hall = driver.hall();
    long snapshotAt = Math.max(1, entries - EngineSettings.DEFAULTS.snapshotEvery());
    boolean snapped = false;
    while (hall.seq() < entries) {
      step(startMs + hall.seq() * LASTED_MS / entries);
      if (batch.size() >= BATCH || hall.seq() >= entries) {
        journal.commit(List.copyOf(batch), OR_THROW);
        batch.clear();
        if (!snapped && hall.seq() >= snapshotAt) {
          snapped = true;
          new SnapshotFiles(directory, LargeHall.ID, Pace.FULL)
              .write(new Snapshots.Snapshot(hall.image(), journal.lastHash()));
        }
      }
    }
  }

  private void step(long nowMs) {
    if (driver.tick(nowMs).isPresent()) {
      return;
    }
    int percent = random.nextInt(100);
    if (percent < 45 && driver.hall().waiting() < WAITING_MAX) {
      driver.issue(nowMs);
    } else if (percent < 85) {
      driver.next(nowMs);
    } else {
      Optional<Entry> other = driver.other(nowMs);
      if (other.isEmpty()) {
        driver.next(nowMs);
      }
    }
  }

  private static final Journal.Completion OR_THROW =
      new Journal.Completion() {
        @Override
        public void committed(Journal.Written written) {}

        @Override
        public void failed(JournalException cause) {
          throw new IllegalStateException(cause);
        }
      };
}

package io.jiaohao.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
  private static final long NEVER = Long.MAX_VALUE;
  private static final int ENTRIES = 400;

  @TempDir Path dir;

  private SqliteJournal open(CheckpointPolicy policy) throws Exception {
    return SqliteJournal.open(dir, "xian", policy, System::nanoTime);
  }

  private static void commitAll(SqliteJournal journal) {
    for (long seq = 1; seq <= ENTRIES; seq++) {
      TestEntries.commit(journal, seq, seq);
    }
  }

  @Test
  void withoutCheckpointsAllIsInTheLog() throws Exception {
    try (SqliteJournal journal = open(new CheckpointPolicy(NEVER, NEVER))) {
      long before = journal.figures().fileBytes();
      commitAll(journal);
      JournalFigures figures = journal.figures();
      assertThat(figures.batches()).isEqualTo(ENTRIES);
      assertThat(figures.entries()).isEqualTo(ENTRIES);
      assertThat(figures.fileBytes()).isEqualTo(before);
      assertThat(figures.walBytes()).isGreaterThan(ENTRIES * 4_096L);
      assertThat(figures.checkpoints()).isZero();
    }
    assertThat(dir.resolve(JournalFiles.WAL)).doesNotExist();
  }

  @Test
  void aGrownLogIsCopiedBesideTheWriter() throws Exception {
    try (SqliteJournal journal = open(new CheckpointPolicy(100_000, NEVER))) {
      long before = journal.figures().fileBytes();
      commitAll(journal);
      await().until(() -> journal.figures().checkpoints() > 0);
      await().until(() -> journal.figures().fileBytes() > before);
      assertThat(journal.figures().restarts()).isZero();
      assertThat(TestEntries.read(journal)).isEqualTo(TestEntries.entries(1, ENTRIES));
    }
  }

  @Test
  void aLogThatGrewTooLargeIsBegunAnewByTheWriter() throws Exception {
    try (SqliteJournal journal = open(new CheckpointPolicy(50_000, 200_000))) {
      commitAll(journal);
      JournalFigures figures = journal.figures();
      assertThat(figures.restarts()).isPositive();
      assertThat(figures.longestRestartNs()).isPositive();
      assertThat(figures.walBytes()).isLessThan(ENTRIES * 4_096L / 2);
      assertThat(TestEntries.read(journal)).isEqualTo(TestEntries.entries(1, ENTRIES));
      JournalFiles.killedCopy(dir, dir.resolve("killed"));
    }
    Path killed = dir.resolve("killed");
    try (SqliteJournal journal = SqliteJournal.open(killed, "xian", System::nanoTime)) {
      assertThat(journal.unfinishedEnd()).isEmpty();
      assertThat(TestEntries.read(journal)).isEqualTo(TestEntries.entries(1, ENTRIES));
    }
    assertThat(Files.exists(killed.resolve(JournalFiles.WAL))).isFalse();
  }
}

package io.jiaohao.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
  private static final long NEVER = Long.MAX_VALUE;
  private static final int ENTRIES = 400;

  /** Batches of one entry that grow the log by the 100,000 bytes of a policy here. */
  private static final int BATCHES_TO_A_CHECKPOINT = 13;

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
    try (SqliteJournal journal = open(new CheckpointPolicy(NEVER, 0, NEVER))) {
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
    try (SqliteJournal journal = open(new CheckpointPolicy(100_000, 0, NEVER))) {
      long before = journal.figures().fileBytes();
      commitAll(journal);
      await().until(() -> journal.figures().checkpoints() > 0);
      await().until(() -> journal.figures().fileBytes() > before);
      assertThat(journal.figures().restarts()).isZero();
      assertThat(TestEntries.read(journal)).isEqualTo(TestEntries.entries(1, ENTRIES));
    }
  }

  /** A clock that stops each checkpoint before it counts as ended. */
  private static final class HeldClock {
    private final Semaphore ends = new Semaphore(0);
    private final AtomicInteger asked = new AtomicInteger();

    long nanos() {
      boolean ending =
          Thread.currentThread().getName().startsWith("checkpoint-")
              && asked.incrementAndGet() % 2 == 0;
      if (ending) {
        ends.acquireUninterruptibly();
      }
      return System.nanoTime();
    }
  }

  @Test
  void aLogThatIsWrittenWithoutAPauseIsBegunAnewEachTimeItWasCopied() throws Exception {
    HeldClock clock = new HeldClock();
    CheckpointPolicy policy = new CheckpointPolicy(100_000, 50_000, NEVER);
    try (SqliteJournal journal = SqliteJournal.open(dir, "xian", policy, clock::nanos)) {
      long seq = 0;
      List<Long> sizes = new ArrayList<>();
      for (int round = 1; round <= 5; round++) {
        int checkpoints = round;
        for (int batch = 0; batch < BATCHES_TO_A_CHECKPOINT; batch++) {
          TestEntries.commit(journal, ++seq, seq);
        }
        await().until(clock.ends::hasQueuedThreads);
        TestEntries.commit(journal, ++seq, seq);
        clock.ends.release();
        await().until(() -> journal.figures().checkpoints() == checkpoints);
        TestEntries.commit(journal, ++seq, seq);
        sizes.add(journal.figures().walBytes());
      }
      assertThat(sizes).allMatch(size -> size < 2 * sizes.get(0), "at most a round's");
      assertThat(TestEntries.read(journal)).isEqualTo(TestEntries.entries(1, seq));
    }
  }

  @Test
  void aLogThatGrewTooLargeIsBegunAnewByTheWriter() throws Exception {
    try (SqliteJournal journal = open(new CheckpointPolicy(50_000, 0, 200_000))) {
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

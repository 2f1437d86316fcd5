package io.jiaohao.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
  private static final long NEVER = Long.MAX_VALUE;
  private static final int ENTRIES = 400;

  /** Batches of one entry that grow the log by the 100,000 bytes of a policy here. */
  private static final int BATCHES_TO_A_CHECKPOINT = 13;

  @TempDir Path dir;

  private SqliteJournal open(CheckpointPolicy policy) throws Exception {
    return open(policy, System::nanoTime);
  }

  private SqliteJournal open(CheckpointPolicy policy, LongSupplier nanoClock) throws Exception {
    return SqliteJournal.open(dir, "xian", policy, nanoClock);
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

  /** A clock that stops checkpoints: each asks it when it begins, and before it counts as ended. */
  private static final class HeldClock {
    private final Semaphore going = new Semaphore(0);
    private final AtomicInteger asked = new AtomicInteger();
    private final IntPredicate holds;

    private HeldClock(IntPredicate holds) {
      this.holds = holds;
    }

    static HeldClock atEnds() {
      return new HeldClock(nth -> nth % 2 == 0);
    }

    /** From the first one's end. */
    static HeldClock atBeginningsAndEnds() {
      return new HeldClock(nth -> nth > 1);
    }

    long nanos() {
      boolean isCheckpoint = Thread.currentThread().getName().startsWith("checkpoint-");
      if (isCheckpoint && holds.test(asked.incrementAndGet())) {
        going.acquireUninterruptibly();
      }
      return System.nanoTime();
    }
  }

  @Test
  void aLogThatIsWrittenWithoutAPauseIsBegunAnewEachTimeItWasCopied() throws Exception {
    HeldClock clock = HeldClock.atEnds();
    CheckpointPolicy policy = new CheckpointPolicy(100_000, 50_000, NEVER);
    try (SqliteJournal journal = open(policy, clock::nanos)) {
      long seq = 0;
      List<Long> sizes = new ArrayList<>();
      for (int round = 1; round <= 5; round++) {
        int checkpoints = round;
        for (int batch = 0; batch < BATCHES_TO_A_CHECKPOINT; batch++) {
          TestEntries.commit(journal, ++seq, seq);
        }
        await().until(clock.going::hasQueuedThreads);
        TestEntries.commit(journal, ++seq, seq);
        clock.going.release();
        await().until(() -> journal.figures().checkpoints() == checkpoints);
        TestEntries.commit(journal, ++seq, seq);
        sizes.add(journal.figures().walBytes());
      }
      assertThat(sizes).allMatch(size -> size < 2 * sizes.get(0), "at most a round's");
      assertThat(TestEntries.read(journal)).isEqualTo(TestEntries.entries(1, seq));
    }
  }

  @Test
  void theWriterCopiesNoRestWhileAnotherCheckpointIsWanted() throws Exception {
    HeldClock clock = HeldClock.atBeginningsAndEnds();
    CheckpointPolicy policy = new CheckpointPolicy(100_000, 50_000, NEVER);
    try (SqliteJournal journal = open(policy, clock::nanos)) {
      for (long seq = 1; seq <= 2 * BATCHES_TO_A_CHECKPOINT; seq++) {
        TestEntries.commit(journal, seq, seq);
      }
      await().until(clock.going::hasQueuedThreads);
      clock.going.release();
      await().until(() -> journal.figures().checkpoints() == 1);
      await().until(clock.going::hasQueuedThreads);
      assertThat(growthAfterALook(journal, 27)).as("the second has begun").isPositive();

      clock.going.release(2);
      await().until(() -> journal.figures().checkpoints() == 2);
      assertThat(growthAfterALook(journal, 29)).as("begun anew").isZero();
    }
  }

  /** How much the log grows by a batch; before it the writer looks whether there is a rest. */
  private static long growthAfterALook(SqliteJournal journal, long seq) {
    TestEntries.commit(journal, seq, seq);
    long before = journal.figures().walBytes();
    TestEntries.commit(journal, seq + 1, seq + 1);
    return journal.figures().walBytes() - before;
  }

  @Test
  void aLogThatGrewTooLargeIsBegunAnewByTheWriter() throws Exception {
    HeldClock clock = HeldClock.atEnds();
    CheckpointPolicy policy = new CheckpointPolicy(50_000, 0, 200_000);
    try (SqliteJournal journal = open(policy, clock::nanos)) {
      commitAll(journal);
      clock.going.release(ENTRIES);
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

package io.jiaohao.journal;

import static io.jiaohao.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.core.Entry;
import io.jiaohao.engine.EntryHash;
import io.jiaohao.engine.Journal;
import io.jiaohao.engine.JournalException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A journal that commits large batches off the loop")
class OffLoopJournalTest extends JournalContract {
  @TempDir Path dir;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final ExecutorService engine = Executors.newSingleThreadExecutor();

  @Override
  protected Journal open() throws JournalException {
    return new OffLoopJournal(SqliteJournal.open(dir, "xian", System::nanoTime), thread, engine);
  }

  @AfterEach
  void endThreads() {
    thread.shutdownNow();
    engine.shutdownNow();
  }

  @Test
  @DisplayName("a small batch is committed where it comes from, before anything else goes on")
  void small() {
    thread.shutdownNow();
    engine.shutdownNow();
    TestEntries.Outcome outcome = new TestEntries.Outcome();
    journal.commit(entries(1, 3), outcome);
    assertThat(outcome.isCommitted()).isTrue();
  }

  @Test
  @DisplayName("a large batch comes back to the engine, and not before its turn")
  void large() throws Exception {
    journal.close();
    Queue<Runnable> turns = new ArrayDeque<>();
    journal =
        new OffLoopJournal(
            SqliteJournal.open(dir, "xian", System::nanoTime),
            thread,
            task -> {
              synchronized (turns) {
                turns.add(task);
              }
            });
    TestEntries.Outcome outcome = new TestEntries.Outcome();
    journal.commit(entries(1, 4), outcome);
    await().until(() -> journal.lastSeq() == 4);
    assertThat(outcome.committed).isZero();
    await().until(() -> turn(turns));
    assertThat(outcome.isCommitted()).isTrue();
  }

  private static boolean turn(Queue<Runnable> turns) {
    synchronized (turns) {
      Runnable turn = turns.poll();
      if (turn != null) {
        turn.run();
      }
      return turn != null;
    }
  }

  @Test
  @DisplayName("a failure comes back the same way")
  void failure() throws Exception {
    JournalException disk = new JournalException("disk full");
    journal.close();
    journal =
        new OffLoopJournal(
            new EmptyJournal() {
              @Override
              public void commit(List<Entry> batch, Completion told) {
                told.failed(disk);
              }
            },
            thread,
            engine);
    TestEntries.Outcome outcome = new TestEntries.Outcome();
    journal.commit(entries(1, 4), outcome);
    assertThat(outcome.await().cause()).isSameAs(disk);
  }

  @Test
  @DisplayName("a fault in the journal is a failure, and one after the outcome is none")
  void fault() throws Exception {
    journal.close();
    journal =
        new OffLoopJournal(
            new EmptyJournal() {
              @Override
              public void commit(List<Entry> batch, Completion told) {
                if (batch.size() > 4) {
                  told.committed();
                }
                throw new IllegalStateException("out of order");
              }
            },
            thread,
            engine);
    TestEntries.Outcome outcome = new TestEntries.Outcome();
    journal.commit(entries(1, 4), outcome);
    assertThat(outcome.await().cause()).hasMessage("commit: a fault in the journal");
    TestEntries.Outcome after = new TestEntries.Outcome();
    journal.commit(entries(1, 5), after);
    assertThat(after.await().isCommitted()).isTrue();
  }

  /** A journal that is empty and stays so. */
  private abstract static class EmptyJournal implements Journal {
    @Override
    public long lastSeq() {
      return 0;
    }

    @Override
    public EntryHash lastHash() {
      return EntryHash.START;
    }

    @Override
    public void read(long fromSeq, EntryHash before, Reader reader) {}

    @Override
    public void close() throws IOException {}
  }
}

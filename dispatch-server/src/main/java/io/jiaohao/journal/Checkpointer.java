package io.jiaohao.journal;

import io.jiaohao.engine.JournalException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies the write-ahead log into the main file on its own thread and connection, never keeping the
 * writer waiting. A failure here is a failure of the storage: the journal is told.
 */
final class Checkpointer {
  private static final Logger LOG = LoggerFactory.getLogger(Checkpointer.class);

  private final Path file;
  private final Connection connection;
  private final LongSupplier nanoClock;
  private final Consumer<JournalException> onFailure;
  private final ExecutorService thread;
  private final AtomicBoolean wanted = new AtomicBoolean();
  private final AtomicBoolean finished = new AtomicBoolean();
  private final AtomicLong runs = new AtomicLong();
  private volatile long lastNs;

  Checkpointer(Path file, LongSupplier nanoClock, Consumer<JournalException> onFailure)
      throws SQLException {
    this.file = file;
    this.connection = SqliteFile.openForWriting(file);
    this.nanoClock = nanoClock;
    this.onFailure = onFailure;
    this.thread =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "checkpoint-" + file.getFileName());
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Asks for a run soon; asking again before it has begun changes nothing. */
  void want() {
    if (wanted.compareAndSet(false, true)) {
      thread.execute(this::run);
    }
  }

  private void run() {
    finished.set(false);
    wanted.set(false);
    long startNs = nanoClock.getAsLong();
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_checkpoint(PASSIVE)");
      lastNs = nanoClock.getAsLong() - startNs;
      runs.incrementAndGet();
      finished.set(true);
    } catch (SQLException e) {
      JournalException failure = SqliteFile.failure(file, "cannot be checkpointed", e);
      LOG.error("{}: nothing more will be committed", failure.getMessage());
      onFailure.accept(failure);
    }
  }

  /** Whether a run has ended since this was last asked, and no other is wanted or going on. */
  boolean takeFinished() {
    return !wanted.get() && finished.get() && finished.getAndSet(false);
  }

  long runs() {
    return runs.get();
  }

  long lastNs() {
    return lastNs;
  }

  void close() throws SQLException {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(JournalLimits.CLOSE_WAIT_MS, TimeUnit.MILLISECONDS)) {
        LOG.warn("{}: a checkpoint is still running, its connection stays open", file);
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    connection.close();
  }
}

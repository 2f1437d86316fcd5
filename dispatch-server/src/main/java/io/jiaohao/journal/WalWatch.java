package io.jiaohao.journal;

import io.jiaohao.engine.JournalException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The writer's side of the write-ahead log: has it copied in time, and cut after a failure. */
final class WalWatch {
  private static final Logger LOG = LoggerFactory.getLogger(WalWatch.class);
  private static final int PAGE_BYTES = 4_096;

  /** Frames that a small batch writes: its own page, and at times that page's parent. */
  private static final int FRAMES_OF_A_BATCH = 2;

  private final JournalPaths paths;
  private final Connection connection;
  private final CheckpointPolicy policy;
  private final Checkpointer checkpointer;
  private final LongSupplier nanoClock;
  private long grownBytes;
  private final AtomicLong restarts = new AtomicLong();
  private final AtomicLong longestRestartNs = new AtomicLong();

  WalWatch(
      JournalPaths paths,
      Connection connection,
      CheckpointPolicy policy,
      Checkpointer checkpointer,
      LongSupplier nanoClock) {
    this.paths = paths;
    this.connection = connection;
    this.policy = policy;
    this.checkpointer = checkpointer;
    this.nanoClock = nanoClock;
  }

  /** A batch of this size was written. An estimate will do: asking the system costs more. */
  void grew(int rowBytes) {
    grownBytes += rowBytes + (long) FRAMES_OF_A_BATCH * PAGE_BYTES;
  }

  /** Between batches: has the log copied once it has grown enough, and begun anew after that. */
  Optional<JournalException> look() {
    boolean copied = checkpointer.takeFinished();
    if (!copied && grownBytes < policy.everyBytes()) {
      return Optional.empty();
    }
    try {
      if (copied && grownBytes <= policy.restBytes()) {
        copyRest();
      } else if (Files.size(paths.wal()) > policy.restartAboveBytes()) {
        restart();
      } else {
        checkpointer.want();
      }
      grownBytes = 0;
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(
          new JournalException(paths.wal() + " cannot be looked at: " + e.getMessage(), e));
    } catch (SQLException e) {
      return Optional.of(SqliteFile.failure(paths.file(), "cannot be checkpointed", e));
    }
  }

  /**
   * Copies what was written while the checkpointer copied the rest. With nothing left, and nobody
   * reading, the next batch goes to the log's beginning: to blocks that the file has already, whose
   * sync costs less than that of a file that grows.
   */
  private void copyRest() throws SQLException {
    checkpoint("PASSIVE");
  }

  /** Copies all of the log and begins it anew, unless a reader is in the way for too long. */
  private void restart() throws SQLException {
    long startNs = nanoClock.getAsLong();
    boolean busy = checkpoint("RESTART").busy();
    long tookNs = nanoClock.getAsLong() - startNs;
    restarts.incrementAndGet();
    longestRestartNs.accumulateAndGet(tookNs, Math::max);
    LOG.warn(
        "{} was above {} bytes; the writer waited {} ms for its checkpoint{}",
        paths.wal(),
        policy.restartAboveBytes(),
        tookNs / 1_000_000,
        busy ? ", and a reader was in the way" : "");
  }

  private record Outcome(boolean busy, long frames) {}

  private Outcome checkpoint(String mode) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("PRAGMA wal_checkpoint(" + mode + ")")) {
      return new Outcome(result.getBoolean(1), result.getLong(2));
    }
  }

  /**
   * After a failed commit: its frames may lie in the log whole, though their sync failed, and would
   * count after a restart. Cuts them off, so that the next start finds what was acknowledged.
   */
  void forgetUncommitted() {
    try (FileChannel wal = FileChannel.open(paths.wal(), StandardOpenOption.WRITE)) {
      long frames = checkpoint("NOOP").frames();
      wal.truncate(WalFormat.endOfFrame(frames, PAGE_BYTES));
      wal.force(true);
    } catch (IOException | SQLException e) {
      LOG.error(
          "{}: the failed batch could not be cut off; it was not acknowledged, and the next start"
              + " may find it: {}",
          paths.wal(),
          e.getMessage());
    }
  }

  long restarts() {
    return restarts.get();
  }

  long longestRestartNs() {
    return longestRestartNs.get();
  }
}

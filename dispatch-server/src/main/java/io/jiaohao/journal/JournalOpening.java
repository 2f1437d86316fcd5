package io.jiaohao.journal;

import io.jiaohao.engine.JournalDamagedException;
import io.jiaohao.engine.JournalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What opening a journal for writing comes to, and the steps that lead there: lock, look at the
 * write-ahead log, let SQLite in, empty the log, find the end.
 */
record JournalOpening(
    JournalPaths paths,
    String hall,
    WriterLock lock,
    Connection connection,
    Optional<UnfinishedEnd> unfinishedEnd,
    JournalEnd end) {
  private static final Logger LOG = LoggerFactory.getLogger(JournalOpening.class);

  /** Builds the journal around what was opened. */
  interface Use<T> {
    T of(JournalOpening opened) throws SQLException;
  }

  /** Opens the file for {@code use}; whatever goes wrong, nothing stays open. */
  static <T> T open(JournalPaths paths, String hall, Use<T> use) throws JournalException {
    WriterLock lock = null;
    Connection connection = null;
    boolean done = false;
    try {
      Files.createDirectories(paths.file().toAbsolutePath().getParent());
      lock = WriterLock.take(paths);
      Optional<UnfinishedEnd> unfinished = prepare(paths, hall);
      connection = SqliteFile.openForWriting(paths.file());
      checkHall(SqliteFile.hall(connection, paths.file()), hall, paths.file());
      emptyWal(connection, paths, unfinished.isPresent());
      SqliteFile.raiseFormat(connection);
      JournalEnd end = JournalEnd.of(paths.file(), connection);
      T opened = use.of(new JournalOpening(paths, hall, lock, connection, unfinished, end));
      done = true;
      return opened;
    } catch (SQLException e) {
      throw SqliteFile.failure(paths.file(), "cannot be opened", e);
    } catch (IOException e) {
      throw new JournalException(paths.file() + " cannot be opened: " + e.getMessage(), e);
    } finally {
      if (!done) {
        giveUp(lock, connection);
      }
    }
  }

  /** Before SQLite may touch the files. */
  private static Optional<UnfinishedEnd> prepare(JournalPaths paths, String hall)
      throws JournalException, IOException {
    if (!Files.exists(paths.file())) {
      if (Files.exists(paths.wal())) {
        throw new JournalDamagedException(
            paths.file() + " is missing, but its " + paths.wal().getFileName() + " is there");
      }
      SqliteFile.create(paths, hall);
      return Optional.empty();
    }
    WalInspector.Findings findings = WalInspector.inspect(paths.wal());
    if (findings.damagedAt().isPresent()) {
      throw new JournalDamagedException(
          paths.wal()
              + ": damaged at byte "
              + findings.damagedAt().getAsLong()
              + " with synced batches behind it; the last good entry is "
              + lastGoodEntry(paths.file()));
    }
    findings.unfinished().ifPresent(end -> LOG.warn("{}; it is dropped", end));
    return findings.unfinished();
  }

  /** What SQLite would take for the end; it changes nothing when it only reads. */
  private static String lastGoodEntry(Path file) {
    try (Connection reading = SqliteFile.openForReading(file)) {
      return Long.toString(JournalEnd.of(file, reading).seq());
    } catch (SQLException | JournalException e) {
      return "not to be found (" + e.getMessage() + ")";
    }
  }

  private static void checkHall(String found, String expected, Path file) throws JournalException {
    if (!expected.equals(found)) {
      throw new JournalDamagedException(file + ": hall " + found + " (expected: " + expected + ")");
    }
  }

  /** The unfinished end must go before anything is written behind it. */
  private static void emptyWal(Connection connection, JournalPaths paths, boolean must)
      throws SQLException, JournalException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout=" + JournalLimits.OPENING_BUSY_MS);
      boolean busy;
      try (ResultSet result = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
        busy = result.getBoolean(1);
      }
      statement.execute("PRAGMA busy_timeout=" + JournalLimits.BUSY_MS);
      if (busy && must) {
        throw new JournalException(
            paths.file() + " is being read, so its unfinished end cannot be dropped; try again");
      }
    }
  }

  private static void giveUp(WriterLock lock, Connection connection) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      LOG.warn("after a failed opening: {}", e.getMessage());
    }
    try {
      if (lock != null) {
        lock.close();
      }
    } catch (IOException e) {
      LOG.warn("after a failed opening: {}", e.getMessage());
    }
  }
}

package io.jiaohao.journal;

import io.jiaohao.engine.JournalDamagedException;
import io.jiaohao.engine.JournalException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/** A journal's file as SQLite sees it: how it is made, opened, and what its errors mean. */
final class SqliteFile {
  private static final String URL = "jdbc:sqlite:";
  private static final int PRIMARY_CODE = 0xff;

  private SqliteFile() {}

  /** Makes an empty journal under another name and renames it, so that there is no half of one. */
  static void create(JournalPaths paths, String hall) throws JournalException, IOException {
    Path unborn = paths.unborn();
    Files.deleteIfExists(unborn);
    try (Connection connection = DriverManager.getConnection(URL + unborn);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA synchronous=FULL");
      statement.execute("CREATE TABLE meta(format INTEGER NOT NULL, hall TEXT NOT NULL)");
      statement.execute(
          "CREATE TABLE batch(first_seq INTEGER PRIMARY KEY, last_seq INTEGER NOT NULL,"
              + " entries BLOB NOT NULL)");
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO meta(format, hall) VALUES(?, ?)")) {
        insert.setInt(1, JournalLimits.FORMAT);
        insert.setString(2, hall);
        insert.executeUpdate();
      }
    } catch (SQLException e) {
      throw failure(unborn, "cannot be created", e);
    }
    Files.move(unborn, paths.file(), StandardCopyOption.ATOMIC_MOVE);
    syncDirectory(paths.file().toAbsolutePath().getParent());
  }

  static void syncDirectory(Path dir) throws IOException {
    try (FileChannel channel = FileChannel.open(dir, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** A connection that may write, set up for one synced commit at a time and no checkpoints. */
  static Connection openForWriting(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    // Or the driver asks for the new row's id after each insert, with a statement of its own.
    config.setGetGeneratedKeys(false);
    Connection connection = DriverManager.getConnection(URL + file, config.toProperties());
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout=" + JournalLimits.BUSY_MS);
      statement.execute("PRAGMA journal_mode=WAL");
      statement.execute("PRAGMA synchronous=FULL");
      statement.execute("PRAGMA wal_autocheckpoint=0");
      statement.execute("PRAGMA journal_size_limit=" + JournalLimits.WAL_KEPT_BYTES);
      // A transaction then writes no page twice, which the WAL's inspection counts on.
      statement.execute("PRAGMA cache_spill=OFF");
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    return connection;
  }

  static Connection openForReading(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(JournalLimits.BUSY_MS);
    Properties properties = config.toProperties();
    return DriverManager.getConnection(URL + file, properties);
  }

  /** The hall that the file belongs to, if this version can read it. */
  static String hall(Connection connection, Path file) throws JournalException {
    try (Statement statement = connection.createStatement();
        ResultSet meta = statement.executeQuery("SELECT format, hall FROM meta")) {
      if (!meta.next()) {
        throw new JournalDamagedException(file + ": its table meta is empty");
      }
      int format = meta.getInt(1);
      if (format < 1 || format > JournalLimits.FORMAT) {
        throw new JournalException(
            file
                + ": format "
                + format
                + " (expected: 1 to "
                + JournalLimits.FORMAT
                + "): written by a newer version of Jiaohao");
      }
      return meta.getString(2);
    } catch (SQLException e) {
      throw failure(file, "cannot be opened", e);
    }
  }

  /** From now on there may be entries in the file that an older version cannot read: says so. */
  static void raiseFormat(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "UPDATE meta SET format = %1$d WHERE format < %1$d".formatted(JournalLimits.FORMAT));
    }
  }

  /** What an error of SQLite's means: damage, or something that may be otherwise next time. */
  static JournalException failure(Path file, String what, SQLException e) {
    String words = file + " " + what + ": " + e.getMessage();
    int code = e.getErrorCode() & PRIMARY_CODE;
    boolean damage =
        code == SQLiteErrorCode.SQLITE_CORRUPT.code
            || code == SQLiteErrorCode.SQLITE_NOTADB.code
            || code == SQLiteErrorCode.SQLITE_ERROR.code;
    return damage ? new JournalDamagedException(words, e) : new JournalException(words, e);
  }
}

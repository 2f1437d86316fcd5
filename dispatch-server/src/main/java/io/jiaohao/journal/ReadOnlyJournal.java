package io.jiaohao.journal;

import io.jiaohao.engine.EntryHash;
import io.jiaohao.engine.Journal;
import io.jiaohao.engine.JournalException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** A journal file that is only read, beside its server or without one. Changes nothing in it. */
final class ReadOnlyJournal implements Closeable {
  /** After any entry. */
  private static final long LAST = Long.MAX_VALUE / 2;

  private final Path file;
  private final Connection connection;
  private final String hall;

  private ReadOnlyJournal(Path file, Connection connection) throws JournalException {
    this.file = file;
    this.connection = connection;
    this.hall = SqliteFile.hall(connection, file);
  }

  static ReadOnlyJournal open(Path file) throws JournalException {
    if (!Files.isRegularFile(file)) {
      throw new JournalException(file + ": no such file");
    }
    Connection connection = null;
    try {
      connection = SqliteFile.openForReading(file);
      return new ReadOnlyJournal(file, connection);
    } catch (SQLException e) {
      throw SqliteFile.failure(file, "cannot be opened for reading", e);
    } catch (JournalException e) {
      closeAfter(connection, e);
      throw e;
    }
  }

  private static void closeAfter(Connection connection, JournalException cause) {
    try {
      connection.close();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  String hall() {
    return hall;
  }

  Connection connection() {
    return connection;
  }

  /** Hands out all entries, checked, and says in how many rows they were. */
  long read(Journal.Reader reader) throws JournalException {
    return readUpTo(Long.MAX_VALUE, reader);
  }

  /** Hands out the entries from one on, whose predecessor had this hash. */
  void readFrom(long seq, EntryHash before, Journal.Reader reader) throws JournalException {
    new BatchTable(file, connection)
        .read(new EntryCodec(hall), seq, Long.MAX_VALUE, before, reader);
  }

  /** The same, up to the row that holds {@code toSeq}. */
  void readFrom(long seq, long toSeq, EntryHash before, Journal.Reader reader)
      throws JournalException {
    new BatchTable(file, connection).read(new EntryCodec(hall), seq, toSeq, before, reader);
  }

  /** Hands out the entries of a time, without reading what is well before or after it. */
  void readBetween(long fromMs, long toMs, Journal.Reader reader) throws JournalException {
    EntryCodec codec = new EntryCodec(hall);
    BatchTable table = new BatchTable(file, connection);
    BatchTable.Place from = table.placeSince(codec, fromMs, LAST);
    BatchTable.Place last = table.placeSince(codec, toMs, LAST);
    table.read(
        codec,
        from.seq(),
        last.seq(),
        from.before(),
        (entry, hash) -> {
          if (entry.atMs() >= fromMs && entry.atMs() < toMs) {
            reader.entry(entry, hash);
          }
        });
  }

  /** Hands out the entries up to the row that holds this one. */
  long readUpTo(long seq, Journal.Reader reader) throws JournalException {
    return new BatchTable(file, connection)
        .read(new EntryCodec(hall), 1, seq, EntryHash.START, reader);
  }

  @Override
  public void close() throws IOException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IOException(file + " cannot be closed: " + e.getMessage(), e);
    }
  }
}

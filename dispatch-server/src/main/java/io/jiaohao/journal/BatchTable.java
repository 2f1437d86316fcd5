package io.jiaohao.journal;

import io.jiaohao.core.Entry;
import io.jiaohao.engine.EntryHash;
import io.jiaohao.engine.Journal;
import io.jiaohao.engine.JournalDamagedException;
import io.jiaohao.engine.JournalException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads a journal's rows on a connection of its own, in short read transactions. */
final class BatchTable implements RowSource {
  private static final String ROW_WITH =
      "SELECT coalesce(max(first_seq), 1) FROM batch WHERE first_seq <= ?";
  private static final String ROWS =
      "SELECT first_seq, last_seq, entries FROM batch WHERE first_seq BETWEEN ? AND ?"
          + " ORDER BY first_seq LIMIT "
          + JournalLimits.READ_ROWS_MAX;

  private final Path file;
  private final Connection connection;

  BatchTable(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /**
   * Hands out the entries from one sequence on; see {@link RowReading#read}.
   *
   * @return rows read
   */
  long read(EntryCodec codec, long fromSeq, long toSeq, EntryHash before, Journal.Reader reader)
      throws JournalException {
    return RowReading.read(file.toString(), this, codec, fromSeq, toSeq, before, reader);
  }

  /** Where reading begins: a row's first sequence, and the hash before it. */
  record Place(long seq, EntryHash before) {}

  /**
   * The last row up to this sequence that begins before a moment, or else the first row: stamps
   * never go back, so nothing of that moment or later is before it.
   */
  Place placeSince(EntryCodec codec, long fromMs, long toSeq) throws JournalException {
    long low = 1;
    long high = Math.max(1, toSeq);
    while (low < high) {
      long middle = low + (high - low + 1) / 2;
      if (beganBefore(codec, rowWith(middle), fromMs)) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    long seq = rowWith(low);
    return new Place(seq, seq == 1 ? EntryHash.START : lastHash(rowWith(seq - 1)));
  }

  private boolean beganBefore(EntryCodec codec, long firstSeq, long ms) throws JournalException {
    BatchCursor cursor = record(firstSeq);
    Entry first = codec.decode(cursor.bytes(), cursor.entryAt(), cursor.entryBytes());
    return first.atMs() < ms;
  }

  private EntryHash lastHash(long firstSeq) throws JournalException {
    BatchCursor cursor = record(firstSeq);
    byte[] hash = cursor.hash();
    while (cursor.next()) {
      hash = cursor.hash();
    }
    return new EntryHash(hash);
  }

  /** The first record of a row. */
  private BatchCursor record(long firstSeq) throws JournalException {
    List<BatchRow> rows = rows(firstSeq, firstSeq);
    if (!rows.isEmpty()) {
      BatchCursor cursor = new BatchCursor(rows.get(0).entries());
      if (cursor.next()) {
        return cursor;
      }
    }
    throw new JournalDamagedException(file + ": row " + firstSeq + " is missing or empty");
  }

  @Override
  public long rowWith(long seq) throws JournalException {
    try (PreparedStatement select = connection.prepareStatement(ROW_WITH)) {
      select.setLong(1, seq);
      try (ResultSet found = select.executeQuery()) {
        return found.getLong(1);
      }
    } catch (SQLException e) {
      throw SqliteFile.failure(file, "cannot be read at entry " + seq, e);
    }
  }

  /** The read transaction is over when it returns. */
  @Override
  public List<BatchRow> rows(long firstSeq, long toSeq) throws JournalException {
    List<BatchRow> rows = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(ROWS)) {
      select.setLong(1, firstSeq);
      select.setLong(2, toSeq);
      try (ResultSet found = select.executeQuery()) {
        long bytes = 0;
        while (bytes < JournalLimits.READ_BYTES_MAX && found.next()) {
          BatchRow row = BatchRow.of(found);
          rows.add(row);
          bytes += row.entries().length;
        }
      }
      return rows;
    } catch (SQLException e) {
      throw SqliteFile.failure(file, "cannot be read from entry " + firstSeq + " on", e);
    }
  }
}

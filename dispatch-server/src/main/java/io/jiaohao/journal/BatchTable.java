package io.jiaohao.journal;

import io.jiaohao.engine.EntryHash;
import io.jiaohao.engine.Journal;
import io.jiaohao.engine.JournalException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads a journal's rows on a connection of its own, in short read transactions. */
final class BatchTable {
  private static final String ROW_WITH =
      "SELECT coalesce(max(first_seq), 1) FROM batch WHERE first_seq <= ?";
  private static final String ROWS_FROM =
      "SELECT first_seq, last_seq, entries FROM batch WHERE first_seq >= ? ORDER BY first_seq"
          + " LIMIT "
          + JournalLimits.READ_ROWS_MAX;

  private final Path file;
  private final Connection connection;

  BatchTable(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /** Takes a row; what it throws ends the reading. */
  interface RowReader {
    void row(BatchRow row) throws JournalException;
  }

  /** Hands out the entries from one sequence on, checked; see {@link Journal#read}. */
  void read(EntryCodec codec, long fromSeq, EntryHash before, Journal.Reader reader)
      throws JournalException {
    if (fromSeq < 1) {
      throw new IllegalArgumentException("sequence: " + fromSeq + " (expected: 1 or above)");
    }
    if (fromSeq == 1 && !before.equals(EntryHash.START)) {
      throw new IllegalArgumentException("hash before entry 1: " + before + " (expected: zeros)");
    }
    long firstRowSeq = rowWith(Math.max(1, fromSeq - 1));
    ChainReader chain =
        new ChainReader(file.toString(), codec, firstRowSeq, fromSeq, before, reader);
    rows(firstRowSeq, chain::row);
    chain.end();
  }

  /** First sequence of the row that should hold this entry. */
  private long rowWith(long seq) throws JournalException {
    try (PreparedStatement select = connection.prepareStatement(ROW_WITH)) {
      select.setLong(1, seq);
      try (ResultSet found = select.executeQuery()) {
        return found.getLong(1);
      }
    } catch (SQLException e) {
      throw SqliteFile.failure(file, "cannot be read at entry " + seq, e);
    }
  }

  /** All rows from this one on; no transaction is open while {@code reader} works. */
  void rows(long firstSeq, RowReader reader) throws JournalException {
    long from = firstSeq;
    for (List<BatchRow> some = some(from); !some.isEmpty(); some = some(from)) {
      for (BatchRow row : some) {
        reader.row(row);
      }
      from = some.get(some.size() - 1).firstSeq() + 1;
    }
  }

  private List<BatchRow> some(long firstSeq) throws JournalException {
    List<BatchRow> rows = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(ROWS_FROM)) {
      select.setLong(1, firstSeq);
      try (ResultSet found = select.executeQuery()) {
        long bytes = 0;
        while (bytes < JournalLimits.READ_BYTES_MAX && found.next()) {
          BatchRow row = new BatchRow(found.getLong(1), found.getLong(2), found.getBytes(3));
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

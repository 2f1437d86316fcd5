package io.jiaohao.journal;

import io.jiaohao.engine.EntryHash;
import io.jiaohao.engine.JournalDamagedException;
import io.jiaohao.engine.JournalException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Where a hall's history ends: the last durable entry and the chain's hash after it. */
record JournalEnd(long seq, EntryHash hash) {
  static final JournalEnd NOTHING = new JournalEnd(0, EntryHash.START);

  private static final String LAST_ROW =
      "SELECT first_seq, last_seq, entries FROM batch ORDER BY first_seq DESC LIMIT 1";

  /** Reads the last row; whether the chain leads up to it is for the reading to find out. */
  static JournalEnd of(Path file, Connection connection) throws JournalException {
    try (Statement statement = connection.createStatement();
        ResultSet last = statement.executeQuery(LAST_ROW)) {
      return last.next() ? of(file, BatchRow.of(last)) : NOTHING;
    } catch (SQLException e) {
      throw SqliteFile.failure(file, "cannot be read at its end", e);
    }
  }

  private static JournalEnd of(Path file, BatchRow row) throws JournalException {
    BatchCursor cursor = new BatchCursor(row.entries());
    long seq = row.firstSeq() - 1;
    try {
      while (cursor.next()) {
        seq++;
      }
    } catch (JournalDamagedException e) {
      throw new JournalDamagedException(
          file + ": row " + row.firstSeq() + ", entry " + (seq + 1) + ": " + e.getMessage(), e);
    }
    if (seq < row.firstSeq() || seq != row.lastSeq()) {
      throw new JournalDamagedException(
          file
              + ": row "
              + row.firstSeq()
              + " ends with entry "
              + seq
              + " (expected: "
              + row.lastSeq()
              + ")");
    }
    return new JournalEnd(seq, new EntryHash(cursor.hash()));
  }
}

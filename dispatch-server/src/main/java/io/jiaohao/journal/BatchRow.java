package io.jiaohao.journal;

import java.sql.ResultSet;
import java.sql.SQLException;

/** One row of the table: one committed batch. */
final class BatchRow {
  private static final byte[] NO_ENTRIES = {};

  private final long firstSeq;
  private final long lastSeq;
  private final byte[] entries;

  private BatchRow(long firstSeq, long lastSeq, byte[] entries) {
    this.firstSeq = firstSeq;
    this.lastSeq = lastSeq;
    this.entries = entries;
  }

  /** The row that the result stands on: first_seq, last_seq, entries. */
  static BatchRow of(ResultSet result) throws SQLException {
    byte[] entries = result.getBytes(3);
    return new BatchRow(
        result.getLong(1), result.getLong(2), entries == null ? NO_ENTRIES : entries);
  }

  long firstSeq() {
    return firstSeq;
  }

  long lastSeq() {
    return lastSeq;
  }

  /** The records, one behind the other; not a copy. */
  byte[] entries() {
    return entries;
  }
}

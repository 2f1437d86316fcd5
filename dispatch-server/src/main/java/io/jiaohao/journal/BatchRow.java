package io.jiaohao.journal;

import java.sql.ResultSet;
import java.sql.SQLException;

/** One committed batch as it is kept: a row of the table, or a record of a stream. */
public final class BatchRow {
  private static final byte[] NO_ENTRIES = {};

  private final long firstSeq;
  private final long lastSeq;
  private final byte[] entries;

  /** A row that says of itself which entries it holds; {@code entries} is not copied. */
  public BatchRow(long firstSeq, long lastSeq, byte[] entries) {
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

  public long firstSeq() {
    return firstSeq;
  }

  public long lastSeq() {
    return lastSeq;
  }

  /** The records, one behind the other; not a copy. */
  public byte[] entries() {
    return entries;
  }
}

package io.jiaohao.journal;

/** One row of the table: one committed batch. */
final class BatchRow {
  private final long firstSeq;
  private final long lastSeq;
  private final byte[] entries;

  /** A row that owns these bytes. */
  BatchRow(long firstSeq, long lastSeq, byte[] entries) {
    this.firstSeq = firstSeq;
    this.lastSeq = lastSeq;
    this.entries = entries;
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

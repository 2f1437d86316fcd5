package io.jiaohao.journal;

import io.jiaohao.core.Entry;
import io.jiaohao.engine.EntryHash;
import io.jiaohao.engine.Journal;
import io.jiaohao.engine.JournalDamagedException;
import io.jiaohao.engine.JournalException;
import java.security.DigestException;
import java.security.MessageDigest;

/**
 * Takes rows in order and hands out their entries from one sequence on, checking all that can be
 * checked without the rules: no gap, each row as it says of itself, each hash after the one before.
 */
final class ChainReader {
  private final String file;
  private final EntryCodec codec;
  private final long fromSeq;
  private final Journal.Reader reader;
  private final MessageDigest sha256 = Hashing.sha256();
  private final byte[] hash;
  private long nextSeq;

  /**
   * A reader of what follows the hash {@code before}.
   *
   * @param firstRowSeq the sequence that the first row must begin with
   */
  ChainReader(
      String file,
      EntryCodec codec,
      long firstRowSeq,
      long fromSeq,
      EntryHash before,
      Journal.Reader reader) {
    this.file = file;
    this.codec = codec;
    this.nextSeq = firstRowSeq;
    this.fromSeq = fromSeq;
    this.hash = before.toBytes();
    this.reader = reader;
  }

  /** Sequence that the next row must begin with. */
  long nextSeq() {
    return nextSeq;
  }

  void row(BatchRow row) throws JournalException {
    if (row.firstSeq() != nextSeq) {
      throw new JournalDamagedException(
          file + ": entry " + nextSeq + " is missing: the next row begins with " + row.firstSeq());
    }
    BatchCursor cursor = new BatchCursor(row.entries());
    while (advance(row, cursor)) {
      entry(row, cursor);
      nextSeq++;
    }
    if (row.lastSeq() != nextSeq - 1) {
      throw new JournalDamagedException(
          place(row) + "the row ends before it (expected: up to " + row.lastSeq() + ")");
    }
  }

  /** Call when there are no more rows: what was asked for must have been there. */
  void end() throws JournalDamagedException {
    if (nextSeq < fromSeq) {
      throw new JournalDamagedException(
          file
              + ": entry "
              + nextSeq
              + " is missing: the journal ends before it (expected: up to "
              + (fromSeq - 1)
              + ")");
    }
  }

  private boolean advance(BatchRow row, BatchCursor cursor) throws JournalDamagedException {
    try {
      return cursor.next();
    } catch (JournalDamagedException e) {
      throw new JournalDamagedException(place(row) + e.getMessage(), e);
    }
  }

  private void entry(BatchRow row, BatchCursor cursor) throws JournalException {
    if (nextSeq >= fromSeq) {
      link(cursor);
    }
    if (nextSeq >= fromSeq - 1 && !cursor.hashIs(hash)) {
      throw new JournalDamagedException(
          place(row) + "its hash does not follow from the entry before it");
    }
    if (nextSeq >= fromSeq) {
      reader.entry(decoded(row, cursor), new EntryHash(hash));
    }
  }

  private void link(BatchCursor cursor) {
    sha256.update(hash);
    sha256.update(cursor.bytes(), cursor.entryAt(), cursor.entryBytes());
    try {
      sha256.digest(hash, 0, hash.length);
    } catch (DigestException e) {
      throw new IllegalStateException(e);
    }
  }

  private Entry decoded(BatchRow row, BatchCursor cursor) throws JournalException {
    Entry entry;
    try {
      entry = codec.decode(cursor.bytes(), cursor.entryAt(), cursor.entryBytes());
    } catch (JournalDamagedException e) {
      throw new JournalDamagedException(place(row) + e.getMessage(), e);
    } catch (JournalException e) {
      throw new JournalException(place(row) + e.getMessage(), e);
    }
    if (entry.seq() != nextSeq) {
      throw new JournalDamagedException(place(row) + "it says that it is entry " + entry.seq());
    }
    return entry;
  }

  private String place(BatchRow row) {
    return file + ": row " + row.firstSeq() + ", entry " + nextSeq + ": ";
  }
}

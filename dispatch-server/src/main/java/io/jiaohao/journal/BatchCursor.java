package io.jiaohao.journal;

import io.jiaohao.engine.EntryHash;
import io.jiaohao.engine.JournalDamagedException;
import java.util.Arrays;

/** Walks the records of one row's bytes: length, entry, hash. */
final class BatchCursor {
  private static final int LENGTH_BYTES_MAX = 5;

  private final byte[] bytes;
  private int at;
  private int entryAt;
  private int entryBytes;

  BatchCursor(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Moves to the next record, if there is one. */
  boolean next() throws JournalDamagedException {
    if (at == bytes.length) {
      return false;
    }
    long length = length();
    if (length > bytes.length - at - EntryHash.BYTES) {
      throw new JournalDamagedException(
          "record of " + length + " bytes (expected: at most what is left of the row)");
    }
    entryAt = at;
    entryBytes = (int) length;
    at += entryBytes + EntryHash.BYTES;
    return true;
  }

  private long length() throws JournalDamagedException {
    long length = 0;
    for (int i = 0; i < LENGTH_BYTES_MAX && at < bytes.length; i++) {
      byte b = bytes[at++];
      length |= (b & 0x7fL) << (7 * i);
      if (b >= 0) {
        return length;
      }
    }
    throw new JournalDamagedException("a record's length does not end");
  }

  byte[] bytes() {
    return bytes;
  }

  int entryAt() {
    return entryAt;
  }

  int entryBytes() {
    return entryBytes;
  }

  /** The hash behind the entry. */
  byte[] hash() {
    int from = entryAt + entryBytes;
    return Arrays.copyOfRange(bytes, from, from + EntryHash.BYTES);
  }

  boolean hashIs(byte[] expected) {
    int from = entryAt + entryBytes;
    return Arrays.equals(bytes, from, from + EntryHash.BYTES, expected, 0, EntryHash.BYTES);
  }
}

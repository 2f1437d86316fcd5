package io.jiaohao.engine;

import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 link of a hall's hash chain: over the hash before and the entry's bytes. */
public final class EntryHash {

  /** Bytes of a hash. */
  public static final int BYTES = 32;

  /** What the first entry is chained to: 32 zero bytes. */
  public static final EntryHash START = new EntryHash(new byte[BYTES]);

  private final byte[] bytes;

  public EntryHash(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException(
          "hash length: " + bytes.length + " (expected: " + BYTES + ")");
    }
    this.bytes = bytes.clone();
  }

  public byte[] toBytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EntryHash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}

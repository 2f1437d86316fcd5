package io.jiaohao.journal;

import com.google.protobuf.CodedOutputStream;
import io.jiaohao.core.Entry;
import io.jiaohao.engine.EntryHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;

/**
 * Turns a batch into a row's bytes: for each entry its length, its bytes and the chain's hash after
 * it. Written straight into one buffer that is kept for the next batch; one thread.
 */
public final class BatchWriter {
  /** Most halls of a city never need more; it doubles where they do. */
  private static final int FIRST_BUFFER_BYTES = 2 * 1_024;

  private static final int LENGTH_BYTES_MAX = 5;

  private final EntryCodec codec;
  private final MessageDigest sha256 = Hashing.sha256();
  private byte[] buffer = new byte[FIRST_BUFFER_BYTES];

  /** A writer of one hall's entries. */
  public BatchWriter(EntryCodec codec) {
    this.codec = codec;
  }

  /** The row's bytes; {@code hash} goes in as the chain's end and comes out as the new one. */
  public byte[] write(List<Entry> batch, byte[] hash) {
    int used = 0;
    for (Entry entry : batch) {
      used = append(codec.message(entry), used, hash);
    }
    return Arrays.copyOf(buffer, used);
  }

  private int append(io.jiaohao.journal.wire.Entry message, int at, byte[] hash) {
    int length = message.getSerializedSize();
    if (length > JournalLimits.ENTRY_BYTES_MAX) {
      throw new IllegalArgumentException(
          "entry "
              + message.getSeq()
              + ": "
              + length
              + " bytes (expected: at most "
              + JournalLimits.ENTRY_BYTES_MAX
              + ")");
    }
    int room = LENGTH_BYTES_MAX + length + EntryHash.BYTES;
    if (buffer.length - at < room) {
      buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, at + room));
    }
    try {
      CodedOutputStream out = CodedOutputStream.newInstance(buffer, at, LENGTH_BYTES_MAX + length);
      out.writeUInt32NoTag(length);
      int start = at + out.getTotalBytesWritten();
      message.writeTo(out);
      sha256.update(hash);
      sha256.update(buffer, start, length);
      sha256.digest(hash, 0, EntryHash.BYTES);
      System.arraycopy(hash, 0, buffer, start + length, EntryHash.BYTES);
      return start + length + EntryHash.BYTES;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (DigestException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * That a batch can be committed after this entry, as {@link io.jiaohao.engine.Journal#commit}
   * demands.
   *
   * @throws IllegalStateException unless it goes on without a gap
   */
  public static void checkFollows(long lastSeq, List<Entry> batch) {
    if (batch.isEmpty()) {
      throw new IllegalArgumentException("batch: empty (expected: one entry or more)");
    }
    long expected = lastSeq;
    for (Entry entry : batch) {
      expected++;
      if (entry.seq() != expected) {
        throw new IllegalStateException("entry: " + entry.seq() + " (expected: " + expected + ")");
      }
    }
  }
}

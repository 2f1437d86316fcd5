package io.jiaohao.journal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** SQLite's write-ahead log as its file format page documents it: one header, then frames. */
final class WalFormat {
  private WalFormat() {}

  static final int HEADER_BYTES = 32;
  static final int FRAME_HEADER_BYTES = 24;

  private static final int MAGIC_LITTLE_ENDIAN = 0x377f0682;
  private static final int MAGIC_BIG_ENDIAN = 0x377f0683;
  private static final int HEADER_CHECKED_BYTES = 24;
  private static final int FRAME_CHECKED_BYTES = 8;
  private static final int PAGE_BYTES_MIN = 512;
  private static final int PAGE_BYTES_MAX = 65_536;

  /** Where the given number of frames ends. */
  static long endOfFrame(long frames, int pageBytes) {
    return HEADER_BYTES + frames * (FRAME_HEADER_BYTES + pageBytes);
  }

  /** The two running sums that chain the frames. */
  record Sums(int first, int second) {
    Sums over(ByteBuffer words) {
      int a = first;
      int b = second;
      while (words.remaining() >= 2 * Integer.BYTES) {
        a += words.getInt() + b;
        b += words.getInt() + a;
      }
      return new Sums(a, b);
    }
  }

  /** The file's header; its salts tell the frames of this round from older ones behind them. */
  record Header(ByteOrder sumOrder, int pageBytes, long salts, Sums sums) {
    int frameBytes() {
      return FRAME_HEADER_BYTES + pageBytes;
    }

    /** Reads the header, or null if its bytes are not one. */
    static Header of(ByteBuffer bytes) {
      int magic = bytes.getInt(0);
      int pageBytes = bytes.getInt(8) == 1 ? PAGE_BYTES_MAX : bytes.getInt(8);
      if ((magic != MAGIC_LITTLE_ENDIAN && magic != MAGIC_BIG_ENDIAN)
          || Integer.bitCount(pageBytes) != 1
          || pageBytes < PAGE_BYTES_MIN
          || pageBytes > PAGE_BYTES_MAX) {
        return null;
      }
      ByteOrder order = magic == MAGIC_BIG_ENDIAN ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
      Sums stored = new Sums(bytes.getInt(24), bytes.getInt(28));
      Sums sums = new Sums(0, 0).over(bytes.slice(0, HEADER_CHECKED_BYTES).order(order));
      return sums.equals(stored) ? new Header(order, pageBytes, bytes.getLong(16), sums) : null;
    }
  }

  /** A frame's header; {@code databasePages} is 0 unless the frame ends a transaction. */
  record Frame(int page, int databasePages, long salts, Sums stored) {
    static Frame of(ByteBuffer bytes) {
      return new Frame(
          bytes.getInt(0),
          bytes.getInt(4),
          bytes.getLong(8),
          new Sums(bytes.getInt(16), bytes.getInt(20)));
    }

    boolean endsTransaction() {
      return databasePages != 0;
    }

    /** What the frame's sums should be after those of the frame before it. */
    static Sums sums(Sums before, ByteBuffer frame, Header header) {
      ByteBuffer head = frame.slice(0, FRAME_CHECKED_BYTES).order(header.sumOrder());
      ByteBuffer page =
          frame.slice(FRAME_HEADER_BYTES, header.pageBytes()).order(header.sumOrder());
      return before.over(head).over(page);
    }
  }
}

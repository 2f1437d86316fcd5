package io.jiaohao.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Looks at a write-ahead log before SQLite does. SQLite takes the frames up to the first bad one
 * and silently forgets the rest: right for the last transaction, which was being written when the
 * power went, and wrong for any before it, since each was synced before the next began. So whatever
 * shows that another transaction was begun behind the bad frame is damage.
 */
final class WalInspector {

  /**
   * What was found.
   *
   * @param goodBytes where the last whole transaction ends
   * @param unfinished what is left of the transaction after it
   * @param damagedAt where synced history is broken; SQLite must then not open the file
   */
  record Findings(long goodBytes, Optional<UnfinishedEnd> unfinished, OptionalLong damagedAt) {}

  private static final Findings NOTHING = new Findings(0, Optional.empty(), OptionalLong.empty());

  private final Path file;
  private final FileChannel channel;
  private final long size;
  private final WalFormat.Header header;

  private WalInspector(Path file, FileChannel channel, WalFormat.Header header) throws IOException {
    this.file = file;
    this.channel = channel;
    this.size = channel.size();
    this.header = header;
  }

  static Findings inspect(Path wal) throws IOException {
    if (!Files.exists(wal)) {
      return NOTHING;
    }
    try (FileChannel channel = FileChannel.open(wal, StandardOpenOption.READ)) {
      return inspect(wal, channel);
    }
  }

  private static Findings inspect(Path wal, FileChannel channel) throws IOException {
    long size = channel.size();
    if (size == 0) {
      return NOTHING;
    }
    ByteBuffer bytes = read(channel, 0, WalFormat.HEADER_BYTES);
    WalFormat.Header header =
        bytes.remaining() < WalFormat.HEADER_BYTES ? null : WalFormat.Header.of(bytes);
    if (header != null) {
      return new WalInspector(wal, channel, header).findings();
    }
    // The header is synced before the first frame behind it is written.
    return size <= WalFormat.HEADER_BYTES
        ? new Findings(0, Optional.of(new UnfinishedEnd(wal, 0, size)), OptionalLong.empty())
        : new Findings(0, Optional.empty(), OptionalLong.of(0));
  }

  private Findings findings() throws IOException {
    long goodBytes = WalFormat.HEADER_BYTES;
    long at = goodBytes;
    WalFormat.Sums sums = header.sums();
    while (at + header.frameBytes() <= size) {
      ByteBuffer bytes = read(channel, at, header.frameBytes());
      WalFormat.Frame frame = WalFormat.Frame.of(bytes);
      WalFormat.Sums expected = WalFormat.Frame.sums(sums, bytes, header);
      if (!expected.equals(frame.stored())) {
        break;
      }
      if (frame.salts() != header.salts()) {
        return damaged(goodBytes, at);
      }
      at += header.frameBytes();
      sums = expected;
      goodBytes = frame.endsTransaction() ? at : goodBytes;
    }
    return behind(goodBytes, at);
  }

  private static Findings damaged(long goodBytes, long at) {
    return new Findings(goodBytes, Optional.empty(), OptionalLong.of(at));
  }

  /** Looks at what follows the last whole transaction; {@code badAt} is the first bad frame. */
  private Findings behind(long goodBytes, long badAt) throws IOException {
    Set<Integer> pages = new HashSet<>();
    boolean ended = false;
    long endOfTrace = goodBytes;
    for (long at = goodBytes; at < size; at += header.frameBytes()) {
      ByteBuffer bytes = read(channel, at, WalFormat.FRAME_HEADER_BYTES);
      if (bytes.remaining() < WalFormat.FRAME_HEADER_BYTES) {
        endOfTrace = size;
        break;
      }
      WalFormat.Frame frame = WalFormat.Frame.of(bytes);
      boolean ours = frame.salts() == header.salts();
      // No transaction of ours writes a page twice, and none goes on after its last frame.
      if (ours && (ended || !pages.add(frame.page()))) {
        return damaged(goodBytes, badAt);
      }
      ended |= ours && frame.endsTransaction();
      if (ours || frame.salts() == 0) {
        endOfTrace = Math.min(at + header.frameBytes(), size);
      }
    }
    Optional<UnfinishedEnd> unfinished =
        endOfTrace > goodBytes
            ? Optional.of(new UnfinishedEnd(file, goodBytes, endOfTrace - goodBytes))
            : Optional.empty();
    return new Findings(goodBytes, unfinished, OptionalLong.empty());
  }

  /** Reads up to the given number of bytes, fewer at the end of the file. */
  private static ByteBuffer read(FileChannel channel, long at, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, at + bytes.position()) < 0) {
        break;
      }
    }
    return bytes.flip();
  }
}

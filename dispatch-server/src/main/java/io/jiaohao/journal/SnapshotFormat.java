package io.jiaohao.journal;

import com.google.protobuf.ByteString;
import io.jiaohao.core.HallImage;
import io.jiaohao.engine.EntryHash;
import io.jiaohao.engine.JournalDamagedException;
import io.jiaohao.engine.JournalException;
import io.jiaohao.engine.Snapshots.Snapshot;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * A snapshot file's bytes: magic, format, sequence, chain hash, digest, length, image, and SHA-256
 * over all before it. Numbers are big-endian.
 */
public final class SnapshotFormat {
  private static final byte[] MAGIC = "JHSNAPSH".getBytes(StandardCharsets.US_ASCII);
  private static final int FORMAT = 4;
  private static final int HEADER_BYTES =
      MAGIC.length + Integer.BYTES + Long.BYTES + EntryHash.BYTES + Integer.BYTES;
  private static final int TRAILER_BYTES = 32;

  private SnapshotFormat() {}

  /** A snapshot file's bytes, in pieces of some kilobytes made at a pace. */
  public static List<ByteString> pieces(Snapshot snapshot, Pace pace) {
    List<ByteString> image = ImageCodec.pieces(snapshot.image(), pace);
    List<ByteString> file = new ArrayList<>(image.size() + 2);
    file.add(header(snapshot, image.stream().mapToInt(ByteString::size).sum()));
    file.addAll(image);
    MessageDigest sha256 = Hashing.sha256();
    for (ByteString piece : file) {
      sha256.update(piece.asReadOnlyByteBuffer());
      pace.step();
    }
    file.add(ByteString.copyFrom(sha256.digest()));
    return file;
  }

  private static ByteString header(Snapshot snapshot, int imageBytes) {
    ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES);
    bytes.put(MAGIC).putInt(FORMAT).putLong(snapshot.image().seq());
    bytes.put(snapshot.hash().toBytes()).putInt(imageBytes);
    return ByteString.copyFrom(bytes.flip());
  }

  private static byte[] sum(byte[] file) {
    MessageDigest sha256 = Hashing.sha256();
    sha256.update(file, 0, file.length - TRAILER_BYTES);
    return sha256.digest();
  }

  /** Reads a whole file, or says what is wrong with it. */
  public static Snapshot read(byte[] file) throws JournalException {
    ByteBuffer bytes = ByteBuffer.wrap(file);
    if (file.length < HEADER_BYTES + TRAILER_BYTES || !bytes.slice(0, 8).equals(magic())) {
      throw new JournalDamagedException("not a snapshot, or cut short");
    }
    int format = bytes.position(MAGIC.length).getInt();
    if (format < 1 || format > FORMAT) {
      throw Wire.newer("snapshot format " + format + " (expected: 1 to " + FORMAT + ")");
    }
    ByteBuffer sum = bytes.slice(file.length - TRAILER_BYTES, TRAILER_BYTES);
    if (!sum.equals(ByteBuffer.wrap(sum(file)))) {
      throw new JournalDamagedException("its checksum is wrong");
    }
    long seq = bytes.getLong();
    byte[] hash = new byte[EntryHash.BYTES];
    bytes.get(hash);
    byte[] image = new byte[file.length - HEADER_BYTES - TRAILER_BYTES];
    if (bytes.getInt() != image.length) {
      throw new JournalDamagedException("its image has another length than it says");
    }
    bytes.get(image);
    return new Snapshot(checked(ImageCodec.decode(image), seq), new EntryHash(hash));
  }

  private static ByteBuffer magic() {
    return ByteBuffer.wrap(MAGIC);
  }

  private static HallImage checked(HallImage image, long seq) throws JournalDamagedException {
    if (image.seq() != seq) {
      throw new JournalDamagedException(
          "image of entry " + image.seq() + " (expected: " + seq + ")");
    }
    return image;
  }
}

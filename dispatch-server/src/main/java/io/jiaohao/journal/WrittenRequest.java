package io.jiaohao.journal;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.UnsafeByteOperations;
import com.google.protobuf.WireFormat;
import io.jiaohao.core.HallImage;
import io.jiaohao.core.KeptRequest;
import io.jiaohao.engine.JournalException;
import io.jiaohao.journal.wire.Entry;
import io.jiaohao.journal.wire.Remembered;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A granted request as the bytes of a {@code Remembered}: a part of an array that others may share,
 * and that a snapshot takes as it is. Hardly any is ever asked for, so it is read only then.
 */
public final class WrittenRequest implements KeptRequest {
  private final byte[] array;
  private final int from;
  private final int length;

  /** The array is not copied and must not change. */
  WrittenRequest(byte[] array, int from, int length) {
    this.array = array;
    this.from = from;
    this.length = length;
  }

  /**
   * A device's request, from its entry in the journal. Command and events are the entry's, byte for
   * byte, under other field numbers.
   *
   * @param entry with an origin
   * @param row has the entry as it was written; not kept
   * @param at where it begins there
   * @param length how long it is
   */
  public static WrittenRequest of(io.jiaohao.core.Entry entry, byte[] row, int at, int length) {
    byte[] room = new byte[length]; // Enough: an entry has its number and its origin besides.
    CodedOutputStream out = CodedOutputStream.newInstance(room);
    try {
      out.writeUInt64(Remembered.REQUEST_ID_FIELD_NUMBER, entry.origin().orElseThrow().requestId());
      out.writeInt64(Remembered.AT_MS_FIELD_NUMBER, entry.atMs());
      CodedInputStream in = CodedInputStream.newInstance(row, at, length);
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        switch (WireFormat.getTagFieldNumber(tag)) {
          case Entry.COMMAND_FIELD_NUMBER ->
              copy(row, at, in, Remembered.COMMAND_FIELD_NUMBER, out);
          case Entry.EVENTS_FIELD_NUMBER -> copy(row, at, in, Remembered.EVENTS_FIELD_NUMBER, out);
          default -> in.skipField(tag);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new WrittenRequest(room, 0, out.getTotalBytesWritten());
  }

  private static void copy(
      byte[] row, int at, CodedInputStream in, int field, CodedOutputStream out)
      throws IOException {
    int length = in.readRawVarint32();
    out.writeByteArray(field, row, at + in.getTotalBytesRead(), length);
    in.skipRawBytes(length);
  }

  @Override
  public long requestId() {
    return number(Remembered.REQUEST_ID_FIELD_NUMBER);
  }

  @Override
  public long atMs() {
    return number(Remembered.AT_MS_FIELD_NUMBER);
  }

  /** Both stand at the beginning; what is 0 may stand nowhere. */
  private long number(int field) {
    CodedInputStream in = CodedInputStream.newInstance(array, from, length);
    try {
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        if (WireFormat.getTagFieldNumber(tag) == field) {
          return in.readInt64();
        }
        in.skipField(tag);
      }
      return 0;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public HallImage.Remembered read() {
    try {
      return ImageCodec.remembered(bytes());
    } catch (IOException | JournalException e) {
      throw unreadable(e);
    }
  }

  /** The same bytes, not copied. */
  ByteString bytes() {
    return UnsafeByteOperations.unsafeWrap(array, from, length);
  }

  @Override
  public List<? extends KeptRequest> pack(List<KeptRequest> requests) {
    return PackedRequests.of(requests.stream().map(r -> ((WrittenRequest) r).bytes()).toList());
  }

  /** Only a snapshot's can be: the others have been made of entries that were just written. */
  private static IllegalStateException unreadable(Exception cause) {
    return new IllegalStateException(
        "a remembered request of the snapshot cannot be read: " + cause.getMessage(), cause);
  }
}

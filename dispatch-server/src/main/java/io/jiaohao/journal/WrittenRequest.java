package io.jiaohao.journal;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import io.jiaohao.core.HallImage;
import io.jiaohao.core.KeptRequest;
import io.jiaohao.engine.JournalException;
import io.jiaohao.journal.wire.Entry;
import io.jiaohao.journal.wire.Remembered;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A granted request as its entry's bytes in the journal. */
public final class WrittenRequest implements KeptRequest {
  private final long requestId;
  private final long atMs;
  private final byte[] entry;

  private WrittenRequest(long requestId, long atMs, byte[] entry) {
    this.requestId = requestId;
    this.atMs = atMs;
    this.entry = entry;
  }

  /**
   * A device's request.
   *
   * @param entry with an origin
   * @param bytes as which it was written; not copied
   */
  public static WrittenRequest of(io.jiaohao.core.Entry entry, byte[] bytes) {
    return new WrittenRequest(entry.origin().orElseThrow().requestId(), entry.atMs(), bytes);
  }

  @Override
  public long requestId() {
    return requestId;
  }

  @Override
  public long atMs() {
    return atMs;
  }

  @Override
  public HallImage.Remembered read() {
    try {
      return ImageCodec.remembered(remembered());
    } catch (IOException | JournalException e) {
      throw new IllegalStateException("a request that was written cannot be read", e);
    }
  }

  /**
   * The same as a snapshot keeps it: command and events are the entry's, byte for byte, under the
   * field numbers of {@code Remembered}.
   */
  ByteString remembered() {
    ByteString.Output bytes = ByteString.newOutput(entry.length);
    try {
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      out.writeUInt64(Remembered.REQUEST_ID_FIELD_NUMBER, requestId);
      out.writeInt64(Remembered.AT_MS_FIELD_NUMBER, atMs);
      CodedInputStream in = CodedInputStream.newInstance(entry);
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        switch (WireFormat.getTagFieldNumber(tag)) {
          case Entry.COMMAND_FIELD_NUMBER ->
              out.writeBytes(Remembered.COMMAND_FIELD_NUMBER, in.readBytes());
          case Entry.EVENTS_FIELD_NUMBER ->
              out.writeBytes(Remembered.EVENTS_FIELD_NUMBER, in.readBytes());
          default -> in.skipField(tag);
        }
      }
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteString();
  }
}

package io.jiaohao.journal;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.jiaohao.core.HallImage;
import io.jiaohao.engine.JournalException;
import java.util.AbstractList;
import java.util.List;

/**
 * A device's remembered requests as a snapshot has them, read only when somebody looks: at a start
 * hardly any is asked for, and reading them all would be most of the time that it takes. The
 * snapshot's checksum has vouched for the bytes.
 */
final class FrozenRequests extends AbstractList<HallImage.Remembered> {
  private final List<ByteString> frozen;

  FrozenRequests(List<ByteString> frozen) {
    this.frozen = List.copyOf(frozen);
  }

  /** The bytes as they were read, to be written again as they are. */
  List<ByteString> bytes() {
    return frozen;
  }

  @Override
  public HallImage.Remembered get(int index) {
    try {
      return ImageCodec.remembered(frozen.get(index));
    } catch (InvalidProtocolBufferException | JournalException e) {
      throw new IllegalStateException(
          "a remembered request of the snapshot cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public int size() {
    return frozen.size();
  }
}

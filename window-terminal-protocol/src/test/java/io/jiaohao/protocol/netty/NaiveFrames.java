package io.jiaohao.protocol.netty;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import io.jiaohao.fuzz.ByteSpoiler;
import io.jiaohao.protocol.wire.DeviceMessage;
import io.jiaohao.protocol.wire.ServerMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the protocol page says of a whole stream, read in the plainest way: the messages, and
 * whether it ends in something that is no frame. Shares nothing with the decoder.
 */
final class NaiveFrames {
  private static final int FRAME_MAX = 65_536;
  private static final int HELLO_MAX = 512;

  final List<MessageLite> messages = new ArrayList<>();
  boolean bad;

  final boolean atServer;
  private byte[] stream = {};
  private int at;

  NaiveFrames(boolean atServer) {
    this.atServer = atServer;
  }

  byte[] stream() {
    return stream;
  }

  /** What comes next of the stream. */
  void take(byte[] bytes) {
    stream = ByteSpoiler.joined(stream, bytes);
    boolean more = true;
    while (more && !bad) {
      more = frame();
    }
  }

  private boolean frame() {
    long length = 0;
    int bytes = 0;
    int next;
    do {
      if (bytes == 3) {
        bad = true; // longer than the longest length
        return false;
      }
      if (at + bytes == stream.length) {
        return false;
      }
      next = Byte.toUnsignedInt(stream[at + bytes]);
      length += (long) (next & 127) << (7 * bytes);
      bytes++;
    } while (next >= 128);
    boolean helloDue = atServer && messages.isEmpty();
    bad = (next == 0 && bytes > 1) || length < 1 || length > (helloDue ? HELLO_MAX : FRAME_MAX);
    int from = at + bytes;
    if (!bad && helloDue && from < stream.length) {
      bad = stream[from] != 0x0A;
    }
    if (bad || from + length > stream.length) {
      return false;
    }
    at = from + (int) length;
    return parsed(Arrays.copyOfRange(stream, from, at));
  }

  private boolean parsed(byte[] body) {
    Parser<? extends MessageLite> parser =
        atServer ? DeviceMessage.parser() : ServerMessage.parser();
    try {
      messages.add(parser.parseFrom(body));
      return true;
    } catch (InvalidProtocolBufferException e) {
      bad = true;
      return false;
    }
  }
}

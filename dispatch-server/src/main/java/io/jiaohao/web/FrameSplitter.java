package io.jiaohao.web;

import io.jiaohao.protocol.FrameLimits;
import io.vertx.core.buffer.Buffer;
import java.util.function.Consumer;

/** Cuts the device port's bytes into messages, and makes messages into its bytes. */
final class FrameSplitter {
  private static final int SEVEN_BITS = 0x7F;
  private static final int MORE = 0x80;
  private static final int LENGTH_BYTES_MAX = 3;

  private final Consumer<Buffer> messages;
  private Buffer left = Buffer.buffer();

  FrameSplitter(Consumer<Buffer> messages) {
    this.messages = messages;
  }

  /**
   * Takes bytes as they come and hands on the messages that are whole.
   *
   * @throws IllegalArgumentException if a message says that it is longer than any may be
   */
  void take(Buffer bytes) {
    left.appendBuffer(bytes);
    int from = 0;
    for (int end = end(from); end >= 0; end = end(from)) {
      messages.accept(left.getBuffer(start(from), end));
      from = end;
    }
    left = left.getBuffer(from, left.length());
  }

  private int start(int from) {
    int at = from;
    while (left.getByte(at) < 0) {
      at++;
    }
    return at + 1;
  }

  /** Where the message ends that begins here; -1 if it is not all there yet. */
  private int end(int from) {
    int length = 0;
    for (int i = 0; from + i < left.length(); i++) {
      byte part = left.getByte(from + i);
      length |= (part & SEVEN_BITS) << (7 * i);
      if (length > FrameLimits.MAX_FRAME_BYTES || i >= LENGTH_BYTES_MAX) {
        throw new IllegalArgumentException("message: over " + FrameLimits.MAX_FRAME_BYTES);
      }
      if (part >= 0) {
        int end = from + i + 1 + length;
        return end <= left.length() ? end : -1;
      }
    }
    return -1;
  }

  /** A message behind its length. */
  static Buffer framed(byte[] message) {
    Buffer frame = Buffer.buffer(message.length + LENGTH_BYTES_MAX);
    int length = message.length;
    while (length > SEVEN_BITS) {
      frame.appendByte((byte) ((length & SEVEN_BITS) | MORE));
      length >>>= 7;
    }
    return frame.appendByte((byte) length).appendBytes(message);
  }
}

package io.jiaohao.protocol.netty;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import io.jiaohao.protocol.FrameLimits;
import io.jiaohao.protocol.wire.DeviceMessage;
import io.jiaohao.protocol.wire.ServerMessage;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bytes to messages, straight from the receive buffer:
 *
 * <pre>
 * +----------------------+---------------------------+
 * | length, 1 to 3 bytes | message, length bytes     |
 * +----------------------+---------------------------+
 * </pre>
 *
 * The length is a varint in its shortest form. A bad frame is told once: a log line, one {@link
 * BadFrameException} to the pipeline, then the channel is closed and whatever follows is dropped.
 * Nothing is reserved for a length that is only claimed.
 */
public final class FrameDecoder extends ByteToMessageDecoder {
  private static final Logger LOG = LoggerFactory.getLogger(FrameDecoder.class);

  /** Key of the field {@code hello} in a DeviceMessage: field 1, length-delimited. */
  private static final int HELLO_KEY = 0x0A;

  private static final int LENGTH_UNKNOWN = -1;
  private static final int MORE = 0x80;
  private static final int SEVEN_BITS = 0x7F;

  private final Parser<? extends MessageLite> parser;
  private boolean helloDue;
  private boolean broken;

  /** Length of the frame whose message is still to come. */
  private int length = LENGTH_UNKNOWN;

  private FrameDecoder(Parser<? extends MessageLite> parser, boolean helloDue) {
    this.parser = parser;
    this.helloDue = helloDue;
  }

  /**
   * The server's side. The first frame must be a Hello: web browsers, TLS clients and port scanners
   * fail at the first byte that shows it, not after a timeout.
   */
  public static FrameDecoder forServer() {
    return new FrameDecoder(DeviceMessage.parser(), true);
  }

  /** The device's side. */
  public static FrameDecoder forDevice() {
    return new FrameDecoder(ServerMessage.parser(), false);
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // a close that fails finds the channel closed
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    if (broken) {
      in.skipBytes(in.readableBytes());
      return;
    }
    try {
      MessageLite message = next(in);
      if (message != null) {
        out.add(message);
      }
    } catch (BadFrameException e) {
      broken = true;
      in.skipBytes(in.readableBytes());
      LOG.warn("{} closed: {}", ctx.channel().remoteAddress(), e.getMessage());
      ctx.fireExceptionCaught(e);
      ctx.close();
    }
  }

  private MessageLite next(ByteBuf in) {
    if (length == LENGTH_UNKNOWN) {
      length = readLength(in);
      if (length == LENGTH_UNKNOWN) {
        return null;
      }
    }
    if (helloDue && in.isReadable()) {
      requireHello(in.getByte(in.readerIndex()));
    }
    if (in.readableBytes() < length) {
      return null;
    }
    MessageLite message = parse(in);
    in.skipBytes(length);
    length = LENGTH_UNKNOWN;
    helloDue = false;
    return message;
  }

  /** Reads the whole length, or nothing of it. */
  private int readLength(ByteBuf in) {
    int from = in.readerIndex();
    int available = Math.min(in.readableBytes(), FrameLimits.MAX_LENGTH_BYTES);
    int value = 0;
    for (int i = 0; i < available; i++) {
      byte next = in.getByte(from + i);
      value |= (next & SEVEN_BITS) << (7 * i);
      if ((next & MORE) == 0) {
        if (next == 0 && i > 0) {
          throw new BadFrameException("frame length: padded (expected: its shortest form)");
        }
        requireLength(value);
        in.skipBytes(i + 1);
        return value;
      }
    }
    if (available == FrameLimits.MAX_LENGTH_BYTES) {
      throw new BadFrameException(
          "frame length: over %d bytes long (expected: 1..%d)"
              .formatted(FrameLimits.MAX_LENGTH_BYTES, FrameLimits.MAX_FRAME_BYTES));
    }
    return LENGTH_UNKNOWN;
  }

  private void requireLength(int value) {
    int most = helloDue ? FrameLimits.MAX_HELLO_BYTES : FrameLimits.MAX_FRAME_BYTES;
    if (value < 1 || value > most) {
      throw new BadFrameException(
          "%s length: %d (expected: 1..%d)"
              .formatted(helloDue ? "first frame" : "frame", value, most));
    }
  }

  private static void requireHello(byte first) {
    if (first != HELLO_KEY) {
      throw new BadFrameException(
          "first frame: begins with %02x (expected: 0a, a Hello)".formatted(first));
    }
  }

  private MessageLite parse(ByteBuf in) {
    try {
      return parser.parseFrom(view(in));
    } catch (InvalidProtocolBufferException e) {
      throw new BadFrameException("frame of " + length + " bytes: " + e.getMessage());
    }
  }

  private CodedInputStream view(ByteBuf in) {
    if (in.hasArray()) {
      return CodedInputStream.newInstance(in.array(), in.arrayOffset() + in.readerIndex(), length);
    }
    return CodedInputStream.newInstance(in.nioBuffer(in.readerIndex(), length));
  }
}

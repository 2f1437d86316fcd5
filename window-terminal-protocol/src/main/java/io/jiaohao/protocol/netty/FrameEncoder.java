package io.jiaohao.protocol.netty;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.MessageLite;
import io.jiaohao.protocol.FrameLimits;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.io.IOException;

/**
 * Messages to bytes: each into one buffer of its exact size. Buffers that are frames already pass
 * through, so one encoded picture can go to many boards.
 */
@Sharable
public final class FrameEncoder extends ChannelOutboundHandlerAdapter {
  /** Has no state: one serves all channels. */
  public static final FrameEncoder INSTANCE = new FrameEncoder();

  private FrameEncoder() {}

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // the promise tells the outcome
  public void write(ChannelHandlerContext ctx, Object msg, ChannelPromise promise) {
    if (msg instanceof MessageLite message) {
      ctx.write(encode(ctx.alloc(), message), promise);
    } else {
      ctx.write(msg, promise);
    }
  }

  /**
   * One whole frame. The caller owns the buffer.
   *
   * @throws IllegalArgumentException if the message is empty or too long for a frame
   */
  public static ByteBuf encode(ByteBufAllocator allocator, MessageLite message) {
    int length = message.getSerializedSize();
    if (length < 1 || length > FrameLimits.MAX_FRAME_BYTES) {
      throw new IllegalArgumentException(
          "frame length: %d (expected: 1..%d)".formatted(length, FrameLimits.MAX_FRAME_BYTES));
    }
    int size = CodedOutputStream.computeUInt32SizeNoTag(length) + length;
    ByteBuf frame = allocator.ioBuffer(size, size);
    try {
      CodedOutputStream out =
          frame.hasArray()
              ? CodedOutputStream.newInstance(frame.array(), frame.arrayOffset(), size)
              : CodedOutputStream.newInstance(frame.nioBuffer(0, size));
      out.writeUInt32NoTag(length);
      message.writeTo(out);
      out.flush();
      out.checkNoSpaceLeft();
      return frame.writerIndex(size);
    } catch (IOException e) {
      frame.release();
      throw new AssertionError("a message does not fit the size that it told", e);
    } catch (RuntimeException e) {
      frame.release();
      throw e;
    }
  }
}

package io.jiaohao.sim.line;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** One direction of a connection: hands what comes on to the other end, in the line's manner. */
@SuppressWarnings("FutureReturnValueIgnored") // A failed write ends its end, and so this one, too.
final class Passing extends ChannelInboundHandlerAdapter {
  /** How bytes go through. */
  enum Manner {
    AT_ONCE,
    BYTEWISE,
    LATE,
    TOGETHER,
    NEVER
  }

  private final Channel other;

  /** In the order in which it was said; for as long as one fault lasts, so not without bound. */
  private final Deque<ByteBuf> held = new ArrayDeque<>();

  private Manner manner;

  Passing(Channel other, Manner manner) {
    this.other = other;
    this.manner = manner;
  }

  /**
   * From now on it goes through in this manner. What was lost once makes all later bytes useless.
   */
  void go(Manner next) {
    if (manner != Manner.NEVER) {
      manner = next;
      letAll();
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    switch (manner) {
      case AT_ONCE -> write(bytes);
      case BYTEWISE -> writeBytewise(bytes);
      case TOGETHER -> held.add(bytes);
      case LATE -> {
        held.add(bytes);
        context.executor().schedule(this::letOne, LineLimits.LATE_MS, TimeUnit.MILLISECONDS);
      }
      case NEVER -> bytes.release();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    other.flush();
  }

  private void write(ByteBuf bytes) {
    other.write(bytes).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
  }

  private void writeBytewise(ByteBuf bytes) {
    int single = Math.min(bytes.readableBytes(), LineLimits.BYTEWISE_MAX);
    for (int i = 0; i < single; i++) {
      write(bytes.readRetainedSlice(1));
      other.flush();
    }
    write(bytes);
  }

  /** The oldest that is held: its time has come, unless the fault was over before. */
  private void letOne() {
    ByteBuf oldest = held.poll();
    if (oldest != null) {
      write(oldest);
      other.flush();
    }
  }

  private void letAll() {
    for (ByteBuf oldest = held.poll(); oldest != null; oldest = held.poll()) {
      write(oldest);
    }
    other.flush();
  }

  /** Who listens to a silent line is not told that the other end is gone. */
  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (manner != Manner.NEVER) {
      letAll();
      other.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }
}

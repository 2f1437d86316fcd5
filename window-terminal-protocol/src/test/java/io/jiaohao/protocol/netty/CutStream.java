package io.jiaohao.protocol.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.SplittableRandom;

/** A stream as a network brings it: cut and glued anywhere, in buffers of either kind. */
public final class CutStream {
  private CutStream() {}

  /** Brings the stream to a channel, or as much of it as the channel takes before it closes. */
  public static void bring(byte[] stream, EmbeddedChannel channel, SplittableRandom random) {
    int most = random.nextBoolean() ? stream.length : 1 + random.nextInt(64) + stream.length / 16;
    for (int at = 0; at < stream.length && channel.isOpen(); ) {
      int length = 1 + random.nextInt(Math.min(most, stream.length - at));
      ByteBufAllocator allocator = channel.alloc();
      ByteBuf part =
          random.nextInt(4) == 0 ? allocator.directBuffer(length) : allocator.heapBuffer(length);
      channel.writeInbound(part.writeBytes(stream, at, length));
      at += length;
    }
  }
}

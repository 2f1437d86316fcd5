package io.jiaohao.perf;

import io.jiaohao.protocol.netty.FrameDecoder;
import io.jiaohao.protocol.netty.FrameEncoder;
import io.jiaohao.protocol.wire.Call;
import io.jiaohao.protocol.wire.Delta;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.ServerMessage;
import io.jiaohao.protocol.wire.Status;
import io.jiaohao.protocol.wire.WindowPicture;
import io.jiaohao.protocol.wire.WindowState;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Messages to frames and back, with the server's allocator and, for reading, a real pipeline. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FrameBenchmark {
  private static final long NOW_MS = 1_700_000_000_000L;

  @Param({"1", "8"})
  public int windows;

  private final ByteBufAllocator allocator = ByteBufAllocator.DEFAULT;
  private ServerMessage reply;
  private ByteBuf replyFrame;
  private EmbeddedChannel device;

  /** Prepares a reply with a call, its frame, and a device's side of a connection. */
  @Setup
  public void prepare() {
    reply = reply(1);
    replyFrame = FrameEncoder.encode(allocator, reply);
    device = new EmbeddedChannel(FrameDecoder.forDevice());
  }

  /** Gives the buffers back. */
  @TearDown
  public void release() {
    replyFrame.release();
    device.finishAndReleaseAll();
  }

  /** A reply to Next, from its parts. */
  @Benchmark
  public int encodeReply() {
    return released(FrameEncoder.encode(allocator, reply(2)));
  }

  /** A delta of so many windows, from its parts. */
  @Benchmark
  public int encodeDelta() {
    Delta.Builder delta = Delta.newBuilder().setAfter(1_000).setUpTo(1_016).setHallMs(NOW_MS);
    for (int i = 0; i < windows; i++) {
      delta.addWindows(picture(i));
    }
    return released(
        FrameEncoder.encode(allocator, ServerMessage.newBuilder().setDelta(delta).build()));
  }

  /** A reply read by a device. */
  @Benchmark
  public ServerMessage decodeReply() {
    device.writeInbound(replyFrame.retainedDuplicate());
    return device.readInbound();
  }

  private static int released(ByteBuf frame) {
    int bytes = frame.readableBytes();
    frame.release();
    return bytes;
  }

  private static ServerMessage reply(long requestId) {
    return ServerMessage.newBuilder()
        .setReply(
            Reply.newBuilder()
                .setRequestId(requestId)
                .setStatus(Status.STATUS_DONE)
                .setCall(
                    Call.newBuilder()
                        .setCallId(4_711)
                        .setTicketId(5_000)
                        .setNumber("SA123")
                        .setService("SA")
                        .setTicketClass("P0")
                        .setWindow("E042")
                        .setCalledMs(NOW_MS)
                        .setIssuedMs(NOW_MS - 600_000)
                        .setReason("due first, waited longer than the next")))
        .build();
  }

  private static WindowPicture picture(int window) {
    return WindowPicture.newBuilder()
        .setWindow(LargeHall.window(window))
        .setState(WindowState.WINDOW_CALLING)
        .setCallId(4_711 + window)
        .setTicketId(5_000 + window)
        .setNumber("SA123")
        .setService("SA")
        .setCalledMs(NOW_MS)
        .setAnnouncement(1)
        .setAnnouncedMs(NOW_MS)
        .build();
  }
}

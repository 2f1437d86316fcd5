package io.jiaohao.protocol.netty;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import com.google.protobuf.MessageLite;
import io.jiaohao.fuzz.ByteSpoiler;
import io.jiaohao.fuzz.FrameSpoiler;
import io.jiaohao.fuzz.FuzzRun;
import io.jiaohao.fuzz.RandomMessages;
import io.jiaohao.fuzz.WatchedLog;
import io.jiaohao.protocol.netty.GoldenVectors.Vector;
import io.jiaohao.protocol.wire.DeviceMessage;
import io.jiaohao.protocol.wire.ServerMessage;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Streams of sound, spoilt and senseless frames, cut anywhere: the decoder reads exactly what the
 * protocol page says, refuses the rest in its one way, and keeps no buffer.
 */
class FrameFuzzTest {
  private static final int NOISE_MAX = 200;
  private static final int FRAMES_MAX = 24;
  private static final long STORY_MAX_BYTES = 64L << 20;

  private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(false, true);
  private final List<byte[]> fromDevices = golden(true);
  private final List<byte[]> fromServers = golden(false);

  FrameFuzzTest() throws IOException {}

  private static List<byte[]> golden(boolean fromDevice) throws IOException {
    return GoldenVectors.all().stream()
        .filter(vector -> vector.fromDevice() == fromDevice)
        .map(Vector::message)
        .map(Message::toByteArray)
        .toList();
  }

  @Test
  void noiseIsReadAsThePageSays() {
    try (WatchedLog log = new WatchedLog()) {
      FuzzRun.of("noise", 200, 4_000_000)
          .withinBytes(STORY_MAX_BYTES)
          .each(
              random -> {
                NaiveFrames stream = new NaiveFrames(random.nextBoolean());
                stream.take(new ByteSpoiler(random).noise(NOISE_MAX));
                return read(stream, random);
              });
      log.assertNoFailure();
    }
  }

  @Test
  void spoiltFramesAreReadAsThePageSays() {
    try (WatchedLog log = new WatchedLog()) {
      FuzzRun.of("frames", 300, 4_000_000).withinBytes(STORY_MAX_BYTES).each(this::frames);
      log.assertNoFailure();
    }
  }

  private long frames(SplittableRandom random) {
    boolean atServer = random.nextBoolean();
    FrameSpoiler frames = new FrameSpoiler(random, () -> message(atServer, random));
    NaiveFrames stream = new NaiveFrames(atServer);
    if (atServer && random.nextInt(16) != 0) {
      stream.take(FrameSpoiler.framed(fromDevices.get(0))); // a Hello
    }
    for (int left = 1 + random.nextInt(FRAMES_MAX); left > 0 && !stream.bad; left--) {
      stream.take(frames.frame());
    }
    if (random.nextInt(8) == 0) {
      stream.take(frames.frame()); // it must not matter what follows the bad one
    }
    return read(stream, random);
  }

  private byte[] message(boolean fromDevice, SplittableRandom random) {
    if (random.nextInt(32) == 0) {
      Message kind =
          fromDevice ? DeviceMessage.getDefaultInstance() : ServerMessage.getDefaultInstance();
      return new RandomMessages(random, List.of("E01", "AA", "east")).like(kind).toByteArray();
    }
    List<byte[]> all = fromDevice ? fromDevices : fromServers;
    return all.get(random.nextInt(all.size()));
  }

  /** Reads a stream in both ways; answers how many frames the decoder took or refused. */
  private long read(NaiveFrames expected, SplittableRandom random) {
    EmbeddedChannel channel = new EmbeddedChannel();
    channel.config().setAllocator(allocator);
    channel
        .pipeline()
        .addLast(expected.atServer ? FrameDecoder.forServer() : FrameDecoder.forDevice());
    boolean refused = false;
    try {
      CutStream.bring(expected.stream(), channel, random);
    } catch (BadFrameException e) {
      assertThat(e.getMessage()).contains("frame");
      refused = true;
    }
    Collection<MessageLite> read = new ArrayList<>();
    for (MessageLite next = channel.readInbound(); next != null; next = channel.readInbound()) {
      read.add(next);
    }
    assertThat(refused).as("refused").isEqualTo(expected.bad);
    assertThat(channel.isOpen()).as("open").isEqualTo(!expected.bad);
    assertThat(read).isEqualTo(expected.messages);
    assertThat(channel.finish()).as("anything left").isFalse();
    assertThat(allocator.metric().usedHeapMemory()).as("heap buffers kept").isZero();
    assertThat(allocator.metric().usedDirectMemory()).as("direct buffers kept").isZero();
    return Math.max(1, read.size() + (refused ? 1 : 0));
  }
}

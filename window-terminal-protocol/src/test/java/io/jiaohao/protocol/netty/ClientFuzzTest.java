package io.jiaohao.protocol.netty;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.jiaohao.fuzz.ByteSpoiler;
import io.jiaohao.fuzz.FrameSpoiler;
import io.jiaohao.fuzz.FuzzRun;
import io.jiaohao.fuzz.RandomMessages;
import io.jiaohao.fuzz.WatchedLog;
import io.jiaohao.protocol.DeviceIdentity;
import io.jiaohao.protocol.DeviceKey;
import io.jiaohao.protocol.Handshake;
import io.jiaohao.protocol.WatchKey;
import io.jiaohao.protocol.wire.Challenge;
import io.jiaohao.protocol.wire.DeviceMessage;
import io.jiaohao.protocol.wire.Hello;
import io.jiaohao.protocol.wire.Next;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.Role;
import io.jiaohao.protocol.wire.ServerMessage;
import io.jiaohao.protocol.wire.Watch;
import io.jiaohao.protocol.wire.Welcome;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * A device whose server, or whoever is in its place, says anything at all: it reads on or ends the
 * connection for a reason, once, and nothing in it breaks.
 */
class ClientFuzzTest {
  private static final DeviceKey KEY = DeviceKey.ofHex("0f".repeat(32));
  private static final DeviceIdentity WINDOW =
      new DeviceIdentity("window-E01", Role.ROLE_WINDOW, KEY);
  private static final Watch EAST = Watch.newBuilder().setWing("east").build();
  private static final Challenge CHALLENGE =
      Challenge.newBuilder()
          .setVersion(1)
          .setServerNonce(ByteString.copyFrom(new byte[16]))
          .build();
  private static final List<String> WORDS =
      List.of("E01", "A001", watchKey(), "127.0.0.1:7500", "done", "nowhere:0", "Asia/Shanghai");
  private static final int FRAMES_MAX = 60;
  private static final long STORY_MAX_BYTES = 64L << 20;

  private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(false, true);

  private static String watchKey() {
    return WatchKey.of(EAST);
  }

  /** Counts the ends of its one connection; who is sent elsewhere finds nobody there. */
  private static final class Ends implements DeviceClient.Listener {
    private int ends;

    @Override
    public void disconnected(String why) {
      assertThat(why).isNotEmpty();
      ends += why.startsWith("no connection to ") ? 0 : 1;
    }
  }

  @Test
  void whateverTheServerSaysTheDeviceReadsOnOrEndsTheConnectionOnce() {
    try (WatchedLog log = new WatchedLog()) {
      FuzzRun.of("client", 40, 400_000)
          .withinBytes(STORY_MAX_BYTES)
          .each(
              random -> {
                long frames = session(random);
                log.assertNoFailure();
                return frames;
              });
    }
  }

  private long session(SplittableRandom random) throws IOException {
    EmbeddedChannel channel = new EmbeddedChannel();
    channel.freezeTime();
    channel.config().setAllocator(allocator);
    Ends ends = new Ends();
    ClientSettings settings = ClientSettings.of("127.0.0.1", 1).withBackoff(1 << 20, 1 << 20, 1);
    DeviceClient client = new DeviceClient(channel.eventLoop(), settings, WINDOW, ends);
    client.watch(EAST);
    List<CompletableFuture<Reply>> asked = new ArrayList<>(List.of(client.request(next())));
    channel.pipeline().addLast(client.pipeline());
    channel.pipeline().fireChannelActive();
    login(channel, random);
    FrameSpoiler frames = new FrameSpoiler(random, () -> message(random));
    long brought = 1;
    for (int left = random.nextInt(FRAMES_MAX); left > 0 && channel.isOpen(); left--, brought++) {
      CutStream.bring(frames.frame(), channel, random);
      if (random.nextInt(8) == 0) {
        asked.add(client.request(next()));
        client.shown(random.nextInt(100));
        channel.advanceTimeBy(random.nextInt(300), TimeUnit.MILLISECONDS);
        channel.runPendingTasks();
      }
      release(channel);
    }
    boolean byItself = !channel.isOpen();
    channel.finishAndReleaseAll();
    client.close();
    channel.runPendingTasks();
    assertThat(asked).as("requests").allMatch(CompletableFuture::isDone);
    assertThat(ends.ends).as("ends told, the last one %s", byItself ? "its own" : "ours").isOne();
    assertThat(allocator.metric().usedHeapMemory()).as("heap buffers kept").isZero();
    assertThat(allocator.metric().usedDirectMemory()).as("direct buffers kept").isZero();
    return brought;
  }

  private static Request.Builder next() {
    return Request.newBuilder().setNext(Next.getDefaultInstance());
  }

  /** Lets the device in as a sound server does, more often than not. */
  private static void login(EmbeddedChannel channel, SplittableRandom random) throws IOException {
    Hello hello = read(channel).getHello();
    bring(ServerMessage.newBuilder().setChallenge(CHALLENGE).build(), channel, random);
    Welcome.Builder welcome =
        (Welcome.Builder)
            new RandomMessages(random, WORDS).like(Welcome.getDefaultInstance()).toBuilder();
    welcome.setServerMac(ByteString.copyFrom(Handshake.serverProof(KEY.bytes(), hello, CHALLENGE)));
    bring(ServerMessage.newBuilder().setWelcome(welcome).build(), channel, random);
  }

  private static void bring(
      ServerMessage message, EmbeddedChannel channel, SplittableRandom random) {
    byte[] sound = message.toByteArray();
    boolean spoilt = random.nextInt(16) == 0;
    byte[] body = spoilt ? new ByteSpoiler(random).spoilt(sound, sound) : sound;
    CutStream.bring(FrameSpoiler.framed(body), channel, random);
  }

  private static DeviceMessage read(EmbeddedChannel channel) throws IOException {
    ByteBuf frame = channel.readOutbound();
    try {
      return DeviceMessage.parseDelimitedFrom(
          new ByteArrayInputStream(ByteBufUtil.getBytes(frame)));
    } finally {
      frame.release();
    }
  }

  private static void release(EmbeddedChannel channel) {
    for (ByteBuf sent = channel.readOutbound(); sent != null; sent = channel.readOutbound()) {
      sent.release();
    }
  }

  private static byte[] message(SplittableRandom random) {
    Supplier<Message> any =
        () -> new RandomMessages(random, WORDS).like(ServerMessage.getDefaultInstance());
    ServerMessage message = (ServerMessage) any.get();
    while (message.hasReject() && random.nextInt(8) != 0) { // most sessions go on
      message = (ServerMessage) any.get();
    }
    return message.toByteArray();
  }
}

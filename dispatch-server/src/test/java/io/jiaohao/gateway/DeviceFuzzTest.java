package io.jiaohao.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.jiaohao.app.RawClient;
import io.jiaohao.engine.JournalException;
import io.jiaohao.fuzz.ByteSpoiler;
import io.jiaohao.fuzz.FrameSpoiler;
import io.jiaohao.fuzz.FuzzRun;
import io.jiaohao.fuzz.RandomMessages;
import io.jiaohao.fuzz.WatchedLog;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.wire.DeviceMessage;
import io.jiaohao.protocol.wire.Proof;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.ServerMessage;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Whatever comes in at the device port")
class DeviceFuzzTest {
  private static final int STRANGERS_MAX = 30;
  private static final int STRANGERS_FRAMES_MAX = 6;
  private static final int STEPS_MAX = 600;
  private static final int AT_ONCE_MAX = 4;
  private static final long STORY_MAX_BYTES = 512L << 20;

  /** All that a stranger may hear. */
  private static final Set<ServerMessage.BodyCase> AT_THE_DOOR =
      EnumSet.of(ServerMessage.BodyCase.CHALLENGE, ServerMessage.BodyCase.REJECT);

  private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(false, true);

  @Test
  @DisplayName("a stranger hears nothing of the hall, changes nothing and is gone in time")
  void strangers() {
    try (WatchedLog log = new WatchedLog()) {
      FuzzRun.of("strangers", 5, 60_000)
          .withinBytes(STORY_MAX_BYTES)
          .each(
              random -> {
                long frames = strangers(random);
                log.assertNoFailure();
                return frames;
              });
    }
  }

  private long strangers(SplittableRandom random) throws IOException, JournalException {
    FuzzHall hall = new FuzzHall(allocator);
    String before = hall.digest();
    long frames = 0;
    for (int left = 1 + random.nextInt(STRANGERS_MAX); left > 0; left--) {
      FuzzLine stranger = hall.connect();
      for (int f = 1 + random.nextInt(STRANGERS_FRAMES_MAX); f > 0 && stranger.isOpen(); f--) {
        stranger.bring(strangersFrame(random), random);
        frames++;
      }
      hall.pass(2_000); // long enough for the next rare line of the log
      stranger.pass(hall.settings.loginWithinMs() + 1L);
      assertThat(stranger.heard()).extracting(ServerMessage::getBodyCase).isSubsetOf(AT_THE_DOOR);
      assertThat(stranger.isOpen()).as("still at the door").isFalse();
      stranger.close();
    }
    assertThat(hall.digest()).as("the hall").isEqualTo(before);
    FuzzLine known = hall.connect();
    known.login(FuzzHall.DEVICES.get(0), hall, random);
    known.close();
    hall.assertNothingKept();
    return frames;
  }

  private static byte[] strangersFrame(SplittableRandom random) {
    return new FrameSpoiler(random, () -> strangersMessage(random).toByteArray()).frame();
  }

  private static DeviceMessage strangersMessage(SplittableRandom random) {
    return switch (random.nextInt(8)) {
      case 0, 1, 2, 3 -> {
        DeviceRecord device = FuzzHall.DEVICES.get(random.nextInt(FuzzHall.DEVICES.size()));
        yield DeviceMessage.newBuilder().setHello(RawClient.helloOf(device)).build();
      }
      case 4, 5 ->
          DeviceMessage.newBuilder()
              .setProof(
                  Proof.newBuilder().setMac(ByteString.copyFrom(new ByteSpoiler(random).noise(64))))
              .build();
      default -> (DeviceMessage) any(DeviceMessage.getDefaultInstance(), random);
    };
  }

  private static Message any(Message kind, SplittableRandom random) {
    return new RandomMessages(random, FuzzHall.WORDS).like(kind);
  }

  @Test
  @DisplayName(
      "devices that are logged in get one answer to each request, and the hall stays sound")
  void devices() {
    try (WatchedLog log = new WatchedLog()) {
      FuzzRun.of("devices", 2, 10_000)
          .withinBytes(STORY_MAX_BYTES)
          .each(
              random -> {
                long frames = new Day(random).run();
                log.assertNoFailure();
                return frames;
              });
    }
  }

  /** Devices of every kind on a hall's day, none of them in its right mind. */
  private final class Day {
    private final SplittableRandom random;
    private final FuzzHall hall = new FuzzHall(allocator);
    private final List<FuzzLine> lines = new ArrayList<>();
    private long lastRequestId;
    private long frames;

    Day(SplittableRandom random) {
      this.random = random;
    }

    long run() throws IOException, JournalException {
      for (DeviceRecord device : FuzzHall.DEVICES) {
        lines.add(loggedIn(device));
      }
      for (int steps = 1 + random.nextInt(STEPS_MAX); steps > 0; steps--) {
        step(random.nextInt(lines.size()));
        if (random.nextInt(16) == 0) {
          passTime();
        }
        hall.turn();
        for (FuzzLine line : lines) {
          line.heard();
          line.assertAnswered();
        }
      }
      hall.assertSound();
      lines.forEach(FuzzLine::close);
      hall.assertNothingKept();
      return frames;
    }

    private FuzzLine loggedIn(DeviceRecord device) throws IOException {
      FuzzLine line = hall.connect();
      line.login(device, hall, random);
      return line;
    }

    /** Who was thrown out, or comes a second time, logs in again. */
    private void step(int at) throws IOException {
      if (!lines.get(at).isOpen() || random.nextInt(64) == 0) {
        FuzzLine before = lines.set(at, loggedIn(FuzzHall.DEVICES.get(at)));
        hall.turn();
        assertThat(before.isOpen()).as("the older connection").isFalse();
        before.close();
      }
      FrameSpoiler spoiler = new FrameSpoiler(random, () -> message().toByteArray());
      for (int left = 1 + random.nextInt(AT_ONCE_MAX); left > 0 && lines.get(at).isOpen(); left--) {
        lines.get(at).bring(spoiler.frame(), random);
        frames++;
      }
    }

    private DeviceMessage message() {
      if (random.nextInt(6) == 0) {
        return (DeviceMessage) any(DeviceMessage.getDefaultInstance(), random);
      }
      Request request = (Request) any(Request.getDefaultInstance(), random);
      long id = random.nextInt(8) == 0 ? request.getRequestId() : ++lastRequestId;
      return DeviceMessage.newBuilder().setRequest(request.toBuilder().setRequestId(id)).build();
    }

    private void passTime() {
      long ms = random.nextInt(random.nextInt(8) == 0 ? 3_600_000 : 4_000);
      hall.pass(ms);
      lines.forEach(line -> line.pass(ms));
    }
  }
}

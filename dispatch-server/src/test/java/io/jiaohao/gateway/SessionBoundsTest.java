package io.jiaohao.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.app.LogLines;
import io.jiaohao.app.TestClock;
import io.jiaohao.app.TestHall;
import io.jiaohao.core.Command;
import io.jiaohao.core.Decision;
import io.jiaohao.core.Entry;
import io.jiaohao.core.HallRules;
import io.jiaohao.core.HallState;
import io.jiaohao.protocol.DeviceKey;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.netty.FrameEncoder;
import io.jiaohao.protocol.wire.RejectCode;
import io.jiaohao.protocol.wire.Role;
import io.jiaohao.protocol.wire.Watch;
import io.jiaohao.views.DeviceHealth;
import io.jiaohao.views.HallView;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.embedded.EmbeddedChannel;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a device may be owed, measured in the channel's own buffer. */
@DisplayName("C08: what a device is owed never grows over its cap")
class SessionBoundsTest {
  private static final int CONFLATE_BYTES = 16 * 1024;
  private static final int CUT_BYTES = 64 * 1024;
  private static final int WINDOWS = 130;
  private static final int MANY = 10_000;

  private final TestClock clock = new TestClock();
  private final HallView view = new HallView(hall().image());
  private final Feeds feeds =
      new Feeds(
          view, now -> List.of(), clock, UnpooledByteBufAllocator.DEFAULT, new DeviceHealth());
  private final EmbeddedChannel channel = new EmbeddedChannel(FrameEncoder.INSTANCE);

  /** A loop whose turn never ends, so that nothing is flushed meanwhile. */
  private final EventLoop turn = new EmbeddedChannel().eventLoop();

  private final Session session =
      new Session(
          1,
          new DeviceRecord("board-E1", Role.ROLE_BOARD, "E", DeviceKey.random(new SecureRandom())),
          "E",
          channel,
          new Outbox(turn),
          CUT_BYTES);

  private static HallState hall() {
    HallState hall = HallState.empty();
    Command plan = new Command.AdoptPlan(TestHall.withWindows(WINDOWS));
    Decision.Accepted adopted =
        (Decision.Accepted) HallRules.decide(hall, plan, TestClock.MORNING_MS);
    hall.apply(new Entry(1, TestClock.MORNING_MS, 1, Optional.empty(), plan, adopted.events()));
    return hall;
  }

  SessionBoundsTest() {
    channel
        .config()
        .setOption(
            ChannelOption.WRITE_BUFFER_WATER_MARK,
            new WriteBufferWaterMark(CONFLATE_BYTES / 4, CONFLATE_BYTES));
  }

  @AfterEach
  void close() {
    channel.unsafe().close(channel.unsafe().voidPromise());
  }

  private long owedBytes() {
    return channel.unsafe().outboundBuffer() == null
        ? 0
        : channel.unsafe().outboundBuffer().totalPendingWriteBytes();
  }

  @Test
  @DisplayName("a device that asks for pictures without reading them is owed a few, then none")
  void picturesWithoutReading() {
    feeds.watch(session, Watch.getDefaultInstance());
    long picture = owedBytes();

    for (int i = 0; i < MANY; i++) {
      feeds.snapshot(session);
    }

    assertThat(picture).isPositive();
    assertThat(owedBytes()).isLessThanOrEqualTo(CONFLATE_BYTES + picture);
    assertThat(session.isBehind()).isTrue();
    assertThat(channel.isOpen()).isTrue();
  }

  @Test
  @DisplayName("a device that asks and asks without reading its answers is cut off at the cap")
  void answersWithoutReading() {
    try (LogLines log = new LogLines()) {
      long most = 0;
      for (int i = 0; i < MANY; i++) {
        session.send(Replies.busy(i, 100));
        most = Math.max(most, owedBytes());
      }

      assertThat(most).isLessThanOrEqualTo(CUT_BYTES + 1_024);
      assertThat(channel.isOpen()).isFalse();
      assertThat(log.warnings()).singleElement().asString().contains("unsent bytes: ");
    }
  }

  @Test
  @DisplayName("a rejected device that does not read why is closed all the same")
  void rejectedWithoutReading() {
    // Nothing that is written goes out: this device has stopped reading.
    EmbeddedChannel stuck = new EmbeddedChannel(FrameEncoder.INSTANCE, new StuckHandler());
    Session rejected = new Session(2, session.device(), "E", stuck, new Outbox(turn), CUT_BYTES);

    rejected.reject(RejectCode.REJECT_REPLACED, "the device logged in again");
    stuck.runPendingTasks();
    assertThat(stuck.isOpen()).isTrue();
    stuck.advanceTimeBy(2, TimeUnit.SECONDS);
    stuck.runScheduledPendingTasks();

    assertThat(stuck.isOpen()).isFalse();
    assertThat(rejected.isEnded()).isTrue();
  }
}

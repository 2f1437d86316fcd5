package io.jiaohao.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.app.TestClock;
import io.jiaohao.app.TestDevice;
import io.jiaohao.core.HallState;
import io.jiaohao.engine.CommandPort;
import io.jiaohao.engine.DispatchLoop;
import io.jiaohao.engine.EngineSettings;
import io.jiaohao.engine.FakeJournal;
import io.jiaohao.engine.HallKeeper;
import io.jiaohao.engine.ReplyTo;
import io.jiaohao.engine.Submission;
import io.jiaohao.foresight.WaitForecast;
import io.jiaohao.protocol.DeviceKey;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.wire.DeviceMessage;
import io.jiaohao.protocol.wire.RejectCode;
import io.jiaohao.protocol.wire.Role;
import io.jiaohao.protocol.wire.ServerMessage;
import io.jiaohao.protocol.wire.Status;
import io.jiaohao.views.DeviceHealth;
import io.jiaohao.views.HallView;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a device is told when the engine fails")
class UnavailableTest {
  private final GatewaySettings settings = GatewaySettings.onPort(0);
  private final List<Submission> submitted = new ArrayList<>();
  private final CommandPort engine = submitted::add;
  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final Sessions sessions;

  UnavailableTest() {
    TestClock clock = new TestClock();
    DeviceHealth health = new DeviceHealth();
    HallView view = new HallView(HallState.empty().image());
    Feeds feeds =
        new Feeds(view, now -> List.of(), clock, UnpooledByteBufAllocator.DEFAULT, health);
    DeviceRecord kiosk =
        new DeviceRecord("kiosk-E1", Role.ROLE_KIOSK, "E", DeviceKey.random(new SecureRandom()));
    Session session =
        new Session(1, kiosk, "E", channel, new Outbox(channel.eventLoop()), settings.cutBytes());
    sessions = new Sessions(settings, "small", engine, clock, health, feeds);
    channel
        .pipeline()
        .addLast(new SessionHandler(session, sessions, feeds, hall(clock, view, health), settings));
  }

  private ServedHall hall(TestClock clock, HallView view, DeviceHealth health) {
    HallState hall = HallState.empty();
    HallKeeper keeper =
        new HallKeeper(
            "small",
            new DispatchLoop(EngineSettings.DEFAULTS, clock, channel.eventLoop()),
            new FakeJournal(),
            hall,
            () -> hall,
            (id, cause) -> {});
    return new ServedHall(
        keeper,
        view,
        now -> List.of(),
        WaitForecast.NONE,
        new Devices(List.of()),
        id -> "",
        engine,
        health);
  }

  private void ask(long requestId) {
    channel.writeInbound(
        DeviceMessage.newBuilder()
            .setRequest(TestDevice.issueOf("AA").setRequestId(requestId))
            .build());
  }

  @Test
  @DisplayName("an unknown outcome is no answer: the device is cut off once and asks again")
  void unknownOutcome() {
    ask(1);
    ask(2);

    submitted.forEach(one -> one.replyTo().failed(ReplyTo.Failure.UNAVAILABLE));
    channel.runPendingTasks();

    ServerMessage only = channel.readOutbound();
    assertThat(only.getReject().getCode()).isEqualTo(RejectCode.REJECT_STOPPING);
    assertThat(channel.outboundMessages()).isEmpty();
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  @DisplayName("a fault of ours is told as such: nothing has changed, and the session goes on")
  void faultOfOurs() {
    ask(1);

    submitted.get(0).replyTo().failed(ReplyTo.Failure.INTERNAL);
    channel.runPendingTasks();

    ServerMessage reply = channel.readOutbound();
    assertThat(reply.getReply().getStatus()).isEqualTo(Status.STATUS_ERROR);
    assertThat(channel.isOpen()).isTrue();
  }
}

package io.jiaohao.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.app.TestClock;
import io.jiaohao.core.Command;
import io.jiaohao.core.HallState;
import io.jiaohao.engine.ReplyTo;
import io.jiaohao.engine.Submission;
import io.jiaohao.protocol.DeviceKey;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.wire.Role;
import io.jiaohao.views.DeviceHealth;
import io.jiaohao.views.HallView;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What the hall is told about who is here")
class PresenceTest {
  private static final Command HERE = new Command.RegainDevice("E01");
  private static final Command GONE = new Command.LoseDevice("E01");

  private final GatewaySettings settings = GatewaySettings.onPort(0);
  private final List<Submission> submitted = new ArrayList<>();
  private final Sessions sessions;
  private int connections;

  PresenceTest() {
    TestClock clock = new TestClock();
    DeviceHealth health = new DeviceHealth();
    HallView view = new HallView(HallState.empty().image());
    sessions =
        new Sessions(
            settings,
            "small",
            submitted::add,
            clock,
            health,
            new Feeds(view, now -> List.of(), clock, UnpooledByteBufAllocator.DEFAULT, health));
  }

  private Session arrives(String deviceId, Role role, String place) {
    EmbeddedChannel channel = new EmbeddedChannel();
    DeviceRecord device =
        new DeviceRecord(deviceId, role, place, DeviceKey.random(new SecureRandom()));
    Session session =
        new Session(
            ++connections,
            device,
            "E",
            channel,
            new Outbox(channel.eventLoop()),
            settings.cutBytes());
    sessions.arrived(session);
    return session;
  }

  private Session terminal(String deviceId) {
    return arrives(deviceId, Role.ROLE_WINDOW, "E01");
  }

  private List<Command> told() {
    return submitted.stream().map(Submission::command).toList();
  }

  private void hallWasTooBusy() {
    submitted.get(submitted.size() - 1).replyTo().failed(ReplyTo.Failure.BUSY);
  }

  @Test
  @DisplayName("a window's coming that the hall was too busy to hear is told again")
  void isToldAgain() {
    terminal("window-E01");
    hallWasTooBusy();

    sessions.sweep();
    sessions.sweep();

    assertThat(told()).containsExactly(HERE, HERE);
  }

  @Test
  @DisplayName("a window with two terminals has gone when both have")
  void twoTerminals() {
    Session device = terminal("window-E01");
    Session page = terminal("page-E01");

    sessions.left(device);
    assertThat(told()).containsExactly(HERE, HERE);
    sessions.left(page);
    assertThat(told()).containsExactly(HERE, HERE, GONE);
  }

  @Test
  @DisplayName("that a window had gone is not told late, when another terminal of it has come")
  void nothingStale() {
    sessions.left(terminal("window-E01"));
    hallWasTooBusy();
    terminal("page-E01");

    sessions.sweep();

    assertThat(told()).containsExactly(HERE, GONE, HERE);
  }

  @Test
  @DisplayName("a kiosk is told by its own name, a board not at all")
  void othersThanWindows() {
    arrives("board-E1", Role.ROLE_BOARD, "E");
    arrives("kiosk-E2", Role.ROLE_KIOSK, "E");
    sessions.left(arrives("kiosk-E1", Role.ROLE_KIOSK, "E"));

    assertThat(told())
        .containsExactly(
            new Command.RegainKiosk("kiosk-E2"),
            new Command.RegainKiosk("kiosk-E1"),
            new Command.LoseKiosk("kiosk-E1"));
  }
}

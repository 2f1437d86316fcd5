package io.jiaohao.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.engine.HallClock;
import io.jiaohao.protocol.DeviceKey;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.wire.Role;
import io.jiaohao.protocol.wire.ServerMessage;
import io.jiaohao.protocol.wire.SpokenCall;
import io.jiaohao.protocol.wire.Voice;
import io.jiaohao.protocol.wire.VoiceLease;
import io.jiaohao.protocol.wire.VoiceState;
import io.jiaohao.views.DeviceHealth;
import io.jiaohao.views.DeviceHealth.Part;
import io.netty.channel.embedded.EmbeddedChannel;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The voice of a part of the hall")
class VoiceAreasTest {
  private static final String EAST = "E//";
  private static final SpokenCall A015 =
      SpokenCall.newBuilder().setWindow("E03").setCallId(31).setAnnouncement(2).build();

  /** A clock that stands until it is put forward. */
  private static final class StandingClock implements HallClock {
    private long ms = 1_790_000_000_000L;

    @Override
    public long hallMs() {
      return ms;
    }

    @Override
    public long stopwatchNanos() {
      return ms * 1_000_000;
    }

    @Override
    public double speed() {
      return 1;
    }
  }

  private final StandingClock clock = new StandingClock();
  private final DeviceHealth health = new DeviceHealth();
  private final VoiceAreas areas = new VoiceAreas(clock, health);
  private final Map<String, EmbeddedChannel> channels = new LinkedHashMap<>();

  private Session board(String id) {
    EmbeddedChannel channel = new EmbeddedChannel();
    channels.put(id, channel);
    DeviceRecord device =
        new DeviceRecord(id, Role.ROLE_BOARD, "E", DeviceKey.random(new SecureRandom()));
    Session session =
        new Session(1, device, "", channel, new Outbox(channel.eventLoop()), 1_000_000);
    session.heard(clock.stopwatchNanos());
    health.arrived(id, "board", "E", 0);
    return session;
  }

  private void says(Session board, VoiceState state) {
    areas.hear(board, EAST, Voice.newBuilder().setState(state).build());
  }

  /** The newest lease that the board was told since it was last asked. */
  private VoiceLease told(Session board) {
    EmbeddedChannel channel = channels.get(board.deviceId());
    channel.runPendingTasks();
    channel.flushOutbound();
    VoiceLease lease = null;
    for (Object one = channel.readOutbound(); one != null; one = channel.readOutbound()) {
      lease = ((ServerMessage) one).getVoiceLease();
    }
    return lease;
  }

  private Part part(Session board) {
    health.publish();
    return health.devices().stream()
        .filter(device -> device.id().equals(board.deviceId()))
        .findFirst()
        .orElseThrow()
        .voice()
        .part();
  }

  @Test
  @DisplayName("is that of one board; the others are told to be mute")
  void oneSpeaks() {
    Session first = board("B1");
    Session second = board("B2");
    says(first, VoiceState.VOICE_READY);
    says(second, VoiceState.VOICE_READY);

    VoiceLease lease = told(first);
    assertThat(lease.getYours()).isTrue();
    assertThat(told(second)).isEqualTo(VoiceLease.newBuilder().setFence(lease.getFence()).build());
    assertThat(part(first)).isEqualTo(Part.SPEAKS);
    assertThat(part(second)).isEqualTo(Part.READY);
  }

  @Test
  @DisplayName("goes on when its board is gone, with a higher number and with what was spoken")
  void theNextTakesOver() {
    Session first = board("B1");
    Session second = board("B2");
    says(first, VoiceState.VOICE_READY);
    says(second, VoiceState.VOICE_READY);
    long fence = told(first).getFence();
    areas.hear(
        first,
        EAST,
        Voice.newBuilder()
            .setState(VoiceState.VOICE_READY)
            .setFence(fence)
            .addSpoken(A015)
            .build());
    areas.leave(first, EAST);

    VoiceLease lease = told(second);
    assertThat(lease.getYours()).isTrue();
    assertThat(lease.getFence()).isGreaterThan(fence);
    assertThat(lease.getSpokenList()).containsExactly(A015);
  }

  @Test
  @DisplayName("goes on when its board has frozen: nothing is heard of it for some seconds")
  void frozen() {
    Session first = board("B1");
    Session second = board("B2");
    says(first, VoiceState.VOICE_READY);
    says(second, VoiceState.VOICE_READY);
    told(second);
    clock.ms += VoiceAreas.SILENT_MAX_MS / 2;
    second.heard(clock.stopwatchNanos());
    areas.sweep();
    assertThat(told(second)).isNull();

    clock.ms += VoiceAreas.SILENT_MAX_MS / 2 + 1;
    areas.sweep();

    assertThat(told(second).getYours()).isTrue();
    assertThat(told(first).getYours()).isFalse();
  }

  @Test
  @DisplayName("C51: of boards whose sound is locked nobody speaks, until one is touched")
  void locked() {
    Session first = board("B1");
    says(first, VoiceState.VOICE_LOCKED);
    assertThat(told(first).getYours()).isFalse();
    assertThat(part(first)).isEqualTo(Part.LOCKED);

    says(first, VoiceState.VOICE_READY);

    assertThat(told(first).getYours()).isTrue();
    assertThat(part(first)).isEqualTo(Part.SPEAKS);
  }

  @Test
  @DisplayName(
      "is given on by a board whose sound gets locked, and a late word of it changes nothing")
  void lockedLater() {
    Session first = board("B1");
    Session second = board("B2");
    says(first, VoiceState.VOICE_READY);
    says(second, VoiceState.VOICE_READY);
    long fence = told(first).getFence();
    says(first, VoiceState.VOICE_LOCKED);
    assertThat(told(first).getYours()).isFalse();
    areas.hear(
        first, EAST, Voice.newBuilder().setState(VoiceState.VOICE_READY).setFence(fence).build());

    assertThat(told(first).getYours()).isFalse();
    assertThat(part(second)).isEqualTo(Part.SPEAKS);
  }
}

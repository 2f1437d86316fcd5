package io.jiaohao.gateway;

import io.jiaohao.engine.HallClock;
import io.jiaohao.protocol.FrameLimits;
import io.jiaohao.protocol.wire.ServerMessage;
import io.jiaohao.protocol.wire.SpokenCall;
import io.jiaohao.protocol.wire.Voice;
import io.jiaohao.protocol.wire.VoiceLease;
import io.jiaohao.protocol.wire.VoiceState;
import io.jiaohao.views.DeviceHealth;
import io.jiaohao.views.DeviceHealth.Part;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Who speaks: of the boards that watch the same part of the hall, one at a time, by a lease with a
 * rising number. It lasts as long as the board can speak and is heard of, so a board that has died
 * or frozen is followed by another within seconds. That one learns what has been spoken.
 */
final class VoiceAreas {
  /** Silence after which a board speaks no more: it says something at least every 5 s. */
  static final long SILENT_MAX_MS = 8_000;

  private static final long NANOS_PER_MS = 1_000_000;

  private final HallClock clock;
  private final DeviceHealth health;
  private final Map<String, Area> areas = new LinkedHashMap<>();
  private long lastFence;

  /** The boards that watch one part, in the order in which they came. */
  private static final class Area {
    final Map<Session, VoiceState> boards = new LinkedHashMap<>();
    final Map<String, SpokenCall> spoken = new LinkedHashMap<>();
    Session speaker;
    long fence;
  }

  VoiceAreas(HallClock clock, DeviceHealth health) {
    this.clock = clock;
    this.health = health;
  }

  /** A board says what it can do and what it has spoken. */
  void hear(Session board, String name, Voice voice) {
    Area area = areas.computeIfAbsent(name, n -> new Area());
    boolean isNew = !area.boards.containsKey(board);
    area.boards.put(board, voice.getState());
    voice.getSpokenList().forEach(call -> note(area, call));
    Session before = area.speaker;
    settle(area);
    boolean isTold = before != area.speaker;
    boolean speaksUnasked = voice.getFence() != 0 && voice.getFence() != area.fence;
    if (!isTold && (isNew || speaksUnasked)) {
      tell(area, board);
    }
    show(name, area);
  }

  /** The newest announcement counts; windows are as many as the hall has. */
  private static void note(Area area, SpokenCall call) {
    if (call.getWindow().length() > FrameLimits.MAX_TEXT_CHARS) {
      return;
    }
    if (area.spoken.size() < Scope.COVERED_MAX || area.spoken.containsKey(call.getWindow())) {
      area.spoken.merge(call.getWindow(), call, (old, now) -> isBefore(now, old) ? old : now);
    }
  }

  private static boolean isBefore(SpokenCall one, SpokenCall other) {
    return one.getCallId() != other.getCallId()
        ? one.getCallId() < other.getCallId()
        : one.getAnnouncement() < other.getAnnouncement();
  }

  /** The board watches something else from now on, or is gone. */
  void leave(Session board, String name) {
    Area area = areas.get(name);
    if (area == null || !area.boards.containsKey(board)) {
      return;
    }
    area.boards.remove(board);
    health.voice(board.deviceId(), DeviceHealth.Voice.NONE);
    if (area.boards.isEmpty()) {
      areas.remove(name);
      return;
    }
    settle(area);
    show(name, area);
  }

  /** Gives the voice on where the speaker has fallen silent. */
  void sweep() {
    areas.forEach(
        (name, area) -> {
          if (settle(area)) {
            show(name, area);
          }
        });
  }

  /** Tells whether somebody else speaks now. */
  private boolean settle(Area area) {
    if (area.speaker != null && canSpeak(area, area.speaker)) {
      return false;
    }
    Session before = area.speaker;
    area.speaker =
        area.boards.keySet().stream().filter(b -> canSpeak(area, b)).findFirst().orElse(null);
    if (Objects.equals(before, area.speaker)) {
      return false;
    }
    lastFence = Math.max(lastFence + 1, clock.hallMs());
    area.fence = lastFence;
    area.boards.keySet().forEach(board -> tell(area, board));
    return true;
  }

  private boolean canSpeak(Area area, Session board) {
    return area.boards.get(board) == VoiceState.VOICE_READY
        && clock.stopwatchNanos() - board.heardNanos() <= SILENT_MAX_MS * NANOS_PER_MS;
  }

  private static void tell(Area area, Session board) {
    VoiceLease.Builder lease =
        VoiceLease.newBuilder().setFence(area.fence).setYours(board == area.speaker);
    if (lease.getYours()) {
      lease.addAllSpoken(area.spoken.values());
    }
    board.send(ServerMessage.newBuilder().setVoiceLease(lease).build());
  }

  private void show(String name, Area area) {
    area.boards.forEach(
        (board, state) ->
            health.voice(
                board.deviceId(),
                new DeviceHealth.Voice(board == area.speaker ? Part.SPEAKS : part(state), name)));
  }

  private static Part part(VoiceState state) {
    return switch (state) {
      case VOICE_READY -> Part.READY;
      case VOICE_LOCKED -> Part.LOCKED;
      case VOICE_NONE, UNRECOGNIZED -> Part.NONE;
    };
  }
}

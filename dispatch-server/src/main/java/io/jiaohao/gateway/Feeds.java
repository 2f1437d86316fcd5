package io.jiaohao.gateway;

import io.jiaohao.engine.HallClock;
import io.jiaohao.lobby.Notice;
import io.jiaohao.protocol.wire.Role;
import io.jiaohao.protocol.wire.ServerMessage;
import io.jiaohao.protocol.wire.Voice;
import io.jiaohao.protocol.wire.Watch;
import io.jiaohao.protocol.wire.WatchRefused;
import io.jiaohao.protocol.wire.WindowPicture;
import io.jiaohao.views.DeviceHealth;
import io.jiaohao.views.HallView;
import io.jiaohao.views.ViewWatcher;
import io.jiaohao.views.WindowLook;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/** Brings the hall's pictures to the devices that watch it. */
final class Feeds implements ViewWatcher {
  private final HallView view;
  private final HallClock clock;
  private final ByteBufAllocator allocator;
  private final DeviceHealth health;
  private final Map<Scope, PictureGroup> groups = new LinkedHashMap<>();
  private final Map<String, List<PictureGroup>> groupsByWindow = new LinkedHashMap<>();
  private final List<PictureGroup> changed = new ArrayList<>();
  private final LobbyNews news;
  private final VoiceAreas voices;
  private boolean evacuationChanged;

  Feeds(
      HallView view,
      LongFunction<List<Notice>> notices,
      HallClock clock,
      ByteBufAllocator allocator,
      DeviceHealth health) {
    this.news = new LobbyNews(view, notices);
    this.voices = new VoiceAreas(clock, health);
    this.view = view;
    this.clock = clock;
    this.allocator = allocator;
    this.health = health;
  }

  /** A device asks for a feed; it gets a snapshot at once, or the reason why not. */
  void watch(Session session, Watch watch) {
    Scope scope = Scope.of(watch, session.isStaff());
    Optional<String> fault = scope.fault(view);
    if (fault.isPresent()) {
      session.send(
          ServerMessage.newBuilder()
              .setWatchRefused(WatchRefused.newBuilder().setWords(fault.get()))
              .build());
      return;
    }
    leave(session);
    PictureGroup group = groups.get(scope);
    if (group == null) {
      group = new PictureGroup(scope, view, news, clock.hallMs());
      groups.put(scope, group);
      index(group);
    }
    group.join(session);
    session.watch(group);
    snapshot(session);
  }

  /** A board says what it can speak, and has spoken, of what it watches. */
  void voice(Session session, Voice voice) {
    if (session.watching() != null && session.device().role() == Role.ROLE_BOARD) {
      voices.hear(session, session.watching().scope().text(), voice);
    }
  }

  /** Gives the voice of boards that have fallen silent to others. */
  void sweepVoices() {
    voices.sweep();
  }

  /** Sends the whole picture, if the device watches anything: at once, or when there is room. */
  void snapshot(Session session) {
    if (session.watching() == null) {
      return;
    }
    boolean room = session.channel().isWritable();
    setBehind(session, !room);
    if (room) {
      session.send(session.watching().snapshot(clock.hallMs()));
    }
  }

  /** The device's buffer is full, or has room again. */
  void writabilityChanged(Session session) {
    if (session.watching() == null) {
      return;
    }
    if (!session.channel().isWritable()) {
      setBehind(session, true);
    } else if (session.isBehind()) {
      snapshot(session);
    }
  }

  private void setBehind(Session session, boolean behind) {
    if (session.isBehind() != behind) {
      session.setBehind(behind);
      health.behind(session.deviceId(), behind);
    }
  }

  /** The device is gone or watches something else from now on. */
  void leave(Session session) {
    PictureGroup group = session.watching();
    if (group == null) {
      return;
    }
    voices.leave(session, group.scope().text());
    group.leave(session);
    session.watch(null);
    if (group.isEmpty()) {
      groups.remove(group.scope());
      changed.remove(group);
      groupsByWindow.values().forEach(list -> list.remove(group));
    }
  }

  private void index(PictureGroup group) {
    for (WindowLook look : view.windows()) {
      if (group.covers(look)) {
        groupsByWindow.computeIfAbsent(look.window(), w -> new ArrayList<>()).add(group);
      }
    }
  }

  @Override
  public void windowChanged(WindowLook look) {
    List<PictureGroup> watching = groupsByWindow.get(look.window());
    if (watching == null || watching.isEmpty()) {
      return;
    }
    Map<Pictures.Depth, WindowPicture> pictures = new EnumMap<>(Pictures.Depth.class);
    for (PictureGroup group : watching) {
      WindowPicture picture =
          pictures.computeIfAbsent(group.scope().depth(), depth -> Pictures.of(look, depth));
      if (group.change(look.window(), picture)) {
        changed.add(group);
      }
    }
  }

  @Override
  public void evacuationChanged() {
    evacuationChanged = true;
  }

  @Override
  public void batchOver(long seq) {
    if (changed.isEmpty() && !evacuationChanged) {
      return;
    }
    long hallMs = clock.hallMs();
    if (evacuationChanged) {
      evacuationChanged = false;
      tellLobby(hallMs);
    }
    for (PictureGroup group : changed) {
      group.tellChanges(seq, hallMs, allocator);
    }
    changed.clear();
  }

  private void tellLobby(long hallMs) {
    groups.values().forEach(group -> group.tellLobby(hallMs, allocator));
  }

  /** Sends changed waiting counts and notices; called at a steady pace. */
  void tellCounts() {
    long hallMs = clock.hallMs();
    tellLobby(hallMs);
    for (PictureGroup group : groups.values()) {
      group.tellCounts(hallMs, allocator);
    }
  }

  @Override
  public void planChanged() {
    groupsByWindow.clear();
    for (PictureGroup group : groups.values()) {
      group.layOut();
      index(group);
      group.members().forEach(this::snapshot);
    }
  }
}

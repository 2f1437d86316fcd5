package io.jiaohao.gateway;

import io.jiaohao.core.CrowdLevel;
import io.jiaohao.core.Words;
import io.jiaohao.protocol.FrameLimits;
import io.jiaohao.protocol.netty.FrameEncoder;
import io.jiaohao.protocol.wire.Crowd;
import io.jiaohao.protocol.wire.Delta;
import io.jiaohao.protocol.wire.Lobby;
import io.jiaohao.protocol.wire.ServerMessage;
import io.jiaohao.protocol.wire.Snapshot;
import io.jiaohao.protocol.wire.WindowPicture;
import io.jiaohao.protocol.wire.ZoneWaiting;
import io.jiaohao.views.HallView;
import io.jiaohao.views.WindowLook;
import io.jiaohao.views.WingZone;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All devices that watch the same scope. They hold the same picture at the same sequence, so a
 * change is encoded once for all of them; who does not keep up is left out until there is room and
 * then gets the whole picture.
 */
final class PictureGroup {
  private final Scope scope;
  private final HallView view;
  private final Set<Session> members = new LinkedHashSet<>();
  private final Map<String, WindowPicture> changed = new LinkedHashMap<>();
  private final List<WingZone> places = new ArrayList<>();
  private final LobbyNews news;
  private Map<WingZone, Load> told = new LinkedHashMap<>();
  private Lobby lobby;
  private int toldTakeable;
  private long seq;

  /** The whole picture at this sequence, made when it is first asked for; null = not made yet. */
  private Snapshot whole;

  /** How many wait in a zone's part of a wing, and how full that is. */
  private record Load(int waiting, CrowdLevel crowd) {}

  PictureGroup(Scope scope, HallView view, LobbyNews news, long hallMs) {
    this.scope = scope;
    this.view = view;
    this.news = news;
    this.seq = view.seq();
    this.lobby = news.of(scope, hallMs);
    layOut();
  }

  Scope scope() {
    return scope;
  }

  /** Takes the hall's layout anew. */
  void layOut() {
    places.clear();
    for (WingZone place : view.layout().places()) {
      if (scope.coversPlace(place.wing(), place.zone())) {
        places.add(place);
      }
    }
    told = counts();
    toldTakeable = takeable();
    whole = null;
  }

  boolean covers(WindowLook look) {
    return scope.covers(look);
  }

  void join(Session session) {
    members.add(session);
  }

  void leave(Session session) {
    members.remove(session);
  }

  boolean isEmpty() {
    return members.isEmpty();
  }

  Set<Session> members() {
    return members;
  }

  /** A window of the scope changed. Tells whether it is the first since the last delta. */
  boolean change(String window, WindowPicture picture) {
    changed.put(window, picture);
    return changed.size() == 1;
  }

  /** Sends what has changed up to a sequence, if anything has, to everybody who keeps up. */
  void tellChanges(long upTo, long hallMs, ByteBufAllocator allocator) {
    if (changed.isEmpty()) {
      return;
    }
    Delta.Builder delta =
        Delta.newBuilder()
            .setAfter(seq)
            .setUpTo(upTo)
            .setHallMs(hallMs)
            .addAllWindows(changed.values());
    changed.clear();
    tell(delta, allocator);
  }

  /** Sends the waiting counts that have changed since they were last sent. */
  void tellCounts(long hallMs, ByteBufAllocator allocator) {
    Map<WingZone, Load> now = counts();
    int takeableNow = takeable();
    if (now.equals(told) && takeableNow == toldTakeable) {
      return;
    }
    Delta.Builder delta = Delta.newBuilder().setAfter(seq).setUpTo(view.seq()).setHallMs(hallMs);
    now.forEach(
        (place, load) -> {
          if (!load.equals(told.get(place))) {
            delta.addZones(zone(place, load));
          }
        });
    if (takeableNow != toldTakeable) {
      delta.setTakeable(takeableNow);
    }
    told = now;
    toldTakeable = takeableNow;
    tell(delta, allocator);
  }

  /** Sends what people are to know besides calls, if that has changed. */
  void tellLobby(long hallMs, ByteBufAllocator allocator) {
    Lobby now = news.of(scope, hallMs);
    if (now.equals(lobby)) {
      return;
    }
    lobby = now;
    tell(
        Delta.newBuilder().setAfter(seq).setUpTo(view.seq()).setHallMs(hallMs).setLobby(now),
        allocator);
  }

  private void tell(Delta.Builder delta, ByteBufAllocator allocator) {
    seq = delta.getUpTo();
    whole = null;
    if (members.isEmpty()) {
      return;
    }
    ByteBuf frame =
        FrameEncoder.encode(allocator, ServerMessage.newBuilder().setDelta(delta).build());
    for (Session member : members) {
      if (!member.isBehind()) {
        member.sendFrame(frame.retainedDuplicate());
      }
    }
    frame.release();
  }

  /**
   * The whole picture, as every member that keeps up holds it: put together once for all who come
   * at this sequence, so that a hall which comes back together does not hold up the others. Without
   * names if they would make it too long for a frame, and at last without notices: a board of ids
   * is better than none.
   */
  ServerMessage snapshot(long hallMs) {
    if (whole == null) {
      Snapshot named = snapshot(true);
      Snapshot nameless = fits(named) ? named : snapshot(false);
      whole = fits(nameless) ? nameless : withoutNotices(nameless);
    }
    return message(whole, hallMs);
  }

  private static Snapshot withoutNotices(Snapshot snapshot) {
    return snapshot.toBuilder().setLobby(snapshot.getLobby().toBuilder().clearNotices()).build();
  }

  private static boolean fits(Snapshot snapshot) {
    return message(snapshot, Long.MAX_VALUE).getSerializedSize() <= FrameLimits.MAX_FRAME_BYTES;
  }

  private static ServerMessage message(Snapshot snapshot, long hallMs) {
    return ServerMessage.newBuilder().setSnapshot(snapshot.toBuilder().setHallMs(hallMs)).build();
  }

  private Snapshot snapshot(boolean withNames) {
    Snapshot.Builder snapshot =
        Snapshot.newBuilder().setSeq(seq).setTakeable(toldTakeable).setWatchKey(scope.text());
    if (!lobby.equals(Lobby.getDefaultInstance())) {
      snapshot.setLobby(lobby);
    }
    for (WindowLook look : view.windows()) {
      if (scope.covers(look)) {
        snapshot.addWindows(Pictures.of(look, scope.depth()));
      }
    }
    told.forEach(
        (place, load) -> snapshot.addZones(withNames ? namedZone(place, load) : zone(place, load)));
    if (withNames) {
      snapshot.setTitleZh(title().zh()).setTitleEn(title().en());
    }
    return snapshot.build();
  }

  private Words title() {
    return scope.wing().isEmpty() ? view.layout().hallName() : view.layout().wingName(scope.wing());
  }

  private ZoneWaiting.Builder namedZone(WingZone place, Load load) {
    Words name = view.layout().zoneName(place.zone());
    return zone(place, load).setNameZh(name.zh()).setNameEn(name.en());
  }

  private static ZoneWaiting.Builder zone(WingZone place, Load load) {
    return ZoneWaiting.newBuilder()
        .setWing(place.wing())
        .setZone(place.zone())
        .setWaiting(load.waiting())
        .setCrowd(crowd(load.crowd()));
  }

  private static Crowd crowd(CrowdLevel level) {
    return switch (level) {
      case CALM -> Crowd.CROWD_CALM;
      case BUSY -> Crowd.CROWD_BUSY;
      case CROWDED -> Crowd.CROWD_CROWDED;
    };
  }

  private Map<WingZone, Load> counts() {
    Map<WingZone, Load> now = new LinkedHashMap<>();
    places.forEach(place -> now.put(place, new Load(view.waiting(place), view.crowd(place))));
    return now;
  }

  private int takeable() {
    return scope.watchesOne() ? view.takeable(scope.windows().get(0)) : 0;
  }
}

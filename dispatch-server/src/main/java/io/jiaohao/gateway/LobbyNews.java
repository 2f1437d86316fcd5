package io.jiaohao.gateway;

import io.jiaohao.core.HallImage;
import io.jiaohao.core.Words;
import io.jiaohao.lobby.Notice;
import io.jiaohao.protocol.wire.Evacuation;
import io.jiaohao.protocol.wire.Lobby;
import io.jiaohao.views.HallView;
import java.util.List;
import java.util.function.LongFunction;

/** What people in a part of the hall are to know besides calls. */
final class LobbyNews {
  private final HallView view;
  private final LongFunction<List<Notice>> notices;

  /**
   * News of a hall.
   *
   * @param notices those that are posted at a hall time; answers at once
   */
  LobbyNews(HallView view, LongFunction<List<Notice>> notices) {
    this.view = view;
    this.notices = notices;
  }

  /** What a scope is told at a hall time. */
  Lobby of(Scope scope, long hallMs) {
    List<Notice> posted = notices.apply(hallMs);
    List<HallImage.Evacuation> evacuations = view.evacuations();
    if (posted.isEmpty() && evacuations.isEmpty()) {
      return Lobby.getDefaultInstance();
    }
    Lobby.Builder lobby = Lobby.newBuilder();
    for (Notice notice : posted) {
      if (isFor(scope, notice.wing(), notice.zone())) {
        lobby.addNotices(wire(notice));
      }
    }
    for (HallImage.Evacuation evacuation : evacuations) {
      if (isFor(scope, evacuation.wing(), "")) {
        lobby.addEvacuations(wire(evacuation));
      }
    }
    return lobby.build();
  }

  /** Whether a part of the hall, where empty means all, has something in common with the scope. */
  private boolean isFor(Scope scope, String wing, String zone) {
    if (scope.windows().isEmpty()) {
      return meets(scope.wing(), wing) && meets(scope.zone(), zone);
    }
    return view.windows().stream()
        .filter(scope::covers)
        .anyMatch(look -> meets(look.wing(), wing) && meets(look.zone(), zone));
  }

  private static boolean meets(String one, String other) {
    return one.isEmpty() || other.isEmpty() || one.equals(other);
  }

  private static io.jiaohao.protocol.wire.Notice wire(Notice notice) {
    return io.jiaohao.protocol.wire.Notice.newBuilder()
        .setId(notice.id())
        .setZh(notice.words().zh())
        .setEn(notice.words().en())
        .setImportant(notice.important())
        .setWing(notice.wing())
        .setZone(notice.zone())
        .build();
  }

  private Evacuation wire(HallImage.Evacuation evacuation) {
    Words name = view.layout().wingName(evacuation.wing());
    return Evacuation.newBuilder()
        .setWing(evacuation.wing())
        .setSinceMs(evacuation.sinceMs())
        .setNameZh(name.zh())
        .setNameEn(name.en())
        .build();
  }
}

package io.jiaohao.gateway;

import io.jiaohao.protocol.wire.HeldTicket;
import io.jiaohao.protocol.wire.WindowPicture;
import io.jiaohao.protocol.wire.WindowState;
import io.jiaohao.views.WindowLook;

/** A window's look as the protocol has it. */
final class Pictures {

  /** Whom a picture is for, and so how much it tells. */
  enum Depth {
    /** Everybody: nothing about those who work there. */
    PUBLIC,
    /** Staff. */
    STAFF,
    /** Staff that watches this window alone: its tickets on hold too. */
    OWN
  }

  private Pictures() {}

  static WindowPicture of(WindowLook look, Depth depth) {
    WindowPicture.Builder picture =
        WindowPicture.newBuilder()
            .setWindow(look.window())
            .setState(state(look))
            .setOffline(look.offline())
            .setPauseReason(look.duty().pause())
            .setPauseUntilMs(look.duty().pausedUntilMs())
            .setAuto(look.duty().auto())
            .setUndoneCallId(look.duty().undoneCallId())
            .setFinishedCallId(look.duty().finishedCallId());
    if (look.hasCall()) {
      put(look.call(), picture);
    }
    if (depth != Depth.PUBLIC) {
      picture.setClerk(look.duty().clerk());
    }
    if (depth == Depth.OWN) {
      look.duty().held().stream().limit(Scope.HELD_MAX).forEach(h -> picture.addHeld(held(h)));
    }
    return picture.build();
  }

  private static void put(WindowLook.Call call, WindowPicture.Builder picture) {
    picture
        .setCallId(call.callId())
        .setTicketId(call.ticketId())
        .setNumber(call.number())
        .setService(call.service())
        .setCalledMs(call.calledAtMs())
        .setAnnouncement(call.announcement())
        .setAnnouncedMs(call.announcedAtMs())
        .addAllAlsoServed(call.alsoServed());
  }

  private static HeldTicket.Builder held(WindowLook.Held held) {
    return HeldTicket.newBuilder()
        .setTicketId(held.ticketId())
        .setNumber(held.number())
        .setService(held.service())
        .setReason(held.reason())
        .setSinceMs(held.sinceMs())
        .setUntilMs(held.untilMs());
  }

  private static WindowState state(WindowLook look) {
    if (look.hasCall()) {
      return look.call().serving() ? WindowState.WINDOW_SERVING : WindowState.WINDOW_CALLING;
    }
    if (look.paused()) {
      return WindowState.WINDOW_PAUSED;
    }
    return look.open() ? WindowState.WINDOW_READY : WindowState.WINDOW_CLOSED;
  }
}

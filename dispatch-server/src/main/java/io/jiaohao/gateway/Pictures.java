package io.jiaohao.gateway;

import io.jiaohao.protocol.wire.WindowPicture;
import io.jiaohao.protocol.wire.WindowState;
import io.jiaohao.views.WindowLook;

/** A window's look as the protocol has it. */
final class Pictures {
  private Pictures() {}

  static WindowPicture of(WindowLook look) {
    WindowPicture.Builder picture =
        WindowPicture.newBuilder()
            .setWindow(look.window())
            .setState(state(look))
            .setOffline(look.offline());
    if (look.callId() != 0) {
      picture
          .setCallId(look.callId())
          .setTicketId(look.ticketId())
          .setNumber(look.number())
          .setService(look.service())
          .setCalledMs(look.calledAtMs())
          .setAnnouncement(look.announcement())
          .setAnnouncedMs(look.announcedAtMs());
    }
    return picture.build();
  }

  private static WindowState state(WindowLook look) {
    if (look.callId() != 0) {
      return look.serving() ? WindowState.WINDOW_SERVING : WindowState.WINDOW_CALLING;
    }
    return look.open() ? WindowState.WINDOW_READY : WindowState.WINDOW_CLOSED;
  }
}

package io.jiaohao.web;

import io.jiaohao.views.WindowLook;
import java.util.Locale;

/** A window's state as a manager sees it: exactly one at a time. */
enum WindowState {
  CLOSED,
  READY,
  CALLING,
  SERVING,
  /** Open or with a visitor, but its device is not connected; a closed window may be off. */
  OFFLINE;

  static WindowState of(WindowLook look) {
    boolean hasCall = look.callId() != 0;
    if (look.offline() && (look.open() || hasCall)) {
      return OFFLINE;
    }
    if (hasCall) {
      return look.serving() ? SERVING : CALLING;
    }
    return look.open() ? READY : CLOSED;
  }

  /** As it is written in JSON and metrics. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

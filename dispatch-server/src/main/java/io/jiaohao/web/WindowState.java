package io.jiaohao.web;

import io.jiaohao.views.WindowLook;
import java.util.Locale;

/** A window's state as a manager sees it: exactly one at a time. */
enum WindowState {
  CLOSED,
  READY,
  CALLING,
  SERVING,
  /** Open, on a break. */
  PAUSED,
  /** Open or with a visitor, but its device is not connected; a closed window may be off. */
  OFFLINE;

  static WindowState of(WindowLook look) {
    if (look.offline() && (look.open() || look.hasCall())) {
      return OFFLINE;
    }
    if (look.hasCall()) {
      return look.call().serving() ? SERVING : CALLING;
    }
    if (look.paused()) {
      return PAUSED;
    }
    return look.open() ? READY : CLOSED;
  }

  /** As it is written in JSON and metrics. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

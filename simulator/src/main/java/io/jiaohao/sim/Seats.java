package io.jiaohao.sim;

import io.jiaohao.protocol.wire.WindowPicture;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which ticket is at which window, by one feed alone: a feed tells of all its windows in one order,
 * so in it no ticket may ever be in two places.
 */
final class Seats {
  private final String board;
  private final Faults faults;
  private final Map<String, WindowPicture> atWindow = new HashMap<>();
  private final Map<Long, String> windowOf = new HashMap<>();

  Seats(String board, Faults faults) {
    this.board = board;
    this.faults = faults;
  }

  /** Forgets everything: a whole picture follows. */
  void clear() {
    atWindow.clear();
    windowOf.clear();
  }

  /** Takes over the windows that changed together. */
  void changed(List<WindowPicture> windows) {
    for (WindowPicture now : windows) {
      WindowPicture before = atWindow.put(now.getWindow(), now);
      if (before != null) {
        windowOf.remove(before.getTicketId(), now.getWindow());
      }
    }
    for (WindowPicture now : windows) {
      if (now.getTicketId() != 0) {
        String other = windowOf.put(now.getTicketId(), now.getWindow());
        if (other != null && !other.equals(now.getWindow())) {
          faults.add(
              "%s shows ticket %s at two windows, %s and %s",
              board, now.getNumber(), other, now.getWindow());
        }
      }
    }
  }
}

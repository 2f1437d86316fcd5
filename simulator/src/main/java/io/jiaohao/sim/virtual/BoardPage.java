package io.jiaohao.sim.virtual;

import io.jiaohao.views.WindowLook;
import io.jiaohao.views.WingZone;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a board is told: everything, or what has changed since.
 *
 * @param after where the reader must be; -1 = everything, wherever it is
 * @param upTo where it is then
 * @param windows the calls of windows, by window
 * @param waiting people who wait, by place
 */
record BoardPage(long after, long upTo, Map<String, Line> windows, Map<WingZone, Integer> waiting) {
  private static final long WHEREVER = -1;

  /** What a board shows of a window's call; {@code callId} 0 = nobody is called. */
  record Line(long callId, String number, String service, int announcement, boolean serving) {
    static final Line EMPTY = new Line(0, "", "", 0, false);

    static Line of(WindowLook.Call call) {
      return call.callId() == 0
          ? EMPTY
          : new Line(
              call.callId(), call.number(), call.service(), call.announcement(), call.serving());
    }
  }

  static BoardPage whole(long seq, Map<String, Line> windows, Map<WingZone, Integer> waiting) {
    return new BoardPage(WHEREVER, seq, new LinkedHashMap<>(windows), new LinkedHashMap<>(waiting));
  }

  boolean isWhole() {
    return after == WHEREVER;
  }
}

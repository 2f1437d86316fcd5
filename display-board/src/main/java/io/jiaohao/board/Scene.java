package io.jiaohao.board;

import java.time.ZoneId;

/**
 * Everything that a drawn picture depends on: equal scenes are drawn alike, dot for dot.
 *
 * @param signal whether the server is there, or was until a moment ago; without it no number may be
 *     shown as if it were live
 * @param hallMs the hall's time
 * @param zone the hall's time zone
 * @param flash what flashes
 * @param phaseMs running real time; decides which language and which page is on
 */
public record Scene(
    BoardPicture picture, boolean signal, long hallMs, ZoneId zone, Flash flash, long phaseMs) {

  /** Whether the number of this window is in the dark half of its flash. */
  boolean isDark(String window) {
    return flash.dark().contains(window);
  }

  /** Which of several pages or languages has its turn. */
  int turnOf(int count) {
    return (int) Math.floorMod(phaseMs / BoardSettings.TURN_MS, (long) count);
  }
}

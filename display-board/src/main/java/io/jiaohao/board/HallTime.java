package io.jiaohao.board;

import java.time.ZoneId;

/**
 * The hall's time as this board knows it: what the server said last, carried on by the board's own
 * steady clock at the hall's speed. The host's wall clock and zone play no part.
 */
record HallTime(long hallMs, long steadyMs, double speed, ZoneId zone) {
  /** What is assumed until the server has said better; nothing is shown by it. */
  static final HallTime UNKNOWN = new HallTime(0, 0, 0, ZoneId.of("UTC"));

  /** The hall's time at a moment of the steady clock. */
  long at(long nowSteadyMs) {
    return hallMs + Math.round((nowSteadyMs - steadyMs) * speed);
  }

  /** The same hall, told its time anew. */
  HallTime told(long newHallMs, long nowSteadyMs) {
    return new HallTime(newHallMs, nowSteadyMs, speed, zone);
  }
}

package io.jiaohao.engine;

/**
 * The only door to time. Hall time is what stamps carry; the stopwatch measures how long things
 * take.
 */
public interface HallClock {

  /** The hall's time now, milliseconds since 1970. May be sped up in a demonstration. */
  long hallMs();

  /** A running count of real nanoseconds that never goes back; only differences mean something. */
  long stopwatchNanos();

  /** Hall milliseconds per real millisecond: 1, but in a demonstration. */
  double speed();
}

package io.jiaohao.engine;

/**
 * The only door to time. Hall time is what stamps carry; the stopwatch measures how long things
 * take.
 */
public interface HallClock {

  /** The hall's time now, milliseconds since 1970. May be sped up in a demonstration. */
  long hallMs();

  /**
   * Real time, milliseconds since 1970, never sped up: for what outlives a restart and is not the
   * hall's, such as a session. May jump with the machine's clock.
   */
  default long realMs() {
    return hallMs();
  }

  /** A running count of real nanoseconds that never goes back; only differences mean something. */
  long stopwatchNanos();

  /** Hall milliseconds per real millisecond: 1, but in a demonstration. */
  double speed();
}

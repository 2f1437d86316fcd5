package io.jiaohao.core;

/**
 * Service after the planned closing of a window: closing stops numbers, never service.
 *
 * @param calls served calls that ran into it
 * @param ms of these calls, the time after closing
 */
public record Overtime(long calls, long ms) {

  /** Everybody went home in time. */
  public static final Overtime NONE = new Overtime(0, 0);

  /** With one more served call. */
  Overtime with(long overtimeMs) {
    return overtimeMs == 0 ? this : new Overtime(calls + 1, ms + overtimeMs);
  }

  /** Both together. */
  public Overtime plus(Overtime other) {
    return new Overtime(calls + other.calls, ms + other.ms);
  }

  /** What this has more than the other. */
  public Overtime minus(Overtime other) {
    return new Overtime(calls - other.calls, ms - other.ms);
  }
}

package io.jiaohao.foresight;

import io.jiaohao.core.WaitRange;

/**
 * What is foretold of one wait.
 *
 * @param range as people are told it
 * @param ahead people who wait for the same service and are called before
 * @param halfMs half of such waits are no longer
 * @param ninetyMs nine of ten are no longer
 * @param rolledHalfMs {@code halfMs} before it was corrected by what came of earlier forecasts
 * @param rolledNinetyMs {@code ninetyMs} before it was corrected
 */
public record Forecast(
    WaitRange range,
    int ahead,
    long halfMs,
    long ninetyMs,
    long rolledHalfMs,
    long rolledNinetyMs) {

  /** Nothing has been worked out. */
  public static final Forecast UNKNOWN = new Forecast(WaitRange.UNKNOWN, 0, 0, 0, 0, 0);

  /** Nobody serves this, and nobody is planned to. */
  static Forecast noWindow(int ahead) {
    return new Forecast(WaitRange.NO_WINDOW, ahead, 0, 0, 0, 0);
  }

  /** The whole wait of somebody who has waited that long already. */
  Forecast from(long waitedMs) {
    return new Forecast(
        range,
        ahead,
        halfMs + waitedMs,
        ninetyMs + waitedMs,
        rolledHalfMs + waitedMs,
        rolledNinetyMs + waitedMs);
  }

  /** Whether there is a time in it. */
  public boolean hasTime() {
    return range.kind() != WaitRange.Kind.UNKNOWN && range.kind() != WaitRange.Kind.NO_WINDOW;
  }
}

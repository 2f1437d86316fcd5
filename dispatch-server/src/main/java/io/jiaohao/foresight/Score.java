package io.jiaohao.foresight;

/**
 * How the last forecasts for a zone and class have fared; those served at once are left out.
 *
 * @param count forecasts that the figures are about
 * @param errorMin mean of how far the middling wait was off, in minutes
 * @param biasMin mean of forecast less wait: below 0 = too low
 * @param withinHalf share of waits no longer than the middling one foretold; meant to be a half
 * @param withinNinety share no longer than the long one foretold; meant to be nine tenths
 * @param farTooLow share of forecasts more than ten minutes too low
 */
public record Score(
    String zone,
    String ticketClass,
    int count,
    double errorMin,
    double biasMin,
    double withinHalf,
    double withinNinety,
    double farTooLow) {

  private static final int ENOUGH = 200;
  private static final double LEAST_WITHIN_NINETY = 0.87;
  private static final double MOST_WITHIN_NINETY = 0.93;

  /** Whether a manager should know: enough forecasts, and nine tenths are not what they say. */
  public boolean isAlarming() {
    return count >= ENOUGH
        && (withinNinety < LEAST_WITHIN_NINETY || withinNinety > MOST_WITHIN_NINETY);
  }
}

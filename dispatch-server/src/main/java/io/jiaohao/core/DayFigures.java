package io.jiaohao.core;

/**
 * What a business day has come to so far.
 *
 * @param called calls made, a ticket that was called twice counts twice
 * @param noShows calls in vain, whatever became of the ticket
 * @param passed tickets called in vain for the last time
 */
public record DayFigures(
    long issued,
    long called,
    long served,
    long noShows,
    long passed,
    long returned,
    long cancelled) {

  /** A day on which nothing has happened yet. */
  public static final DayFigures NONE = new DayFigures(0, 0, 0, 0, 0, 0, 0);
}

package io.jiaohao.core;

/**
 * What a business day has come to so far.
 *
 * @param called calls made; a ticket that was called twice counts twice
 * @param noShows calls in vain, whatever became of the ticket
 * @param passed tickets called in vain for the last time
 * @param overtime of {@code served}, what lay after the windows' planned closing
 */
public record DayFigures(
    long issued,
    long called,
    long served,
    long noShows,
    long passed,
    long returned,
    long cancelled,
    Overtime overtime) {

  /** A day on which nothing has happened yet. */
  public static final DayFigures NONE = new DayFigures(0, 0, 0, 0, 0, 0, 0, Overtime.NONE);

  /** One more number issued. */
  public DayFigures withIssued() {
    return new DayFigures(
        issued + 1, called, served, noShows, passed, returned, cancelled, overtime);
  }

  /** One more call. */
  public DayFigures withCalled() {
    return new DayFigures(
        issued, called + 1, served, noShows, passed, returned, cancelled, overtime);
  }

  /** One more service finished, {@code overtimeMs} of it after the window's planned closing. */
  public DayFigures withServed(long overtimeMs) {
    return new DayFigures(
        issued,
        called,
        served + 1,
        noShows,
        passed,
        returned,
        cancelled,
        overtime.with(overtimeMs));
  }

  /** One more call in vain. */
  public DayFigures withNoShow() {
    return new DayFigures(
        issued, called, served, noShows + 1, passed, returned, cancelled, overtime);
  }

  /** One more ticket passed over for good. */
  public DayFigures withPassed() {
    return new DayFigures(
        issued, called, served, noShows, passed + 1, returned, cancelled, overtime);
  }

  /** One more ticket sent back to the queue. */
  public DayFigures withReturned() {
    return new DayFigures(
        issued, called, served, noShows, passed, returned + 1, cancelled, overtime);
  }

  /** One more ticket given back. */
  public DayFigures withCancelled() {
    return new DayFigures(
        issued, called, served, noShows, passed, returned, cancelled + 1, overtime);
  }

  /** Both days' counts together. */
  public DayFigures plus(DayFigures other) {
    return new DayFigures(
        issued + other.issued,
        called + other.called,
        served + other.served,
        noShows + other.noShows,
        passed + other.passed,
        returned + other.returned,
        cancelled + other.cancelled,
        overtime.plus(other.overtime));
  }

  /** What this has more than the other. */
  public DayFigures minus(DayFigures other) {
    return new DayFigures(
        issued - other.issued,
        called - other.called,
        served - other.served,
        noShows - other.noShows,
        passed - other.passed,
        returned - other.returned,
        cancelled - other.cancelled,
        overtime.minus(other.overtime));
  }
}

package io.jiaohao.core;

/**
 * What a business day has come to so far.
 *
 * @param called calls made; a ticket that was called twice counts twice
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

  /** One more number issued. */
  public DayFigures withIssued() {
    return new DayFigures(issued + 1, called, served, noShows, passed, returned, cancelled);
  }

  /** One more call. */
  public DayFigures withCalled() {
    return new DayFigures(issued, called + 1, served, noShows, passed, returned, cancelled);
  }

  /** One more service finished. */
  public DayFigures withServed() {
    return new DayFigures(issued, called, served + 1, noShows, passed, returned, cancelled);
  }

  /** One more call in vain. */
  public DayFigures withNoShow() {
    return new DayFigures(issued, called, served, noShows + 1, passed, returned, cancelled);
  }

  /** One more ticket passed over for good. */
  public DayFigures withPassed() {
    return new DayFigures(issued, called, served, noShows, passed + 1, returned, cancelled);
  }

  /** One more ticket sent back to the queue. */
  public DayFigures withReturned() {
    return new DayFigures(issued, called, served, noShows, passed, returned + 1, cancelled);
  }

  /** One more ticket given back. */
  public DayFigures withCancelled() {
    return new DayFigures(issued, called, served, noShows, passed, returned, cancelled + 1);
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
        cancelled + other.cancelled);
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
        cancelled - other.cancelled);
  }
}

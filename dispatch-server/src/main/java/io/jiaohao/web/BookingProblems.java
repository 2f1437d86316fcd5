package io.jiaohao.web;

import io.jiaohao.core.Refusal;
import io.jiaohao.core.Refusal.Reason;
import java.util.Optional;
import java.util.OptionalLong;

/** What is told of wishes about bookings that are not granted, and under which HTTP status. */
record BookingProblems(OptionalLong startMs, ApiTimes times) {
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int GONE = 410;
  private static final int NOT_SENSIBLE = 422;
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;

  Problem of(Refusal refusal) {
    Reason reason = refusal.reason();
    if (reason == Reason.REQUEST_ID_REUSED) {
      return new Problem(
          NOT_SENSIBLE,
          "IDEMPOTENCY_KEY_REUSED",
          ApiDoor.IDEMPOTENCY_KEY
              + ": it stood for another request (expected: a new one for each request)");
    }
    return problem(status(reason), reason, detail(refusal));
  }

  private static int status(Reason reason) {
    return switch (reason) {
      case UNKNOWN_BOOKING -> NOT_FOUND;
      case NOT_APPOINTABLE,
          SERVICE_NOT_HERE,
          NO_SUCH_SLOT,
          BAD_PERSON,
          UNKNOWN_SERVICE,
          UNKNOWN_WING,
          UNKNOWN_CLASS ->
          NOT_SENSIBLE;
      case TOO_MANY_REQUESTS -> TOO_MANY;
      default -> CONFLICT;
    };
  }

  /** The core counts time in milliseconds; who asked wrote a local one. */
  private String detail(Refusal refusal) {
    return refusal.reason() == Reason.NO_SUCH_SLOT && startMs.isPresent()
        ? "start: "
            + times.text(startMs.getAsLong())
            + " (expected: the start of a slot to come, as /api/slots lists them)"
        : refusal.detail();
  }

  private static Problem problem(int status, Reason reason, String detail) {
    return new Problem(status, reason.name(), detail, Optional.of(reason.words()));
  }

  static Problem notOffered(String service) {
    return problem(
        NOT_SENSIBLE,
        Reason.NOT_APPOINTABLE,
        "service: \"" + ApiText.shortened(service) + "\" (expected: one that takes appointments)");
  }

  static Problem notThere(long id, boolean wasMade) {
    return wasMade
        ? problem(GONE, Reason.BOOKING_ENDED, "booking: " + id + " (its day is over)")
        : problem(NOT_FOUND, Reason.UNKNOWN_BOOKING, "booking: " + id);
  }

  static Problem noId(String text) {
    return problem(
        NOT_FOUND,
        Reason.UNKNOWN_BOOKING,
        "booking: \"" + ApiText.shortened(text) + "\" (expected: a whole number)");
  }

  static Problem notServing() {
    return new Problem(UNAVAILABLE, "UNAVAILABLE", "the hall has no plan yet");
  }
}

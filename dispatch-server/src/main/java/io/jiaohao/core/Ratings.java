package io.jiaohao.core;

import io.jiaohao.core.Refusal.Reason;

/** What visitors think of a finished call: once, of those who served it; bad ones stay open. */
final class Ratings extends Rules {
  /** From very dissatisfied to very satisfied. */
  private static final int LOWEST = 1;

  private static final int HIGHEST = 5;

  Ratings(HallState hall, long nowMs) {
    super(hall, nowMs);
  }

  Decision rate(Command.RateCall c) {
    return hall.finished()
        .find(c.callId())
        .map(call -> rate(call, c))
        .orElseGet(() -> notFinished(c.callId()));
  }

  private Decision rate(HallImage.Finished call, Command.RateCall c) {
    if (call.grade() != 0) {
      return Decision.refused(Reason.RATED_ALREADY, "call: " + c.callId());
    }
    if (call.epochDay() != hall.epochDay()) {
      return Decision.refused(Reason.RATING_TOO_LATE, "call: " + c.callId());
    }
    if (c.grade() < LOWEST || c.grade() > HIGHEST) {
      return Decision.refused(
          Reason.BAD_GRADE,
          "grade: " + c.grade() + " (expected: " + LOWEST + " to " + HIGHEST + ")");
    }
    return life().ratingChannels().contains(c.channel())
        ? Decision.accepted(
            new Event.CallRated(
                call.callId(), c.grade(), c.channel(), call.clerk(), call.window(), call.service()))
        : notOneOf(Reason.UNKNOWN_CHANNEL, "channel", c.channel(), life().ratingChannels());
  }

  private Decision notFinished(long callId) {
    if (callId <= 0 || callId > hall.lastCallId()) {
      return unknown(Reason.UNKNOWN_CALL, "call", Long.toString(callId));
    }
    return hall.calls().containsKey(callId)
        ? Decision.refused(Reason.NOT_YOUR_CALL, "call " + callId + " has not ended")
        : Decision.refused(Reason.RATING_TOO_LATE, "call: " + callId);
  }

  Decision handle(Command.HandleRating c) {
    return hall.finished().find(c.callId()).filter(HallImage.Finished::hasBadRating).isPresent()
        ? Decision.accepted(new Event.RatingHandled(c.callId()))
        : Decision.refused(Reason.NO_BAD_RATING, "call: " + c.callId());
  }
}

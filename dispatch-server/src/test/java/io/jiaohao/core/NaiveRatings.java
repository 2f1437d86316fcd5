package io.jiaohao.core;

import static io.jiaohao.core.NaiveFloor.GRANTED;

import java.util.List;

/** What visitors of the {@link NaiveHall} think of it. */
final class NaiveRatings {
  private final NaiveFloor floor;

  NaiveRatings(NaiveFloor floor) {
    this.floor = floor;
  }

  /** Calls of today that ended well, and older ones with a bad rating that nobody looked into. */
  List<NaiveCall> kept() {
    return floor.calls.stream()
        .filter(c -> c.finished && !c.handled)
        .filter(c -> c.day == floor.day || c.isOpenBadRating())
        .toList();
  }

  String rate(Command.RateCall c) {
    if (c.callId() < 1 || c.callId() > floor.calls.size()) {
      return "UNKNOWN_CALL";
    }
    NaiveCall call = floor.call(c.callId());
    if (!call.ended) {
      return "NOT_YOUR_CALL";
    }
    if (!kept().contains(call)) {
      return "RATING_TOO_LATE";
    }
    if (call.grade != 0) {
      return "RATED_ALREADY";
    }
    if (c.grade() < 1 || c.grade() > 5) {
      return "BAD_GRADE";
    }
    if (!floor.plan.life().ratingChannels().contains(c.channel())) {
      return "UNKNOWN_CHANNEL";
    }
    call.grade = c.grade();
    return GRANTED;
  }

  String handle(long callId) {
    if (callId < 1 || callId > floor.calls.size() || !floor.call(callId).isOpenBadRating()) {
      return "NO_BAD_RATING";
    }
    floor.call(callId).handled = true;
    return GRANTED;
  }
}

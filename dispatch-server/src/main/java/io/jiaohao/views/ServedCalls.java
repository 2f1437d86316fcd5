package io.jiaohao.views;

import io.jiaohao.core.HallImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Calls that ended well: where each was served, and the bad ratings that nobody has looked into.
 */
final class ServedCalls {
  /** Bad, of five grades. */
  private static final int WORST_GOOD = 3;

  /** Calls that are remembered; beyond it the oldest ones without a bad rating go. */
  private static final int REMEMBERED_MAX = 65_536;

  private final TreeMap<Long, HallImage.Finished> calls = new TreeMap<>();

  void put(HallImage.Finished call) {
    calls.put(call.callId(), call);
    if (calls.size() > REMEMBERED_MAX) {
      calls.values().stream()
          .filter(one -> !isBad(one))
          .findFirst()
          .ifPresent(one -> calls.remove(one.callId()));
    }
  }

  /** The call was taken up again, or its bad rating looked into. */
  void remove(long callId) {
    calls.remove(callId);
  }

  void rated(long callId, int grade) {
    calls.computeIfPresent(
        callId,
        (id, call) ->
            new HallImage.Finished(
                id,
                call.ticketId(),
                call.service(),
                call.window(),
                call.clerk(),
                grade,
                call.epochDay()));
  }

  /** What can no longer be rated is forgotten. */
  void dayTurned() {
    calls.values().removeIf(call -> !isBad(call));
  }

  /** The window at which a call was served, as long as that matters to anybody. */
  Optional<String> windowOf(long callId) {
    return Optional.ofNullable(calls.get(callId)).map(HallImage.Finished::window);
  }

  List<HallPicture.BadRating> badRatings() {
    List<HallPicture.BadRating> bad = new ArrayList<>();
    for (HallImage.Finished call : calls.values()) {
      if (isBad(call)) {
        bad.add(
            new HallPicture.BadRating(
                call.callId(), call.window(), call.service(), call.clerk(), call.grade()));
      }
    }
    return bad;
  }

  private static boolean isBad(HallImage.Finished call) {
    return call.grade() > 0 && call.grade() < WORST_GOOD;
  }
}

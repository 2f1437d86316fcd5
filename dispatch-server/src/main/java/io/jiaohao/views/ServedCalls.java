package io.jiaohao.views;

import io.jiaohao.core.HallImage;
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

  /** Kept apart, since a manager's picture asks for them four times a second. */
  private final TreeMap<Long, HallImage.Finished> bad = new TreeMap<>();

  void put(HallImage.Finished call) {
    (isBad(call) ? bad : calls).put(call.callId(), call);
    if (calls.size() + bad.size() > REMEMBERED_MAX) {
      calls.pollFirstEntry();
    }
  }

  /** The call was taken up again, or its bad rating looked into. */
  void remove(long callId) {
    calls.remove(callId);
    bad.remove(callId);
  }

  void rated(long callId, int grade) {
    find(callId)
        .ifPresent(
            call -> {
              remove(callId);
              put(
                  new HallImage.Finished(
                      callId,
                      call.ticketId(),
                      call.service(),
                      call.window(),
                      call.clerk(),
                      grade,
                      call.epochDay()));
            });
  }

  /** What can no longer be rated is forgotten. */
  void dayTurned() {
    calls.clear();
  }

  /** The window at which a call was served, as long as that matters to anybody. */
  Optional<String> windowOf(long callId) {
    return find(callId).map(HallImage.Finished::window);
  }

  private Optional<HallImage.Finished> find(long callId) {
    return Optional.ofNullable(calls.getOrDefault(callId, bad.get(callId)));
  }

  /** Bad ratings that nobody has looked into, in the order of the calls. */
  List<HallPicture.BadRating> badRatings() {
    return bad.values().stream()
        .map(
            call ->
                new HallPicture.BadRating(
                    call.callId(), call.window(), call.service(), call.clerk(), call.grade()))
        .toList();
  }

  private static boolean isBad(HallImage.Finished call) {
    return call.grade() > 0 && call.grade() < WORST_GOOD;
  }
}

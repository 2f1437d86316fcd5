package io.jiaohao.views;

import io.jiaohao.core.FinishedCalls;
import io.jiaohao.core.HallImage;
import java.util.List;
import java.util.Optional;

/**
 * Calls that ended well: where each was served, and the bad ratings that nobody has looked into.
 */
final class ServedCalls {
  private final FinishedCalls calls = new FinishedCalls();

  void put(HallImage.Finished call) {
    calls.put(call);
  }

  /** The call was taken up again, or its bad rating looked into. */
  void remove(long callId) {
    calls.remove(callId);
  }

  void rated(long callId, int grade) {
    calls.find(callId).ifPresent(call -> calls.put(call.withGrade(grade)));
  }

  /** What can no longer be rated is forgotten. */
  void dayTurned() {
    calls.keepBad();
  }

  /** The window at which a call was served, as long as that matters to anybody. */
  Optional<String> windowOf(long callId) {
    return calls.find(callId).map(HallImage.Finished::window);
  }

  /** Bad ratings that nobody has looked into, in the order of the calls. */
  List<HallPicture.BadRating> badRatings() {
    return calls.bad().stream()
        .map(
            call ->
                new HallPicture.BadRating(
                    call.callId(), call.window(), call.service(), call.clerk(), call.grade()))
        .toList();
  }
}

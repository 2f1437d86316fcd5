package io.jiaohao.sim;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The checks that need a quiet hall: nobody presses a key any more, all answers are in. Many halls
 * are checked side by side.
 */
final class FinalChecks {
  private static final int QUIET_WITHIN_MS = 5_000;

  private final LoopWaits loop;
  private final List<QuietHall> halls;

  FinalChecks(LoopWaits loop, List<QuietHall> halls) {
    this.loop = loop;
    this.halls = List.copyOf(halls);
  }

  /** Runs them all; returns how many wait. */
  long run() {
    if (!allWithin(SimLimits.SETTLE_WITHIN_MS, QuietHall::isAnswered)) {
      each(QuietHall::checkAnswered);
      return 0;
    }
    allWithin(SimLimits.SETTLE_WITHIN_MS, hall -> !hall.isComparing());
    each(QuietHall::sortOutStrangers);
    // Calls go on to be announced and given up by themselves, and waiting counts come once a
    // second: what differs now may agree in a moment. What never agrees is a fault.
    if (!allWithin(QUIET_WITHIN_MS, QuietHall::countsAgree)) {
      each(QuietHall::checkCounts);
    }
    each(QuietHall::checkTickets);
    if (!allWithin(QUIET_WITHIN_MS, QuietHall::windowsAgree)) {
      each(QuietHall::checkWindows);
    }
    each(QuietHall::compare);
    if (!allWithin(SimLimits.COMPARED_WITHIN_MS, hall -> !hall.isComparing())) {
      each(QuietHall::checkCompared);
    }
    return loop.ask(() -> halls.stream().mapToLong(QuietHall::waiting).sum());
  }

  /** Every hall is asked each time, not only up to the first that says no. */
  private boolean allWithin(long ms, Predicate<QuietHall> holds) {
    return loop.until(() -> halls.stream().filter(holds.negate()).count() == 0, ms);
  }

  private void each(Consumer<QuietHall> check) {
    loop.run(() -> halls.forEach(check));
  }
}

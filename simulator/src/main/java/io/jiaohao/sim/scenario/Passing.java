package io.jiaohao.sim.scenario;

import java.time.ZoneId;
import java.util.Optional;

/** How much time passes before a step. */
record Passing(Optional<Moment> at, long afterMs) {
  /** No time passes. */
  static final Passing NONE = new Passing(Optional.empty(), 0);

  /**
   * Lets it pass.
   *
   * @param aheadMs how far the target's time is ahead of the scenario's
   */
  void in(Target target, ZoneId zone, long aheadMs) {
    if (at.isPresent()) {
      long ms = at.get().ms(target.nowMs() - aheadMs, zone) + aheadMs;
      target.until(ms);
    } else if (afterMs > 0) {
      target.pass(afterMs);
    }
  }
}

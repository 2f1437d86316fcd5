package io.jiaohao.sim.scenario;

import java.time.ZoneId;
import java.util.Optional;

/** How much time passes before a step. */
record Passing(Optional<Moment> at, long afterMs) {
  /** No time passes. */
  static final Passing NONE = new Passing(Optional.empty(), 0);

  /** Lets it pass. */
  void in(Target target, ZoneId zone) {
    if (at.isPresent()) {
      target.until(at.get().ms(target, zone));
    } else if (afterMs > 0) {
      target.pass(afterMs);
    }
  }
}

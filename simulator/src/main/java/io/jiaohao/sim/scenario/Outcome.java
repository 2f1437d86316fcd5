package io.jiaohao.sim.scenario;

import java.util.List;

/**
 * How a scenario went.
 *
 * @param failures those of the first step that went another way; none = all held
 * @param orders in which it was played
 * @param unseen expectations that could not be looked at from here
 */
record Outcome(List<Failure> failures, int orders, long unseen) {
  Outcome {
    failures = List.copyOf(failures);
  }

  boolean held() {
    return failures.isEmpty();
  }
}

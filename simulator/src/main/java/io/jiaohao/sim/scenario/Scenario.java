package io.jiaohao.sim.scenario;

import io.jiaohao.core.HallPlan;
import java.util.List;
import java.util.Optional;

/**
 * A scenario that has been read.
 *
 * @param file what messages call it
 * @param title what it is about, in a line
 * @param virtualOnly cannot be played against a running server
 * @param hallFile text of the hall file that its few words about the hall stand for
 * @param startMs hall time at which it begins
 * @param open windows that are open then
 */
record Scenario(
    String file,
    String title,
    boolean virtualOnly,
    HallPlan plan,
    Optional<String> hallFile,
    long startMs,
    List<String> open,
    List<Step> steps) {
  Scenario {
    open = List.copyOf(open);
    steps = List.copyOf(steps);
  }
}

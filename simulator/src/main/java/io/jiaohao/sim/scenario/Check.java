package io.jiaohao.sim.scenario;

import java.util.Optional;
import java.util.function.Function;

/**
 * One thing that must be as expected, compared as people would read it out.
 *
 * @param what as in "state of A001"
 * @param got empty if it cannot be seen from here
 */
record Check(
    int line,
    String what,
    Function<Scene, String> expected,
    Function<Scene, Optional<String>> got) {

  /** A check of something that does not depend on who is who. */
  Check(int line, String what, String expected, Function<Scene, Optional<String>> got) {
    this(line, what, scene -> expected, got);
  }

  /** What is wrong, if anything is. */
  Optional<Mismatch> in(Scene scene) {
    String right = expected.apply(scene);
    return got.apply(scene)
        .filter(is -> !is.equals(right))
        .map(is -> new Mismatch(line, what, right, is));
  }

  boolean canBeSeenIn(Scene scene) {
    return got.apply(scene).isPresent();
  }

  /** What is not as expected. */
  record Mismatch(int line, String what, String expected, String got) {}
}

package io.jiaohao.sim.scenario;

import java.util.List;
import java.util.Optional;

/**
 * What must hold after a step: all of the checks, and one of the alternatives if there are any.
 *
 * @param refusalIsFine the step says itself what becomes of the wish; else it must be granted
 */
record Expectation(List<Check> checks, List<Expectation> either, boolean refusalIsFine) {
  /** Nothing but that the wish is granted. */
  static final Expectation NONE = new Expectation(List.of(), List.of(), false);

  Expectation {
    checks = List.copyOf(checks);
    either = List.copyOf(either);
  }

  /** All that is not as it must be. */
  List<Check.Mismatch> in(Scene scene) {
    List<Check.Mismatch> wrong =
        checks.stream().map(check -> check.in(scene)).flatMap(Optional::stream).toList();
    if (!wrong.isEmpty() || either.isEmpty()) {
      return wrong;
    }
    List<List<Check.Mismatch>> each = either.stream().map(one -> one.in(scene)).toList();
    return each.stream().anyMatch(List::isEmpty) ? List.of() : each.get(0);
  }

  /** How many of the checks cannot be made from here. */
  long unseen(Scene scene) {
    return checks.stream().filter(check -> !check.canBeSeenIn(scene)).count()
        + either.stream().mapToLong(one -> one.unseen(scene)).sum();
  }
}

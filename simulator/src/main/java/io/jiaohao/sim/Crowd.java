package io.jiaohao.sim;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What visitors remember of their own visit: whether they missed a call, whether they were back.
 */
final class Crowd {
  private final long seed;
  private final Map<String, Integer> missed = new HashMap<>();
  private final Set<String> sentBack = new HashSet<>();

  Crowd(long seed) {
    this.seed = seed;
  }

  VisitTraits traits(String number) {
    return VisitTraits.of(seed, number);
  }

  /** Whether the visitor comes to this call. */
  boolean comes(String number) {
    VisitTraits traits = traits(number);
    boolean comes = missed.containsKey(number) ? traits.comesAgain() : traits.comesAtFirst();
    if (!comes) {
      missed.merge(number, 1, Integer::sum);
    }
    return comes;
  }

  /** Whether the clerk sends the visitor back to the queue now; once in a visit at most. */
  boolean isSentBack(String number) {
    return traits(number).sentBack() && sentBack.add(number);
  }
}

package io.jiaohao.sim;

import java.util.ArrayDeque;
import java.util.SplittableRandom;

/** When a demonstration's server is killed: at chance moments, one in each part of the run. */
final class KillPlan {
  private static final double FROM = 0.1;
  private static final double SPAN = 0.75;

  private final ArrayDeque<Long> moments = new ArrayDeque<>();

  KillPlan(int kills, long runMs, long seed) {
    SplittableRandom random = Seeds.of(seed, "kills");
    for (int i = 0; i < kills; i++) {
      moments.add(Math.round(runMs * (FROM + SPAN * (i + random.nextDouble()) / kills)));
    }
  }

  /** Whether a kill is due this long after the hall opened; each is due once. */
  boolean isDue(double sinceOpenMs) {
    if (moments.isEmpty() || sinceOpenMs < moments.peek()) {
      return false;
    }
    moments.remove();
    return true;
  }
}

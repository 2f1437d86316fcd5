package io.jiaohao.sim;

import io.jiaohao.core.HallPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Who comes as what: 3 in 100 with the greatest head start (military by law), 8 with the next
 * (special need), 6 with the third (appointment), all others as walk-ins.
 */
final class ClassMix {
  private static final double[] SHARES = {0.03, 0.08, 0.06};

  private final List<String> byHeadStart;
  private final String walkIn;

  ClassMix(HallPlan plan) {
    List<HallPlan.TicketClass> ahead = new ArrayList<>(plan.classes());
    ahead.removeIf(one -> one.headStartMs() == 0);
    ahead.sort(Comparator.comparingLong(HallPlan.TicketClass::headStartMs).reversed());
    byHeadStart = ahead.stream().limit(SHARES.length).map(HallPlan.TicketClass::id).toList();
    walkIn =
        plan.classes().stream()
            .filter(one -> one.headStartMs() == 0)
            .findFirst()
            .map(HallPlan.TicketClass::id)
            .orElse("");
  }

  String draw(SplittableRandom random) {
    double left = random.nextDouble();
    for (int i = 0; i < byHeadStart.size(); i++) {
      left -= SHARES[i];
      if (left < 0) {
        return byHeadStart.get(i);
      }
    }
    return walkIn;
  }
}

package io.jiaohao.sim.whatif;

import io.jiaohao.core.HallPlan;
import java.util.List;

/** Recorded plans, as a replay needs them. */
final class Plans {
  private static final int MINUTES_PER_DAY = 1_440;

  private static final long NEVER_MS = 86_400_000;

  /** More calls in vain than anybody is called. */
  private static final int PASSES_MAX = 99;

  private Plans() {}

  static HallPlan with(HallPlan plan, HallPlan.OrderRules order, List<HallPlan.Window> windows) {
    return make(plan, plan.hours(), plan.calls(), order, windows);
  }

  /**
   * Open round the clock, for what was issued is issued again; one announcement a call and no
   * timer, for what was recorded says who comes and who does not.
   */
  static HallPlan forReplay(HallPlan plan) {
    HallPlan.CallRules calls =
        new HallPlan.CallRules(1, 1, NEVER_MS, NEVER_MS, 0, plan.calls().deferPlaces(), PASSES_MAX);
    return make(plan, new HallPlan.Hours(0, MINUTES_PER_DAY), calls, plan.order(), plan.windows());
  }

  private static HallPlan make(
      HallPlan plan,
      HallPlan.Hours hours,
      HallPlan.CallRules calls,
      HallPlan.OrderRules order,
      List<HallPlan.Window> windows) {
    return new HallPlan(
        plan.id(),
        plan.name(),
        plan.zoneId(),
        plan.dayReset(),
        plan.numberDigits(),
        plan.maxWaiting(),
        hours,
        calls,
        plan.life(),
        order,
        plan.wings(),
        plan.zones(),
        plan.classes(),
        plan.services().stream().map(Plans::withoutQuota).toList(),
        windows,
        plan.outcomes(),
        plan.returnReasons(),
        plan.crowd());
  }

  private static HallPlan.Service withoutQuota(HallPlan.Service s) {
    return new HallPlan.Service(
        s.id(),
        s.name(),
        s.zone(),
        s.prefix(),
        s.expectedMs(),
        s.weekdayTickets(),
        s.tags(),
        HallPlan.Quota.NONE);
  }
}

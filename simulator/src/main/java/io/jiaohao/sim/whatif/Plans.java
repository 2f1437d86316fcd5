package io.jiaohao.sim.whatif;

import io.jiaohao.core.HallPlan;
import java.time.LocalTime;
import java.util.List;

/** Recorded plans, as a replay needs them. */
final class Plans {
  private static final int MINUTES_PER_DAY = 1_440;

  /** One call, and no timer: what was recorded decides who comes and who does not. */
  private static final HallPlan.CallRules UNTIMED =
      new HallPlan.CallRules(1, 1, 86_400_000, 86_400_000, 0, 3, 9);

  private Plans() {}

  static HallPlan with(HallPlan plan, HallPlan.OrderRules order, List<HallPlan.Window> windows) {
    return make(plan, plan.hours(), plan.calls(), order, windows);
  }

  /** Open round the clock: what was issued is issued again. */
  static HallPlan forReplay(HallPlan plan) {
    HallPlan.CallRules calls =
        new HallPlan.CallRules(
            UNTIMED.maxCalls(),
            UNTIMED.minCallsForNoShow(),
            UNTIMED.intervalMs(),
            UNTIMED.noShowAfterMs(),
            UNTIMED.recallMinGapMs(),
            plan.calls().deferPlaces(),
            UNTIMED.maxPasses());
    return make(plan, new HallPlan.Hours(0, MINUTES_PER_DAY), calls, plan.order(), plan.windows());
  }

  private static HallPlan make(
      HallPlan plan,
      HallPlan.Hours hours,
      HallPlan.CallRules calls,
      HallPlan.OrderRules order,
      List<HallPlan.Window> windows) {
    LocalTime dayReset = plan.dayReset();
    return new HallPlan(
        plan.id(),
        plan.name(),
        plan.zoneId(),
        dayReset,
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

package io.jiaohao.sim.whatif;

import io.jiaohao.core.HallPlan;
import io.jiaohao.core.PlanIndex;

/** A zone's part of a wing: the windows among which a visitor can be called. */
record Place(String wing, String zone) {

  static Place of(RecordedDay.Leg leg, PlanIndex plan) {
    return new Place(
        leg.wing(), plan.service(leg.service()).map(HallPlan.Service::zone).orElse(""));
  }

  @Override
  public String toString() {
    return wing + "/" + zone;
  }
}

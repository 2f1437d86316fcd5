package io.jiaohao.sim.whatif;

import io.jiaohao.core.HallPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The windows of a place in the order in which they are opened: the first few serve everything that
 * people come for, each further one goes where most of the work is.
 */
final class PlaceWindows {
  private final List<HallPlan.Window> order = new ArrayList<>();

  /** {@code work} is what a service's visitors need of clerks over the day, in any unit. */
  PlaceWindows(HallPlan plan, Place place, Map<String, Double> work) {
    List<HallPlan.Window> others = new ArrayList<>();
    for (HallPlan.Window window : plan.windows()) {
      if (window.wing().equals(place.wing()) && served(window, work) > 0) {
        others.add(window);
      }
    }
    Map<String, Double> leftOver = new LinkedHashMap<>(work);
    double share = work.values().stream().mapToDouble(w -> w).sum() / Math.max(1, others.size());
    while (!others.isEmpty()) {
      HallPlan.Window best = others.get(0);
      for (HallPlan.Window other : others) {
        best = served(other, leftOver) > served(best, leftOver) ? other : best;
      }
      others.remove(best);
      order.add(best);
      take(best, leftOver, share);
    }
  }

  int count() {
    return order.size();
  }

  HallPlan.Window get(int nth) {
    return order.get(nth);
  }

  /** The fewest that serve all of this; all, if not even those do. */
  int toServe(Set<String> services) {
    List<String> open = new ArrayList<>(services);
    for (int n = 0; n < order.size(); n++) {
      if (open.isEmpty()) {
        return n;
      }
      order.get(n).serves().forEach(skill -> open.remove(skill.service()));
    }
    return order.size();
  }

  private static double served(HallPlan.Window window, Map<String, Double> work) {
    return window.serves().stream().mapToDouble(s -> work.getOrDefault(s.service(), 0.0)).sum();
  }

  /** A window takes its share of the work, of each of its services in proportion. */
  private static void take(HallPlan.Window window, Map<String, Double> work, double share) {
    double all = served(window, work);
    double part = all == 0 ? 0 : Math.min(1, share / all);
    window.serves().forEach(s -> work.computeIfPresent(s.service(), (id, w) -> w * (1 - part)));
  }
}

package io.jiaohao.sim.whatif;

import io.jiaohao.core.PlanIndex;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What visitors are promised.
 *
 * @param share of them, 0 to 1, in every half hour and place
 * @param withinMin so many minutes
 * @param margin how much busier a day may be, 0.08 = 8 %
 * @param shrinkage share of planned windows that are not there: pauses and absence
 */
record Goal(double share, double withinMin, double margin, double shrinkage) {

  /** With fewer visitors a half hour's share says nothing. */
  private static final int VISITORS_MIN = 10;

  /** A half hour at a place. */
  record Cell(Place place, int halfHour) {}

  /**
   * How far a day keeps the promise.
   *
   * @param share of all visitors within the time
   * @param shares the same for each half hour and place that enough visitors came to
   * @param meanMin mean wait there, in minutes
   * @param left people who were never called
   */
  record Kept(double share, Map<Cell, Double> shares, Map<Cell, Double> meanMin, int left) {

    /** The worst of all. */
    Optional<Cell> worst() {
      return worst(cell -> true);
    }

    /** The worst at a place, but not these. */
    Optional<Cell> worst(Place place, Set<Cell> but) {
      return worst(cell -> cell.place().equals(place) && !but.contains(cell));
    }

    private Optional<Cell> worst(Predicate<Cell> which) {
      return shares.keySet().stream().filter(which).min(Comparator.comparing(shares::get));
    }

    double worstShare() {
      return shares.values().stream().mapToDouble(share -> share).min().orElse(1);
    }
  }

  boolean isMetBy(Kept kept) {
    return kept.worstShare() >= share;
  }

  Kept keptBy(Outcome outcome, PlanIndex plan, HalfHours halfHours) {
    Map<Cell, Integer> came = new LinkedHashMap<>();
    Map<Cell, Integer> inTime = new LinkedHashMap<>();
    Map<Cell, Double> minutes = new LinkedHashMap<>();
    int within = 0;
    for (Outcome.Wait wait : outcome.waits()) {
      Cell cell = new Cell(Place.of(wait.leg(), plan), halfHours.of(wait.cameMs()));
      int one = wait.minutes() <= withinMin ? 1 : 0;
      came.merge(cell, 1, Integer::sum);
      inTime.merge(cell, one, Integer::sum);
      minutes.merge(cell, wait.minutes(), Double::sum);
      within += one;
    }
    Map<Cell, Double> shares = new LinkedHashMap<>();
    came.forEach(
        (cell, count) -> {
          if (count >= VISITORS_MIN) {
            shares.put(cell, (double) inTime.get(cell) / count);
          }
        });
    minutes.replaceAll((cell, sum) -> sum / came.get(cell));
    int all = outcome.waits().size();
    return new Kept(all == 0 ? 1 : (double) within / all, shares, minutes, outcome.left());
  }
}

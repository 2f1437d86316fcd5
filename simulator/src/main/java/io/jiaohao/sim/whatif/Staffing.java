package io.jiaohao.sim.whatif;

import io.jiaohao.core.PlanIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How many windows each place needs in each half hour of a day. A first plan comes from Erlang's
 * formula with the load delayed by one service (who came before a quarter past is still there after
 * it) and a margin for days busier than this one; the replay of the day then tells where it is not
 * enough, and a window is added there and in the half hour before.
 */
final class Staffing {
  private static final double HALF_HOUR_MIN = 30;

  /** Rounds of adding windows, one replay each. */
  private static final int REPAIRS_MAX = 100;

  /** A mean wait that tells of a queue. */
  private static final double QUEUE_MIN = 1;

  private final RecordedDay day;
  private final Goal goal;
  private final PlanIndex plan;
  private final HalfHours halfHours;
  private final Map<Place, int[]> counts = new LinkedHashMap<>();
  private final Map<Place, Integer> asked = new LinkedHashMap<>();
  private final Map<Place, PlaceWindows> windows = new LinkedHashMap<>();

  /**
   * The advice, and what the replay makes of it.
   *
   * @param windows at work in each half hour, by place
   * @param available windows that a place has
   * @param asked windows that the formula asks for in a place's busiest half hour
   * @param kept with these windows
   * @param keptBefore on the day itself
   */
  record Advice(
      Map<Place, int[]> windows,
      Map<Place, Integer> available,
      Map<Place, Integer> asked,
      Goal.Kept kept,
      Goal.Kept keptBefore) {}

  private Staffing(RecordedDay day, Goal goal) {
    this.day = day;
    this.goal = goal;
    this.plan = new PlanIndex(day.plan());
    this.halfHours = new HalfHours(day.date(), day.plan().zoneId());
  }

  static Advice advise(RecordedDay day, Goal goal) {
    return new Staffing(day, goal).advise();
  }

  private Advice advise() {
    Map<Place, List<RecordedDay.Leg>> legs = new TreeMap<>(Comparator.comparing(Place::toString));
    for (RecordedDay.Leg leg : day.legs()) {
      if (leg.queued()) {
        legs.computeIfAbsent(Place.of(leg, plan), p -> new ArrayList<>()).add(leg);
      }
    }
    legs.forEach(this::byFormula);
    Goal.Kept kept = replayed();
    Set<Goal.Cell> hopeless = new LinkedHashSet<>();
    for (int i = 0; i < REPAIRS_MAX && addWhereWorst(kept, hopeless); i++) {
      kept = replayed();
    }
    Map<Place, Integer> available = new LinkedHashMap<>();
    windows.forEach((place, of) -> available.put(place, of.count()));
    return new Advice(counts, available, asked, kept, goal.keptBy(day.recorded(), plan, halfHours));
  }

  private void byFormula(Place place, List<RecordedDay.Leg> legs) {
    double[] minutes = new double[HalfHours.COUNT];
    List<Set<String>> services = new ArrayList<>();
    for (int h = 0; h < HalfHours.COUNT; h++) {
      services.add(new LinkedHashSet<>());
    }
    Map<String, Double> work = new LinkedHashMap<>();
    double sum = 0;
    for (RecordedDay.Leg leg : legs) {
      double atWindow = (leg.atWindowMs() + leg.afterMs()) / Outcome.MS_PER_MINUTE;
      int h = halfHours.of(leg.cameMs());
      minutes[h] += atWindow;
      services.get(h).add(leg.service());
      work.merge(leg.service(), atWindow, Double::sum);
      sum += atWindow;
    }
    PlaceWindows of = new PlaceWindows(day.plan(), place, work);
    int[] needed = needed(minutes, sum / legs.size(), goal);
    asked.put(place, IntStream.of(needed).max().orElse(0));
    for (int h = 0; h < HalfHours.COUNT; h++) {
      needed[h] = Math.min(of.count(), Math.max(needed[h], of.toServe(services.get(h))));
    }
    windows.put(place, of);
    counts.put(place, needed);
  }

  /**
   * Windows needed in each half hour by the formula alone.
   *
   * @param minutes of clerks' work that each half hour's visitors bring
   * @param meanMin of work that one brings
   */
  static int[] needed(double[] minutes, double meanMin, Goal goal) {
    int[] needed = new int[minutes.length];
    double lag = Math.min(1, meanMin / HALF_HOUR_MIN);
    for (int h = 0; h < minutes.length; h++) {
      double before = h == 0 ? 0 : minutes[h - 1];
      double load = ((1 - lag) * minutes[h] + lag * before) / HALF_HOUR_MIN;
      int c =
          ErlangC.windowsNeeded(
              load * (1 + goal.margin()),
              meanMin <= 0 ? 1 : goal.withinMin() / meanMin,
              1 - goal.share());
      needed[h] = (int) Math.ceil(c / (1 - goal.shrinkage()));
    }
    return needed;
  }

  /** Opens a window more at each place that needs it; whether there was any. */
  private boolean addWhereWorst(Goal.Kept kept, Set<Goal.Cell> hopeless) {
    boolean added = false;
    for (Place place : windows.keySet()) {
      Optional<Goal.Cell> worst = kept.worst(place, hopeless);
      while (worst.isPresent() && kept.shares().get(worst.get()) < goal.share()) {
        if (add(worst.get(), kept)) {
          added = true;
          break;
        }
        hopeless.add(worst.get());
        worst = kept.worst(place, hopeless);
      }
    }
    return added;
  }

  /** Opens one more then and before, where the queue began that is too long then. */
  private boolean add(Goal.Cell cell, Goal.Kept kept) {
    boolean added = addAt(cell.place(), cell.halfHour());
    for (int h = cell.halfHour() - 1; h >= 0; h--) {
      if (addAt(cell.place(), h)) {
        return true;
      }
      if (kept.meanMin().getOrDefault(new Goal.Cell(cell.place(), h), 0.0) < QUEUE_MIN) {
        return added;
      }
    }
    return added;
  }

  private boolean addAt(Place place, int halfHour) {
    int open = counts.get(place)[halfHour];
    boolean isLeft = open > 0 && open < windows.get(place).count();
    if (isLeft) {
      counts.get(place)[halfHour]++;
    }
    return isLeft;
  }

  private Goal.Kept replayed() {
    List<RecordedDay.Shift> shifts = new ArrayList<>();
    counts.forEach(
        (place, byHalfHour) -> {
          for (int nth = 0; nth < windows.get(place).count(); nth++) {
            shifts.addAll(shifts(windows.get(place).get(nth).id(), byHalfHour, nth));
          }
        });
    return goal.keptBy(DayReplay.run(day.with(day.plan(), shifts)), plan, halfHours);
  }

  /** The nth window works in each half hour for which more than n are wanted. */
  private List<RecordedDay.Shift> shifts(String window, int[] byHalfHour, int nth) {
    int last = HalfHours.COUNT - 1;
    while (last >= 0 && byHalfHour[last] <= nth) {
      last--;
    }
    List<RecordedDay.Shift> shifts = new ArrayList<>();
    for (int h = 0; h <= last; h++) {
      int from = h;
      while (h <= last && byHalfHour[h] > nth) {
        h++;
      }
      if (h > from) {
        shifts.add(
            new RecordedDay.Shift(window, halfHours.startMs(from), halfHours.startMs(h), h > last));
      }
    }
    return shifts;
  }
}

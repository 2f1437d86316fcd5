package io.jiaohao.sim.whatif;

import io.jiaohao.core.HallPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How many windows each zone of a wing needs in each half hour of a day. A first plan comes from
 * Erlang's formula with the load delayed by one service (who came before a quarter past is still
 * there after it) and a margin for days busier than this one; the replay of the day then tells
 * where it is not enough, and a window is added there.
 */
final class Staffing {
  static final int HALF_HOURS = 48;
  private static final long HALF_HOUR_MS = 30 * 60_000;
  private static final double HALF_HOUR_MIN = 30;
  private static final double MS_PER_MINUTE = 60_000;

  /** Windows that are added at most, one replay each. */
  private static final int REPAIRS_MAX = 60;

  private final RecordedDay day;
  private final Goal goal;
  private final long midnightMs;
  private final Map<Place, int[]> windows = new LinkedHashMap<>();

  /** A zone's part of a wing. */
  record Place(String wing, String zone) {}

  /**
   * What is wanted.
   *
   * @param share of visitors, 0 to 1, in every half hour
   * @param withinMin so many minutes
   * @param margin how much busier a day may be, 0.08 = 8 %
   * @param shrinkage share of planned windows that are not there: pauses and absence
   */
  record Goal(double share, double withinMin, double margin, double shrinkage) {}

  /**
   * The advice, and what the replay makes of it.
   *
   * @param windows at work in each half hour, by place
   * @param share of all visitors within the time
   * @param worst the same in the worst half hour that had ten visitors or more
   */
  record Advice(
      Map<Place, int[]> windows, double share, double worst, int worstHalfHour, int left) {}

  private Staffing(RecordedDay day, Goal goal) {
    this.day = day;
    this.goal = goal;
    this.midnightMs = day.date().atStartOfDay(day.plan().zoneId()).toInstant().toEpochMilli();
  }

  static Advice advise(RecordedDay day, Goal goal) {
    Staffing staffing = new Staffing(day, goal);
    staffing.byFormula();
    Advice advice = staffing.check();
    for (int i = 0; i < REPAIRS_MAX && advice.worst() < goal.share(); i++) {
      if (!staffing.addWhere(advice.worstHalfHour())) {
        break;
      }
      advice = staffing.check();
    }
    return advice;
  }

  private Place placeOf(RecordedDay.Leg leg) {
    return new Place(leg.wing(), zoneOf(leg.service()));
  }

  private String zoneOf(String service) {
    return day.plan().services().stream()
        .filter(s -> s.id().equals(service))
        .map(HallPlan.Service::zone)
        .findFirst()
        .orElse("");
  }

  private int halfHour(long ms) {
    return (int) Math.max(0, Math.min(HALF_HOURS - 1L, (ms - midnightMs) / HALF_HOUR_MS));
  }

  private void byFormula() {
    Map<Place, double[]> minutes = new LinkedHashMap<>();
    Map<Place, Integer> served = new LinkedHashMap<>();
    for (RecordedDay.Leg leg : day.legs()) {
      Place place = placeOf(leg);
      double atWindow = (leg.walkMs() + leg.servedMs()) / MS_PER_MINUTE;
      minutes.computeIfAbsent(place, p -> new double[HALF_HOURS])[halfHour(leg.cameMs())] +=
          atWindow;
      served.merge(place, 1, Integer::sum);
    }
    minutes.forEach(
        (place, byHalfHour) -> {
          double sum = 0;
          for (double m : byHalfHour) {
            sum += m;
          }
          windows.put(place, needed(byHalfHour, sum / served.get(place)));
        });
  }

  private int[] needed(double[] minutes, double meanMin) {
    int[] needed = new int[HALF_HOURS];
    double lag = Math.min(1, meanMin / HALF_HOUR_MIN);
    for (int h = 0; h < HALF_HOURS; h++) {
      double before = h == 0 ? 0 : minutes[h - 1] / HALF_HOUR_MIN;
      double load = (1 - lag) * minutes[h] / HALF_HOUR_MIN + lag * before;
      int c =
          ErlangC.windowsNeeded(
              load * (1 + goal.margin()),
              meanMin <= 0 ? 1 : goal.withinMin() / meanMin,
              1 - goal.share());
      needed[h] = (int) Math.ceil(c / (1 - goal.shrinkage()));
    }
    return needed;
  }

  private boolean addWhere(int halfHour) {
    boolean added = false;
    for (Map.Entry<Place, int[]> place : windows.entrySet()) {
      for (int h = Math.max(0, halfHour - 1); h <= halfHour; h++) {
        if (place.getValue()[h] < windowsOf(place.getKey()).size()) {
          place.getValue()[h]++;
          added = true;
        }
      }
    }
    return added;
  }

  /** Windows that serve something of the place, those that serve most of it first. */
  private List<HallPlan.Window> windowsOf(Place place) {
    Set<String> services = new LinkedHashSet<>();
    day.plan().services().stream()
        .filter(s -> s.zone().equals(place.zone()))
        .forEach(s -> services.add(s.id()));
    List<HallPlan.Window> of = new ArrayList<>();
    for (HallPlan.Window window : day.plan().windows()) {
      if (window.wing().equals(place.wing()) && shared(window, services) > 0) {
        of.add(window);
      }
    }
    of.sort((a, b) -> Long.compare(shared(b, services), shared(a, services)));
    return of;
  }

  private static long shared(HallPlan.Window window, Set<String> services) {
    return window.serves().stream().filter(s -> services.contains(s.service())).count();
  }

  private Advice check() {
    List<RecordedDay.Shift> shifts = new ArrayList<>();
    windows.forEach(
        (place, byHalfHour) -> {
          List<HallPlan.Window> of = windowsOf(place);
          for (int w = 0; w < of.size(); w++) {
            shifts.addAll(shifts(of.get(w).id(), byHalfHour, w));
          }
        });
    DayReplay.Outcome outcome =
        DayReplay.run(new RecordedDay(day.date(), day.plan(), day.legs(), shifts));
    return judged(outcome);
  }

  /** The nth window works in each half hour for which more than n are wanted. */
  private List<RecordedDay.Shift> shifts(String window, int[] byHalfHour, int nth) {
    List<RecordedDay.Shift> shifts = new ArrayList<>();
    for (int h = 0; h < HALF_HOURS; h++) {
      int from = h;
      while (h < HALF_HOURS && byHalfHour[h] > nth) {
        h++;
      }
      if (h > from) {
        shifts.add(
            new RecordedDay.Shift(
                window, midnightMs + from * HALF_HOUR_MS, midnightMs + h * HALF_HOUR_MS));
      }
    }
    return shifts;
  }

  private Advice judged(DayReplay.Outcome outcome) {
    int[] all = new int[HALF_HOURS];
    int[] good = new int[HALF_HOURS];
    int within = 0;
    for (DayReplay.Wait wait : outcome.waits()) {
      boolean inTime = wait.waitMs() <= goal.withinMin() * MS_PER_MINUTE;
      all[halfHour(wait.cameMs())]++;
      good[halfHour(wait.cameMs())] += inTime ? 1 : 0;
      within += inTime ? 1 : 0;
    }
    double worst = 1;
    int worstHalfHour = 0;
    for (int h = 0; h < HALF_HOURS; h++) {
      if (all[h] >= 10 && (double) good[h] / all[h] < worst) {
        worst = (double) good[h] / all[h];
        worstHalfHour = h;
      }
    }
    double share = outcome.waits().isEmpty() ? 1 : (double) within / outcome.waits().size();
    return new Advice(windows, share, worst, worstHalfHour, outcome.left());
  }
}

package io.jiaohao.sim;

import io.jiaohao.core.HallPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The visitors of a hall at an hour like any other: as many as keep its windows busy for a steady
 * part of the time, spread over services as on a usual weekday. With a load of ten, ten times as
 * many come and all that they and the clerks do takes a tenth of its time: the windows stay as
 * busy, and the server has ten times the work.
 */
final class SteadyWork {
  /** Part of the time that a window has somebody called or served. */
  static final double BUSY = 0.78;

  private static final double WALK_MEAN_MS = 40_000;
  private static final long PRINT_MS = 2_000;

  private final double load;
  private final long seed;
  private final double meanGapMs;
  private final List<Way> ways = new ArrayList<>();
  private final Map<String, Long> meanMs = new HashMap<>();
  private final Map<String, Integer> kiosks = new HashMap<>();
  private final ClassMix classes;
  private final SplittableRandom random;
  private double weights;

  /** A service in a wing, up to which share of all visitors it is the one. */
  private record Way(String service, String wing, double upTo) {}

  /**
   * The work of one hall.
   *
   * @throws IllegalArgumentException if nobody could be served there
   */
  SteadyWork(HallPlan plan, double load, long seed) {
    this.load = load;
    this.seed = seed;
    this.classes = new ClassMix(plan);
    this.random = Seeds.of(seed, "steady visitors");
    plan.wings().forEach(wing -> kiosks.put(wing.id(), wing.kiosks()));
    double workMs = 0;
    for (HallPlan.Service service : plan.services()) {
      meanMs.put(service.id(), service.expectedMs());
      double before = weights;
      addWays(plan, service);
      workMs += (weights - before) * (WALK_MEAN_MS + service.expectedMs());
    }
    if (ways.isEmpty()) {
      throw new IllegalArgumentException(
          "hall: %s (expected: a service with weekday_tickets, a kiosk and a window)"
              .formatted(plan.id()));
    }
    this.meanGapMs = workMs / weights / (BUSY * plan.windows().size() * load);
  }

  private void addWays(HallPlan plan, HallPlan.Service service) {
    Map<String, Integer> serving = new LinkedHashMap<>();
    for (HallPlan.Window window : plan.windows()) {
      boolean serves = window.serves().stream().anyMatch(s -> s.service().equals(service.id()));
      if (serves && kiosks.getOrDefault(window.wing(), 0) > 0) {
        serving.merge(window.wing(), 1, Integer::sum);
      }
    }
    int all = serving.values().stream().mapToInt(Integer::intValue).sum();
    serving.forEach(
        (wing, windows) -> {
          double weight = service.weekdayTickets() * (double) windows / all;
          if (weight > 0) {
            weights += weight;
            ways.add(new Way(service.id(), wing, weights));
          }
        });
  }

  /** Mean hall time from one visitor to the next, in milliseconds. */
  double meanGapMs() {
    return meanGapMs;
  }

  /** Whoever comes next after this moment. */
  Visitor after(long hallMs) {
    return at(hallMs + Math.round(random.nextExponential() * meanGapMs));
  }

  /** Somebody who comes at this moment. */
  Visitor at(long hallMs) {
    double pick = random.nextDouble() * weights;
    Way way = ways.stream().filter(w -> pick < w.upTo()).findFirst().orElse(ways.get(0));
    int kiosk = random.nextInt(kiosks.get(way.wing()));
    return new Visitor(hallMs, way.service(), way.wing(), kiosk, classes.draw(random));
  }

  /** Whether a window has a visitor at this moment, as windows of this hall mostly have. */
  boolean isBusyNow() {
    return random.nextDouble() < BUSY;
  }

  /**
   * What is left of a visit that was under way when somebody looked in: whoever looks in meets long
   * visits more often than short ones.
   *
   * @param part how far the visit has come, 0 to 1, drawn evenly
   */
  long leftMs(String number, String service, double part) {
    double wholeMs = walkMs(number) + serveMs(number, service);
    double longer = 1 + VisitTraits.VARIATION * VisitTraits.VARIATION;
    return Math.round((1 - part) * longer * wholeMs);
  }

  /** From a call to the visitor's arrival at the window. */
  long walkMs(String number) {
    return Math.round(VisitTraits.of(seed, number).walkMs() / load);
  }

  /** How long the visitor is served. */
  long serveMs(String number, String service) {
    double factor = VisitTraits.of(seed, number).lengthFactor();
    return Math.round(meanMs.getOrDefault(service, 0L) * factor / load);
  }

  /** How long a slip is printed. */
  long printMs() {
    return Math.round(PRINT_MS / load);
  }

  /** How long anything else takes that usually takes so long. */
  long hurried(long ms) {
    return Math.round(ms / load);
  }
}

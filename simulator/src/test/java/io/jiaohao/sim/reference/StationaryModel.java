package io.jiaohao.sim.reference;

import io.jiaohao.core.HallPlan;
import io.jiaohao.core.Words;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A queue that theory knows the answer for, as the plan of a hall: equal windows, open day and
 * night, and kinds of visitors who come by chance at a steady rate. The unit of time is a mean
 * service.
 *
 * @param patience mean time after which a waiting visitor gives the number back; 0 = never
 */
record StationaryModel(int windows, List<Kind> kinds, double patience) {
  static final long UNIT_MS = 60_000;

  /** A head start that no wait makes up for. */
  static final long STRICT_MS = 1L << 50;

  private static final int DAY_MINUTES = 1_440;
  private static final long NEVER_MS = 1L << 50;

  /** How long a service takes. */
  interface Serving {
    double draw(SplittableRandom random);
  }

  /** Visitors of one service and class. */
  record Kind(double rate, Serving serving, long headStartMs) {}

  static Serving exponential(double mean) {
    return random -> mean * random.nextExponential();
  }

  static Serving lognormal(double mean, double cv) {
    double variance = Math.log(1 + cv * cv);
    double sigma = Math.sqrt(variance);
    return random -> mean * Math.exp(sigma * random.nextGaussian() - variance / 2);
  }

  /** Exponential times between arrivals and of serving, first come, first served. */
  static StationaryModel mmc(int windows, double load) {
    return new StationaryModel(windows, List.of(new Kind(load * windows, exponential(1), 0)), 0);
  }

  /** One window, lognormal serving. */
  static StationaryModel mg1(double load, double cv) {
    return new StationaryModel(1, List.of(new Kind(load, lognormal(1, cv), 0)), 0);
  }

  /** As {@link #mmc}, and visitors lose patience at a rate. */
  static StationaryModel impatient(int windows, double load, double theta) {
    return new StationaryModel(windows, mmc(windows, load).kinds(), 1 / theta);
  }

  /** Two kinds with the same services; the first, a share of all, has the head start. */
  static StationaryModel twoClasses(int windows, double load, double share, long headStartMs) {
    double rate = load * windows;
    return new StationaryModel(
        windows,
        List.of(
            new Kind(share * rate, exponential(1), headStartMs),
            new Kind((1 - share) * rate, exponential(1), 0)),
        0);
  }

  double rate() {
    return kinds.stream().mapToDouble(Kind::rate).sum();
  }

  static String name(int kind) {
    return "K" + (char) ('A' + kind);
  }

  static String window(int window) {
    return "W" + window;
  }

  /** The hall; its last class is the usual one, without a head start. */
  HallPlan plan() {
    List<HallPlan.TicketClass> classes = new ArrayList<>();
    List<HallPlan.Service> services = new ArrayList<>();
    for (int i = 0; i < kinds.size(); i++) {
      String name = name(i);
      classes.add(new HallPlan.TicketClass(name, words(name), kinds.get(i).headStartMs()));
      services.add(new HallPlan.Service(name, words(name), "Z", name, UNIT_MS, 0));
    }
    List<HallPlan.Skill> skills =
        services.stream().map(s -> new HallPlan.Skill(s.id(), 0)).toList();
    return new HallPlan(
        "stationary",
        words("stationary"),
        ZoneOffset.UTC,
        LocalTime.MIDNIGHT,
        3,
        HallPlan.MAX_WAITING,
        new HallPlan.Hours(0, DAY_MINUTES),
        new HallPlan.CallRules(1, 1, NEVER_MS, NEVER_MS, 0, 3, 1),
        new HallPlan.OrderRules("head-start", 0, NEVER_MS),
        List.of(new HallPlan.Wing("E", words("E"), 1, 1, List.of("Z"))),
        List.of(new HallPlan.Zone("Z", words("Z"))),
        classes,
        services,
        IntStream.range(0, windows)
            .mapToObj(w -> new HallPlan.Window(window(w), "E", words("window"), skills))
            .toList(),
        List.of("done"),
        List.of("break"));
  }

  private static Words words(String text) {
    return new Words(text, text);
  }
}

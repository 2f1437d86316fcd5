package io.jiaohao.sim;

import io.jiaohao.core.HallPlan;
import io.jiaohao.core.PlanIndex;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * The visitors of one business day, in the order of their coming. Each service and wing has a
 * Poisson stream of its own, whose rate follows the {@link DayProfile}; a service that both wings
 * serve is split by the number of windows that serve it.
 */
public final class Arrivals {
  private static final long MS_PER_DAY = 86_400_000L;

  private final HallPlan plan;
  private final DayProfile profile;
  private final ClassMix classes;
  private final long midnightMs;
  private int places;
  private final Map<String, Integer> kiosks = new LinkedHashMap<>();
  private final PriorityQueue<Stream> streams =
      new PriorityQueue<>(
          Comparator.<Stream>comparingLong(stream -> stream.nextMs)
              .thenComparingInt(stream -> stream.place));

  /**
   * The visitors who come from this hall time on; earlier ones of the day are passed over, so the
   * others are the same whenever the simulation starts.
   */
  public Arrivals(HallPlan plan, double load, long seed, long fromHallMs) {
    this.plan = plan;
    this.profile = new DayProfile(plan.hours());
    this.classes = new ClassMix(plan);
    LocalDate day = new PlanIndex(plan).businessDay(fromHallMs);
    this.midnightMs = day.atTime(LocalTime.MIDNIGHT).atZone(plan.zoneId()).toEpochSecond() * 1_000;
    plan.wings().forEach(wing -> kiosks.put(wing.id(), wing.kiosks()));
    for (HallPlan.Service service : plan.services()) {
      addStreams(service, load, seed);
    }
    Stream first = streams.peek();
    while (first != null && first.nextMs < fromHallMs) {
      next();
      first = streams.peek();
    }
  }

  private void addStreams(HallPlan.Service service, double load, long seed) {
    Map<String, Integer> windows = windowsServing(service.id());
    int all = windows.values().stream().mapToInt(Integer::intValue).sum();
    windows.forEach(
        (wing, serving) -> {
          double expected = service.weekdayTickets() * load * serving / all;
          if (expected > 0 && kiosks.getOrDefault(wing, 0) > 0) {
            Stream stream = new Stream(service.id(), wing, expected, seed, ++places);
            if (stream.advance()) {
              streams.add(stream);
            }
          }
        });
  }

  private Map<String, Integer> windowsServing(String service) {
    Map<String, Integer> windows = new LinkedHashMap<>();
    for (HallPlan.Window window : plan.windows()) {
      if (window.serves().stream().anyMatch(skill -> skill.service().equals(service))) {
        windows.merge(window.wing(), 1, Integer::sum);
      }
    }
    return windows;
  }

  /** Who comes next; nobody once the day is over. */
  public Optional<Visitor> next() {
    Stream stream = streams.poll();
    if (stream == null) {
      return Optional.empty();
    }
    Visitor visitor = stream.visitor();
    if (stream.advance()) {
      streams.add(stream);
    }
    return Optional.of(visitor);
  }

  /** The visitors of one service in one wing. */
  private final class Stream {
    private final String service;
    private final String wing;
    private final double expected;
    private final int place;
    private final SplittableRandom times;
    private final SplittableRandom people;
    private double share;
    private long nextMs;

    Stream(String service, String wing, double expected, long seed, int place) {
      this.service = service;
      this.wing = wing;
      this.expected = expected;
      this.place = place;
      this.times = Seeds.of(seed, "arrival times", service, wing);
      this.people = Seeds.of(seed, "people", service, wing);
    }

    boolean advance() {
      share += times.nextExponential() / expected;
      if (share >= 1) {
        return false;
      }
      nextMs = midnightMs + Math.min(MS_PER_DAY - 1, profile.msOf(share));
      return true;
    }

    Visitor visitor() {
      int kiosk = people.nextInt(kiosks.get(wing));
      return new Visitor(nextMs, service, wing, kiosk, classes.draw(people));
    }
  }
}

package io.jiaohao.foresight;

import io.jiaohao.core.Durations;
import io.jiaohao.core.Expectations;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.PlanIndex;
import java.time.Instant;

/** What the hall has taught so far, and the plan's word where it has not: see {@link Lessons}. */
final class Learned implements Expectations {
  private static final double NO_SHOW_BEFORE = 0.03;
  private static final double COUNTS_AS = 60;
  private static final double FORGETS = 1.0 / 300;
  private static final double CALLS_FORGET = 1.0 / 20_000;
  private static final double SERVED_MAX = 150_000;
  private static final long[] WAITED_MIN = {5, 10, 20, 30, 45, 60, 90};
  private static final long MINUTE_MS = 60_000;
  private static final double PAUSE_CV = 0.5;
  private static final int PAUSES_TO_KNOW = 30;
  private static final double SERVED_BEFORE = 500;

  private final ServingTimes serving = new ServingTimes();
  private final ArrivalRates arrivals = new ArrivalRates();
  private final double[] calls = new double[WAITED_MIN.length + 1];
  private final double[] noShows = new double[WAITED_MIN.length + 1];
  private double noShowMs = MINUTE_MS;
  private double turnaroundMs;
  private double served;
  private double pauses;
  private double pauseMs = 5 * MINUTE_MS;
  private Durations pause = Durations.ofMean(pauseMs, PAUSE_CV);
  private int pausesSeen;
  private PlanIndex plan;
  private long zoneOffsetMs;
  private long epochDay;
  private int workingDay;

  // ---- What is seen

  void adopt(HallPlan newPlan, long nowMs) {
    plan = new PlanIndex(newPlan);
    HallPlan.CallRules rules = newPlan.calls();
    noShowMs = (rules.maxCalls() - 1) * rules.intervalMs() + rules.noShowAfterMs();
    now(nowMs);
  }

  /** Keeps the zone's offset: it moves with the clocks. */
  void now(long nowMs) {
    zoneOffsetMs =
        plan.plan().zoneId().getRules().getOffset(Instant.ofEpochMilli(nowMs)).getTotalSeconds()
            * 1_000L;
  }

  /** It is this day, of which the beginning may not have been seen. */
  void today(long newEpochDay) {
    epochDay = newEpochDay;
  }

  void dayTurned(long newEpochDay) {
    arrivals.dayTurned(epochDay);
    epochDay = newEpochDay;
    workingDay++;
  }

  /** Days that have begun since this started to learn. */
  int workingDay() {
    return workingDay;
  }

  void arrived(String wing, String service, String ticketClass, long atMs) {
    arrivals.arrived(wing, service, ticketClass, ArrivalRates.slot(atMs, zoneOffsetMs));
  }

  void served(String service, long ms) {
    serving.served(service, ms, workingDay);
    served++;
    if (served > SERVED_MAX) {
      served /= 2;
      pauses /= 2;
    }
  }

  void called(long waitedMs, boolean came) {
    int bucket = bucket(waitedMs);
    calls[bucket] += 1 - calls[bucket] * CALLS_FORGET;
    noShows[bucket] += (came ? 0 : 1) - noShows[bucket] * CALLS_FORGET;
  }

  void noShowTook(long ms) {
    noShowMs += FORGETS * (ms - noShowMs);
  }

  void turnedRound(long ms) {
    turnaroundMs += FORGETS * (ms - turnaroundMs);
  }

  void paused(long ms) {
    pauses++;
    pausesSeen++;
    pauseMs += Math.max(FORGETS, 1.0 / pausesSeen) * (ms - pauseMs);
    pause = Durations.ofMean(Math.max(MINUTE_MS, pauseMs), PAUSE_CV);
  }

  private static int bucket(long waitedMs) {
    int i = 0;
    while (i < WAITED_MIN.length && waitedMs >= WAITED_MIN[i] * MINUTE_MS) {
      i++;
    }
    return i;
  }

  // ---- What is expected

  @Override
  public Durations serving(String service) {
    long plannedMs = plan.service(service).map(HallPlan.Service::expectedMs).orElse(10 * MINUTE_MS);
    return serving.of(service, plannedMs, workingDay);
  }

  @Override
  public long turnaroundMs() {
    return Math.round(turnaroundMs);
  }

  @Override
  public double noShowShare(long waitedMs) {
    int bucket = bucket(waitedMs);
    return (noShows[bucket] + NO_SHOW_BEFORE * COUNTS_AS) / (calls[bucket] + COUNTS_AS);
  }

  @Override
  public long noShowMs() {
    return Math.round(noShowMs);
  }

  @Override
  public double pauseShare() {
    return pauses / (served + SERVED_BEFORE);
  }

  @Override
  public Durations pause() {
    return pause;
  }

  @Override
  public boolean knowsPauses() {
    return pausesSeen >= PAUSES_TO_KNOW;
  }

  @Override
  public double arrivalsPerHour(String wing, String service, String ticketClass, long atMs) {
    boolean usual = plan.ticketClass("").filter(c -> c.id().equals(ticketClass)).isPresent();
    double planned = usual ? plannedHere(wing, service) : 0;
    int slot = ArrivalRates.slot(atMs, zoneOffsetMs);
    return arrivals.perHour(
        wing, service, ticketClass, epochDay, slot, planned, plan.plan().hours());
  }

  /** The wing's share of the service's tickets a day: by its windows. */
  private double plannedHere(String wing, String service) {
    long all = 0;
    long here = 0;
    for (HallPlan.Window window : plan.plan().windows()) {
      if (window.serves().stream().anyMatch(s -> s.service().equals(service))) {
        all++;
        here += window.wing().equals(wing) ? 1 : 0;
      }
    }
    int aDay = plan.service(service).map(HallPlan.Service::weekdayTickets).orElse(0);
    return all == 0 ? 0 : (double) aDay * here / all;
  }
}

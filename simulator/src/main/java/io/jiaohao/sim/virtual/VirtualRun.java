package io.jiaohao.sim.virtual;

import io.jiaohao.core.Command;
import io.jiaohao.core.HallImage;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.HallState;
import io.jiaohao.core.PlanIndex;
import io.jiaohao.core.TicketState;
import io.jiaohao.sim.Arrivals;
import io.jiaohao.sim.Seeds;
import io.jiaohao.sim.Visitor;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Days in a hall that has no devices, no network, no disk and no clock but simulated ones. By day
 * faults come as the seed has it; after closing they end, and then everything must come right:
 * everybody is answered and called, and what devices were told is on record.
 */
public final class VirtualRun {
  /** A Tuesday; the hall is open. */
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 3);

  private static final long MINUTE_MS = 60_000;
  private static final long AWAY_MIN_MS = 500;
  private static final long AWAY_MAX_MS = 90_000;
  private static final long STEP_MAX_MS = 7_200_000;

  /** After closing, so long may it take until nobody waits. */
  private static final long DRAIN_MS = 5 * 60 * MINUTE_MS;

  private final Options options;
  private final HallPlan plan;
  private final SplittableRandom chance;
  private final VirtualTime time;
  private final FaultCounts counts = new FaultCounts();
  private final HistoryAuditor auditor;
  private final Swarm swarm;
  private final SimJournal journal;
  private final VirtualServer server;
  private final List<VirtualClerk> clerks = new ArrayList<>();
  private final Map<String, List<VirtualKiosk>> kiosks = new HashMap<>();
  private final List<VirtualDevice> devices = new ArrayList<>();
  private boolean faultsOn;

  /**
   * What is run.
   *
   * @param load visitors, as a multiple of a usual weekday
   * @param calm no faults at all
   */
  public record Options(HallPlan plan, long seed, int days, double load, boolean calm) {}

  /**
   * How it ended.
   *
   * @param digest of the hall at the end; the same options give the same
   */
  public record Outcome(
      long seed,
      int days,
      int visitors,
      long entries,
      List<String> faults,
      String injected,
      String swarm,
      long digest) {
    public Outcome {
      faults = List.copyOf(faults);
    }
  }

  private VirtualRun(Options options) {
    this.options = options;
    this.plan = options.plan();
    this.chance = Seeds.of(options.seed(), "virtual");
    this.swarm = options.calm() ? Swarm.CALM : Swarm.draw(chance.split());
    this.time = new VirtualTime(msOf(FIRST_DAY, plan.hours().openMinute() - 30));
    this.auditor = new HistoryAuditor(plan);
    this.journal = new SimJournal(time, chance.split(), counts, auditor::durable);
    this.server = new VirtualServer(time, plan, journal, swarm, auditor::fault);
    makeDevices();
  }

  /**
   * Runs it all.
   *
   * @param progress is told after each day how many are over
   */
  public static Outcome run(Options options, Consumer<Integer> progress) {
    VirtualRun run = new VirtualRun(options);
    run.server.start();
    for (int day = 0; day < options.days(); day++) {
      run.day(FIRST_DAY.plusDays(day));
      progress.accept(day + 1);
    }
    return run.outcome();
  }

  private long msOf(LocalDate day, int minute) {
    return day.atStartOfDay(plan.zoneId()).plusMinutes(minute).toInstant().toEpochMilli();
  }

  private void makeDevices() {
    for (HallPlan.Window window : plan.windows()) {
      VirtualDevice device =
          device(
              "window-" + window.id(),
              new Command.RegainDevice(window.id()),
              new Command.LoseDevice(window.id()));
      clerks.add(new VirtualClerk(plan, window, device, time, server, chance.split()));
    }
    for (HallPlan.Wing wing : plan.wings()) {
      for (int k = 1; k <= wing.kiosks(); k++) {
        String id = "kiosk-" + wing.id() + k;
        VirtualDevice device = device(id, new Command.RegainKiosk(id), new Command.LoseKiosk(id));
        kiosks
            .computeIfAbsent(wing.id(), w -> new ArrayList<>())
            .add(new VirtualKiosk(device, time, chance.split()));
      }
    }
  }

  private VirtualDevice device(String id, Command back, Command lost) {
    VirtualDevice device =
        new VirtualDevice(
            id,
            time,
            server,
            auditor,
            chance.split(),
            counts,
            () -> server.notice(back),
            () -> server.notice(lost));
    devices.add(device);
    return device;
  }

  private void day(LocalDate date) {
    PlanIndex index = new PlanIndex(plan);
    long openMs = msOf(date, plan.hours().openMinute());
    long closeMs = msOf(date, plan.hours().lastTicketMinute());
    time.runUntil(openMs - 10 * MINUTE_MS);
    boolean opens = index.issuesAt(openMs);
    clerks.forEach(VirtualClerk::begin);
    if (opens) {
      bring(new Arrivals(plan, options.load(), options.seed(), openMs));
    }
    faults(true);
    planFaults(closeMs);
    time.runUntil(closeMs);
    faults(false);
    clerks.forEach(VirtualClerk::end);
    time.runUntil(closeMs + DRAIN_MS);
    comeRight(date);
  }

  private void faults(boolean on) {
    faultsOn = on;
    Swarm now = on ? swarm : Swarm.CALM;
    journal.swarm(now);
    devices.forEach(device -> device.swarm(now));
  }

  private void bring(Arrivals arrivals) {
    Optional<Visitor> next = arrivals.next();
    if (next.isPresent()) {
      Visitor visitor = next.get();
      time.after(
          visitor.atHallMs() - time.nowMs(),
          () -> {
            kiosks.get(visitor.wing()).get(visitor.kiosk()).come(visitor);
            bring(arrivals);
          });
    }
  }

  private void planFaults(long closeMs) {
    SplittableRandom random = chance.split();
    spread(random, swarm.crashesPerDay(), closeMs, () -> crash(random));
    spread(random, swarm.failedSyncsPerDay(), closeMs, journal::failNext);
    spread(
        random,
        swarm.clockStepsPerDay(),
        closeMs,
        () -> {
          counts.clockSteps++;
          time.stepWall(random.nextLong(-STEP_MAX_MS, STEP_MAX_MS));
        });
    watchServer(random, closeMs);
  }

  private void spread(SplittableRandom random, double perDay, long endMs, Runnable what) {
    long lengthMs = endMs - time.nowMs();
    int times = (int) perDay + (random.nextDouble() < perDay % 1 ? 1 : 0);
    for (int i = 0; i < times; i++) {
      time.after(random.nextLong(lengthMs), what);
    }
  }

  private void crash(SplittableRandom random) {
    if (server.isUp() && faultsOn) {
      counts.crashes++;
      server.stop();
      restartIn(random.nextLong(AWAY_MIN_MS, AWAY_MAX_MS));
    }
  }

  /** A server that stopped by itself is started by somebody who notices. */
  private void watchServer(SplittableRandom random, long closeMs) {
    time.after(
        MINUTE_MS,
        () -> {
          if (!server.isUp() && !restarting) {
            restartIn(random.nextLong(AWAY_MIN_MS, AWAY_MAX_MS));
          }
          if (time.nowMs() < closeMs + MINUTE_MS) {
            watchServer(random, closeMs);
          }
        });
  }

  private boolean restarting;

  private void restartIn(long ms) {
    restarting = true;
    journal.crash();
    devices.forEach(VirtualDevice::cut);
    time.after(
        ms,
        () -> {
          restarting = false;
          server.start();
          // Windows tell by their next word that they are there; whoever has none says so now.
          plan.windows().forEach(w -> server.notice(new Command.RegainDevice(w.id())));
        });
  }

  /** Faults have ended a while ago: now all must be well. */
  private void comeRight(LocalDate date) {
    require(server.isUp(), date + ": the server is not up");
    if (!server.isUp()) {
      return;
    }
    server.check();
    auditor.settle();
    devices.stream()
        .filter(VirtualDevice::isWaiting)
        .forEach(device -> auditor.fault(date + ": " + device.id() + " waits for an answer"));
    long waiting =
        server.hall().image().tickets().stream()
            .filter(t -> t.state() == TicketState.WAITING && !t.marks().setAside())
            .count();
    require(waiting == 0, date + ": " + waiting + " people were never called");
    HallImage image = server.hall().image();
    require(image.calls().isEmpty(), date + ": " + image.calls().size() + " calls never ended");
    for (HallImage.Window window : image.windows()) {
      require(
          server
              .look(window.window())
              .filter(l -> l.call().callId() == window.callId())
              .isPresent(),
          date + ": the picture of " + window.window() + " is not what the hall has");
    }
    require(HallState.of(image).digest() == server.hall().digest(), date + ": an image differs");
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      auditor.fault(otherwise);
    }
  }

  private Outcome outcome() {
    return new Outcome(
        options.seed(),
        options.days(),
        auditor.visitors(),
        journal.lastSeq(),
        auditor.faults(),
        counts.toString(),
        swarm.toString(),
        server.isUp() ? server.hall().digest() : 0);
  }
}

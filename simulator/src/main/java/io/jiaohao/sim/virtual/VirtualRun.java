package io.jiaohao.sim.virtual;

import io.jiaohao.core.Command;
import io.jiaohao.core.Entry;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.PlanIndex;
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
  private static final double MINUTES_PER_HOUR = 60;

  /** Clerks come this long before the hall opens. */
  private static final long EARLY_MS = 10 * MINUTE_MS;

  /** After closing, so long may it take at most until nobody waits. */
  private static final long DRAIN_MAX_MS = 6 * 60 * MINUTE_MS;

  /** And once nobody waits, so long until all is said and every board shows it. */
  private static final long SETTLE_MS = 2 * MINUTE_MS;

  private final Options options;
  private final HallPlan plan;
  private final SplittableRandom chance;
  private final VirtualTime time;
  private final FaultCounts counts = new FaultCounts();
  private final HistoryAuditor auditor;
  private final Swarm swarm;
  private final SimStorage storage;
  private final VirtualServer server;
  private final Storm storm;
  private final Quiet quiet;
  private final List<VirtualClerk> clerks = new ArrayList<>();
  private final Map<String, List<VirtualKiosk>> kiosks = new HashMap<>();
  private final List<VirtualDevice> devices = new ArrayList<>();
  private final List<VirtualBoard> boards = new ArrayList<>();
  private final List<Runnable> reboots = new ArrayList<>();

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

  private VirtualRun(Options options, Parts parts, Consumer<Entry> durable) {
    this.options = options;
    this.plan = options.plan();
    this.chance = Seeds.of(options.seed(), "virtual");
    int minutes = plan.hours().lastTicketMinute() - plan.hours().openMinute();
    Swarm drawn = Swarm.draw(chance.split(), minutes / MINUTES_PER_HOUR);
    this.swarm = options.calm() ? Swarm.CALM : drawn;
    this.time = new VirtualTime(msOf(FIRST_DAY, plan.hours().openMinute()) - 2 * EARLY_MS);
    this.auditor = new HistoryAuditor(plan);
    this.storage =
        new SimStorage(
            time,
            chance.split(),
            counts,
            parts.disk(),
            plan.id(),
            durable.andThen(auditor::durable));
    this.server = new VirtualServer(time, plan, storage, swarm, parts, auditor::fault);
    this.storm = new Storm(time, server, storage, swarm, counts, chance.split(), this::cutAll);
    this.quiet = new Quiet(plan, server, auditor, devices, boards);
    makeWindows();
    plan.wings().forEach(this::makeWing);
  }

  /**
   * Runs it all.
   *
   * @param durable is told each entry once it is safe, in order
   * @param progress is told after each day how many are over
   */
  public static Outcome run(Options options, Consumer<Entry> durable, Consumer<Integer> progress) {
    return run(options, Parts.SOUND, durable, progress);
  }

  /** Runs it on a server of these parts. */
  static Outcome run(
      Options options, Parts parts, Consumer<Entry> durable, Consumer<Integer> progress) {
    VirtualRun run = new VirtualRun(options, parts, durable);
    try {
      run.server.start();
      run.boards.forEach(VirtualBoard::connect);
      for (int day = 0; day < options.days(); day++) {
        run.day(FIRST_DAY.plusDays(day));
        progress.accept(day + 1);
      }
      run.quiet.checkRecord();
    } catch (IllegalStateException e) {
      run.auditor.fault("the run broke off: " + e.getMessage());
    }
    return run.outcome();
  }

  private long msOf(LocalDate day, int minute) {
    return day.atStartOfDay(plan.zoneId()).plusMinutes(minute).toInstant().toEpochMilli();
  }

  private void makeWindows() {
    for (HallPlan.Window window : plan.windows()) {
      VirtualDevice device =
          device(
              "window-" + window.id(),
              new Command.RegainDevice(window.id()),
              new Command.LoseDevice(window.id()));
      VirtualClerk clerk = new VirtualClerk(plan, window, device, time, server, chance.split());
      clerks.add(clerk);
      reboots.add(clerk::startAnew);
    }
  }

  private void makeWing(HallPlan.Wing wing) {
    for (int k = 1; k <= wing.kiosks(); k++) {
      String id = "kiosk-" + wing.id() + k;
      VirtualDevice device = device(id, new Command.RegainKiosk(id), new Command.LoseKiosk(id));
      VirtualKiosk kiosk = new VirtualKiosk(device, time, chance.split());
      kiosks.computeIfAbsent(wing.id(), w -> new ArrayList<>()).add(kiosk);
      reboots.add(kiosk::startAnew);
    }
    for (int b = 1; b <= wing.mainBoards(); b++) {
      String id = "board-" + wing.id() + b;
      boards.add(new VirtualBoard(id, wing.id(), time, server, chance.split(), counts));
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

  private void cutAll() {
    devices.forEach(VirtualDevice::cut);
    boards.forEach(VirtualBoard::cut);
  }

  private void day(LocalDate date) {
    PlanIndex index = new PlanIndex(plan);
    long openMs = msOf(date, plan.hours().openMinute());
    long closeMs = msOf(date, plan.hours().lastTicketMinute());
    time.runUntil(openMs - EARLY_MS);
    clerks.forEach(VirtualClerk::begin);
    if (index.issuesAt(openMs)) {
      bring(new Arrivals(plan, options.load(), options.seed(), openMs));
    }
    faults(swarm);
    storm.rage(closeMs, reboots);
    time.runUntil(closeMs);
    storm.end();
    faults(Swarm.CALM);
    clerks.forEach(clerk -> clerk.end(auditor.pictures()::isEmpty));
    comeToRest(closeMs + DRAIN_MAX_MS);
    quiet.check(date.toString());
  }

  private void faults(Swarm now) {
    storage.swarm(now);
    devices.forEach(device -> device.swarm(now));
    boards.forEach(board -> board.swarm(now));
  }

  /** Until nothing is left to do, and nothing has been taken back for a while. */
  private void comeToRest(long latestMs) {
    do {
      while (!quiet.hasCome() && time.nowMs() < latestMs) {
        time.runUntil(time.nowMs() + MINUTE_MS);
      }
      time.runUntil(time.nowMs() + SETTLE_MS);
    } while (!quiet.hasCome() && time.nowMs() < latestMs);
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

  private Outcome outcome() {
    return new Outcome(
        options.seed(),
        options.days(),
        auditor.visitors(),
        storage.entries(),
        auditor.faults(),
        counts.toString(),
        swarm.toString(),
        server.isUp() ? server.hall().digest() : 0);
  }
}

package io.jiaohao.sim;

import io.jiaohao.sim.Mishap.Outcome;
import io.jiaohao.sim.course.FaultStep;
import io.jiaohao.sim.course.FaultStep.Kind;
import io.jiaohao.sim.course.FaultStep.Part;
import io.jiaohao.sim.line.CutLine;
import io.netty.channel.EventLoop;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** Lets go wrong what the day's course says, as far as that can be done from outside a server. */
final class Mishaps {
  /** Of the taps in a panic, those that are double. */
  private static final double DOUBLE = 0.5;

  /** A kiosk's line breaks this long after a tap at most: before, between and after the answer. */
  private static final int BREAKS_WITHIN_MS = 6;

  private final EventLoop loop;
  private final SimSettings settings;
  private final SplittableRandom random;
  private final Map<String, CutLine> lines = new LinkedHashMap<>();
  private final Map<FaultStep, Set<String>> devices = new LinkedHashMap<>();
  private final Set<FaultStep> running = new LinkedHashSet<>();
  private final List<Mishap> told = new ArrayList<>();
  private final LineFaults lineFaults;
  private long doubleTaps;
  private long breaks;

  Mishaps(EventLoop loop, SimSettings settings) {
    this.loop = loop;
    this.settings = settings;
    this.random = Seeds.of(settings.seed(), "mishaps");
    this.lineFaults = new LineFaults(loop, settings.lineFaults(), lines);
  }

  /** Where a device that something will happen to finds its own line. */
  Optional<InetSocketAddress> line(
      String device, Part part, String wing, int nth, Optional<InetAddress> from) {
    for (FaultStep step : settings.course().steps()) {
      if (step.meets(part, wing, nth)) {
        devices.computeIfAbsent(step, s -> new LinkedHashSet<>()).add(device);
      }
    }
    if (devices.values().stream().anyMatch(met -> met.contains(device))
        || lineFaults.meet(device)) {
      lines.put(device, new CutLine(loop, server(), from));
    }
    return Optional.ofNullable(lines.get(device)).map(CutLine::address);
  }

  /** A line that can be cut leads to one server; days with such lines have no other. */
  private InetSocketAddress server() {
    SimSettings.Server server = settings.servers().get(0);
    return new InetSocketAddress(server.host(), server.port());
  }

  /** The hall opens: what is still to come will come at its time. */
  void begin(HallTasks tasks, Fleet fleet, Faults faults) {
    lineFaults.begin(fleet);
    ZoneId zone = settings.plan().zoneId();
    long nowMs = tasks.nowMs();
    for (FaultStep step : settings.course().steps()) {
      long atMs =
          Instant.ofEpochMilli(nowMs).atZone(zone).with(step.at()).toInstant().toEpochMilli();
      if (step.kind() != Kind.RESTART && atMs >= nowMs) {
        tasks.at(atMs, () -> begins(step, fleet));
        tasks.at(atMs + step.lastsMs(), () -> ends(step, fleet, faults));
      }
    }
  }

  private void begins(FaultStep step, Fleet fleet) {
    running.add(step);
    switch (step.kind()) {
      case CUT -> linesOf(step).forEach(CutLine::cut);
      case FREEZE -> freeze(step, fleet, true);
      default -> {}
    }
  }

  private void ends(FaultStep step, Fleet fleet, Faults faults) {
    if (!running.remove(step)) {
      return;
    }
    switch (step.kind()) {
      case CUT -> {
        linesOf(step).forEach(CutLine::mended);
        awaitBack(step, fleet, faults, SimClock.nanos());
      }
      case FREEZE -> {
        freeze(step, fleet, false);
        survived(
            step,
            "%d 块大屏恢复读取".formatted(devicesOf(step).size()),
            "%d boards read on".formatted(devicesOf(step).size()));
      }
      case PANIC ->
          survived(
              step,
              "重复点按 %d 次，线路中断 %d 次（累计）".formatted(doubleTaps, breaks),
              "%d double taps, %d broken lines so far".formatted(doubleTaps, breaks));
      case RESTART -> {}
    }
  }

  private void freeze(FaultStep step, Fleet fleet, boolean now) {
    linesOf(step).forEach(line -> line.frozen(now));
    fleet.boards().stream()
        .filter(board -> devicesOf(step).contains(board.id()))
        .forEach(board -> board.frozen(now));
  }

  private Set<String> devicesOf(FaultStep step) {
    return devices.getOrDefault(step, Set.of());
  }

  private List<CutLine> linesOf(FaultStep step) {
    return devicesOf(step).stream().map(lines::get).toList();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // The next look; it ends with the loop.
  private void awaitBack(FaultStep step, Fleet fleet, Faults faults, long sinceNanos) {
    double ms = SimClock.msSince(sinceNanos);
    int count = devicesOf(step).size();
    if (fleet.areIn(devicesOf(step))) {
      survived(
          step,
          "%d 台设备 %.1f 秒后全部恢复".formatted(count, ms / 1_000),
          "all %d devices back after %.1f s".formatted(count, ms / 1_000));
    } else if (ms > SimLimits.LOGIN_ALL_WITHIN_MS) {
      told.add(new Mishap(step, Outcome.NOT_SURVIVED, "设备未全部恢复", "not all devices came back"));
      faults.add("wing %s: not all of %d devices came back after a cut", step.wing(), count);
    } else {
      loop.schedule(
          () -> awaitBack(step, fleet, faults, sinceNanos),
          SimLimits.LOOK_EVERY_MS,
          TimeUnit.MILLISECONDS);
    }
  }

  /** A step has come to a good end. */
  void survived(FaultStep step, String zh, String en) {
    told.add(new Mishap(step, Outcome.SURVIVED, zh, en));
  }

  /** Whether the visitor at this kiosk taps twice; its line may break then. */
  @SuppressWarnings("FutureReturnValueIgnored") // Ends with the loop.
  boolean tapsTwice(String kiosk, String wing) {
    if (running.stream().noneMatch(s -> s.kind() == Kind.PANIC && s.wing().equals(wing))) {
      return false;
    }
    loop.schedule(
        () -> {
          breaks++;
          lines.get(kiosk).drop();
        },
        random.nextInt(BREAKS_WITHIN_MS),
        TimeUnit.MILLISECONDS);
    boolean twice = random.nextDouble() < DOUBLE;
    doubleTaps += twice ? 1 : 0;
    return twice;
  }

  /** The run ends: whatever still goes on is ended now. */
  void end(Fleet fleet, Faults faults) {
    List.copyOf(running).forEach(step -> ends(step, fleet, faults));
    lineFaults.end(fleet);
  }

  /** Faults of single lines, so far. */
  long lineFaults() {
    return lineFaults.met();
  }

  /** What became of every step, in the order of the course. */
  List<Mishap> told() {
    List<Mishap> all = new ArrayList<>();
    for (FaultStep step : settings.course().steps()) {
      all.add(
          told.stream()
              .filter(one -> one.step().equals(step))
              .findFirst()
              .orElseGet(() -> skipped(step)));
    }
    return all;
  }

  private static Mishap skipped(FaultStep step) {
    return step.needsOwnServer()
        ? new Mishap(
            step,
            Outcome.SKIPPED,
            "跳过：不是本程序启动的服务器，或运行已提前结束",
            "skipped: the server was not started here, or the run ended before")
        : new Mishap(step, Outcome.SKIPPED, "跳过：不在运行时段内", "skipped: not within the run");
  }
}

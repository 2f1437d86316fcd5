package io.jiaohao.sim;

import io.jiaohao.core.HallPlan;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.wire.Role;
import io.jiaohao.sim.course.FaultStep;
import io.jiaohao.sim.line.FaultPlan;
import io.jiaohao.sim.line.LineFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One demonstration, from an empty directory to the report. */
final class DemoRun {
  /** What a server and all logins usually take; visitors come when the hall opens, after that. */
  private static final long OPENS_IN_MS = 4_000;

  /** The first of several nodes serves after 3 s of listening for others; then those start. */
  private static final long NODES_OPEN_IN_MS = 12_000;

  /** Pages that take numbers or call; the others only look. */
  private static final Pattern AT_WORK = Pattern.compile("/(kiosk|window)");

  private final DemoSettings settings;
  private final ProgressLine progress;
  private final StopSign stop;
  private final KillPlan killPlan;
  private final AtomicReference<Simulation> running = new AtomicReference<>();
  private boolean survived = true;
  private final Deque<FaultStep> restarts = new ArrayDeque<>();
  private final Queue<String> opened = new ConcurrentLinkedQueue<>();

  DemoRun(DemoSettings settings, ProgressLine progress, StopSign stop) {
    this.settings = settings;
    this.progress = progress;
    this.stop = stop;
    this.killPlan = new KillPlan(settings.kills(), settings.runMs(), settings.seed());
    settings.course().steps().stream().filter(FaultStep::needsOwnServer).forEach(restarts::add);
  }

  int run() throws Exception {
    SimReport report = report();
    int audited = Run.tell(report);
    return survived ? audited : Run.NOT_SURVIVED;
  }

  /** Runs it all; the server is gone afterwards, and so are data that nobody asked for. */
  SimReport report() throws Exception {
    Path data =
        settings.dataDir().isPresent()
            ? Files.createDirectories(settings.dataDir().get())
            : Files.createTempDirectory("jiaohao-demo");
    Path keysHere = settings.nodes() == 1 ? data : Files.createDirectories(DemoNodes.first(data));
    List<DeviceRecord> keys = new DemoServer(settings, keysHere, 0, page -> {}).makeKeys();
    SimReport report;
    try (DemoHost host = host(data)) {
      host.start();
      report = drive(host, keys);
    }
    if (settings.dataDir().isEmpty() && report.faults() == 0) {
      delete(data);
    } else {
      progress.say("the hall's data: " + data);
    }
    return report;
  }

  private DemoHost host(Path data) throws IOException, InterruptedException {
    if (settings.nodes() == 1) {
      DemoServer server = new DemoServer(settings, data, OPENS_IN_MS, this::pageOpened);
      return new DemoAlone(server, progress);
    }
    DemoServer.Origin origin = DemoServer.Origin.opensIn(settings, NODES_OPEN_IN_MS);
    return DemoNodes.prepare(settings, data, origin, this::pageOpened, progress);
  }

  private SimReport drive(DemoHost host, List<DeviceRecord> keys) throws Exception {
    SimSettings simulated =
        new SimSettings(
            host.servers(),
            keys,
            settings.plan(),
            settings.load(),
            settings.seed(),
            settings.course(),
            lineFaults(keys, Math.max(0, host.opensInMs())));
    progress.say("manager page: " + host.managerPage());
    try (Simulation simulation = new Simulation(simulated)) {
      running.set(simulation);
      double loginMs = simulation.start();
      host.links().forEach(progress::say);
      progress.say(
          String.format(
              Locale.ROOT,
              "%d devices logged in within %.1f s; the hall opens at %s and runs at %.0f times real time",
              simulation.devices(),
              loginMs / 1_000,
              DemoCommand.clock(settings.openMinute()),
              settings.speed()));
      long opensInMs = Math.max(0, host.opensInMs());
      simulation.open((long) (opensInMs * settings.speed()));
      if (!stop.await(opensInMs)) {
        new Run(simulation, settings.runMs(), progress, stop)
            .go(sinceMs -> watch(host, simulation, sinceMs));
      }
      SimReport report = simulation.stop();
      if (!host.stop()) {
        simulation.fault("a server did not stop when asked to");
      }
      DayReport day = simulation.dayReport(report, true);
      survived = day.isSurvived();
      if (settings.reportDir().isPresent()) {
        Path page = ReportFiles.write(settings.reportDir().get(), day);
        progress.say("report: " + page);
      }
      return report;
    }
  }

  /** Kiosks, windows and boards meet as many each, from the opening on. */
  private List<LineFault> lineFaults(List<DeviceRecord> keys, long opensInMs) {
    if (settings.lineFaults() == 0) {
      return List.of();
    }
    Set<String> places = new HashSet<>();
    for (HallPlan.Window window : settings.plan().windows()) {
      places.addAll(List.of(window.wing(), window.id()));
    }
    List<DeviceRecord> atWork = keys.stream().filter(key -> places.contains(key.place())).toList();
    List<List<String>> groups =
        Stream.of(Role.ROLE_KIOSK, Role.ROLE_WINDOW, Role.ROLE_BOARD)
            .map(role -> atWork.stream().filter(key -> key.role() == role))
            .map(ofRole -> ofRole.map(DeviceRecord::deviceId).toList())
            .toList();
    return FaultPlan.of(
        Seeds.of(settings.seed(), "line faults"),
        groups,
        settings.lineFaults(),
        opensInMs,
        opensInMs + settings.runMs());
  }

  /** At once: a page at work sends a simulated device away. */
  private void pageOpened(String page) {
    Simulation simulation = running.get();
    if (simulation != null && AT_WORK.matcher(page).lookingAt()) {
      simulation.somebodyCame();
      opened.add(page);
    }
  }

  private void watch(DemoHost host, Simulation simulation, double sinceMs) throws Exception {
    host.checkAlive();
    for (String page = opened.poll(); page != null; page = opened.poll()) {
      progress.say(
          "somebody is at %s: who is where is theirs to change, and audited no more; boards are"
              .formatted(page));
    }
    if (killPlan.isDue(sinceMs)) {
      host.kill(simulation);
    }
    FaultStep restart = restarts.peek();
    if (restart != null && sinceMs >= dueMs(restart)) {
      restarts.remove();
      double backMs = host.kill(simulation);
      simulation.survived(
          restart,
          "%.1f 秒后全部设备恢复".formatted(backMs / 1_000),
          "every device back after %.1f s".formatted(backMs / 1_000));
    }
  }

  /** In real milliseconds since the hall opened. */
  private double dueMs(FaultStep step) {
    LocalTime opened = LocalTime.MIDNIGHT.plusMinutes(settings.openMinute());
    return opened.until(step.at(), ChronoUnit.MILLIS) / settings.speed();
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}

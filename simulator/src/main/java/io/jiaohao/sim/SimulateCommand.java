package io.jiaohao.sim;

import io.jiaohao.config.HallFileException;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.PlanIndex;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.KeyFile;
import io.jiaohao.sim.course.CourseFile;
import io.jiaohao.sim.course.DayCourse;
import io.jiaohao.sim.course.ShippedCourses;
import io.jiaohao.sim.virtual.VirtualCommand;
import io.jiaohao.sim.virtual.VirtualRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Drives a server that runs already, at whatever speed its hall time has. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Drives a running server with simulated visitors, clerks and boards, and audits it.",
      "All devices of the hall log in here: nobody else should use the hall meanwhile.",
      "With --scenario and without --target it starts a server of its own.",
      "Exit status: 0 = all invariants held, 1 = a fault was found or the run broke off,",
      "2 = wrong arguments or a faulty file, 3 = a step of the scenario was not survived."
    })
final class SimulateCommand implements Callable<Integer> {
  private static final int PORT_MAX = 65_535;
  private static final int SECONDS_PER_MINUTE = 60;
  private static final long WINDOWS_OPEN_WITHIN_MS = 60_000;

  @Mixin private RunOptions options;

  @Option(
      names = "--virtual",
      description = {
        "Without a server: the core and the engine in virtual time, with faults of network, disk and",
        "clock from the seed. Takes --days and --calm instead of --target, --keys and --for."
      })
  private boolean virtual;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "1",
      description = "Virtual days (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(names = "--calm", description = "Virtual days without faults.")
  private boolean calm;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Keep the virtual days' journal here, as a server writes it; a new or empty directory.")
  private Path data;

  @Option(
      names = "--scenario",
      paramLabel = "NAME|FILE",
      description = "A day's course: one that ships (see --list), or a file.")
  private String scenario;

  @Option(names = "--list", description = "Name the days that ship, and end.")
  private boolean list;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description =
          "Write report.html, report.json and .hlog files here; a new or empty directory.")
  private Path reportDir;

  @Option(
      names = "--server-jar",
      paramLabel = "FILE",
      description = "The server to start without --target (default: the one that is brought).")
  private Path serverJar;

  @Spec private CommandSpec spec;

  @Option(
      names = "--target",
      paramLabel = "HOST:PORT",
      split = ",",
      description = "Device port of the server; several nodes of one hall or city: H1:P1,H2:P2.")
  private List<String> targets = List.of();

  @Option(
      names = "--keys",
      paramLabel = "FILE",
      split = ",",
      description = {
        "Key file of all devices, as \"device init\" makes it.",
        "With --city: the data directories of the nodes, D1,D2."
      })
  private List<Path> keys = List.of();

  @Option(
      names = "--city",
      paramLabel = "DIR",
      description = {
        "Drives all halls of the hall files in this directory at once, at a steady load: 1 keeps their",
        "windows busy for 78 %% of the time, 10 does so with ten times as many visitors, each as short."
      })
  private Path city;

  @Override
  public Integer call() throws Exception {
    options.check();
    if (list) {
      return list();
    }
    if (city != null) {
      return driveCity();
    }
    options.checkNew("--report", reportDir, "a report belongs to one run");
    if (virtual) {
      if (days < 1 || days > SimLimits.DAYS_MAX) {
        throw options.usage("--days: " + days + " (expected: 1.." + SimLimits.DAYS_MAX + ")");
      }
      options.checkNew("--data", data, "a virtual hall begins its own days");
      return VirtualCommand.run(
          new VirtualRun.Options(options.plan(), options.seed(), days, options.load(), calm),
          Optional.ofNullable(data),
          spec.commandLine().getOut(),
          spec.commandLine().getErr());
    }
    if (scenario != null && targets.isEmpty()) {
      return onOwnServer();
    }
    if (targets.isEmpty() || keys.size() != 1) {
      throw options.usage("expected: --target and --keys, --scenario, --city, or --virtual");
    }
    SimSettings settings = settings();
    ProgressLine progress = Run.progress(settings.plan().zoneId());
    StopSign stop = StopSign.listen();
    try (Simulation simulation = new Simulation(settings)) {
      double loginMs = simulation.start();
      progress.say(
          "%d devices logged in within %.1f s".formatted(simulation.devices(), loginMs / 1_000));
      checkHours(settings.plan(), simulation.hallMs());
      simulation.open(WINDOWS_OPEN_WITHIN_MS);
      new Run(simulation, settings.course().runMs(), progress, stop).go(sinceOpenMs -> {});
      SimReport report = simulation.stop();
      DayReport day = simulation.dayReport(report, false);
      if (reportDir != null) {
        progress.say("report: " + ReportFiles.write(reportDir, day));
      }
      return status(Run.tell(report), day);
    } finally {
      stop.over();
    }
  }

  private Integer driveCity() throws Exception {
    if (scenario != null || virtual || reportDir != null || targets.isEmpty() || keys.isEmpty()) {
      throw options.usage(
          "--city: " + city + " (expected: with --target and --keys, no --scenario or --report)");
    }
    if (!Files.isDirectory(city)) {
      throw options.usage("--city: " + city + " (expected: a directory of hall files)");
    }
    List<CitySettings.Hall> halls;
    try {
      halls = CityFiles.read(city, keys);
    } catch (IllegalArgumentException | HallFileException e) {
      throw options.usage(e.getMessage());
    }
    double load = options.isGiven("--load") ? options.load() : 1;
    CitySettings settings = new CitySettings(servers(), halls, load, options.seed());
    StopSign stop = StopSign.listen();
    try {
      ProgressLine progress = Run.progress(halls.get(0).plan().zoneId());
      return new CityRun(settings, options.runMs(), progress, stop).run();
    } finally {
      stop.over();
    }
  }

  private SimSettings settings() throws Exception {
    Path file = keys.get(0);
    if (!Files.isReadable(file)) {
      throw options.usage("--keys: " + file + " (expected: a readable key file)");
    }
    List<DeviceRecord> devices = KeyFile.read(file);
    HallPlan plan = options.plan();
    DayCourse course = course(plan);
    return new SimSettings(servers(), devices, plan, course.load(), options.seed(), course);
  }

  private Integer list() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    HallPlan plan = options.plan();
    for (String name : ShippedCourses.NAMES) {
      DayCourse course = ShippedCourses.read(name, plan);
      out.printf("%-14s %s  %s%n", name, course.titleEn(), course.titleZh());
    }
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  private static int status(int audited, DayReport day) {
    return day.isSurvived() ? audited : Run.NOT_SURVIVED;
  }

  /** The scenario, with what the command line says otherwise. */
  private DayCourse course(HallPlan plan) throws IOException {
    if (scenario == null) {
      return DayCourse.plain(options.load(), 1, LocalTime.MIDNIGHT, options.runMs());
    }
    try {
      DayCourse read =
          ShippedCourses.NAMES.contains(scenario)
              ? ShippedCourses.read(scenario, plan)
              : CourseFile.read(file(), plan);
      return read.with(
          options.isGiven("--load") ? options.load() : read.load(),
          options.isGiven("--for") ? options.runMs() : read.runMs());
    } catch (HallFileException e) {
      throw options.usage(e.getMessage());
    }
  }

  private Path file() {
    Path file = Path.of(scenario);
    if (!Files.isReadable(file)) {
      throw options.usage(
          "--scenario: %s (expected: a readable file, or one of %s)"
              .formatted(scenario, String.join(", ", ShippedCourses.NAMES)));
    }
    return file;
  }

  private Integer onOwnServer() throws Exception {
    if (!keys.isEmpty()) {
      throw options.usage("--keys: " + keys.get(0) + " (expected: with --target only)");
    }
    HallPlan plan = options.plan();
    DayCourse course = course(plan);
    DemoSettings settings =
        new DemoSettings(
            plan,
            options.hallFile(),
            course.load(),
            course.runMs(),
            options.seed(),
            course.speed(),
            course.from().toSecondOfDay() / SECONDS_PER_MINUTE,
            0,
            0,
            1,
            Optional.ofNullable(data),
            0,
            0,
            Optional.ofNullable(serverJar),
            course,
            Optional.ofNullable(reportDir));
    StopSign stop = StopSign.listen();
    try {
      return new DemoRun(settings, Run.progress(plan.zoneId()), stop).run();
    } finally {
      stop.over();
    }
  }

  private List<SimSettings.Server> servers() {
    return targets.stream().map(this::server).toList();
  }

  private SimSettings.Server server(String target) {
    int colon = target.lastIndexOf(':');
    String port = target.substring(colon + 1);
    if (colon > 0 && port.matches("\\d{1,5}")) {
      int number = Integer.parseInt(port);
      if (number >= 1 && number <= PORT_MAX) {
        return new SimSettings.Server("", target.substring(0, colon), number);
      }
    }
    throw options.usage("--target: " + target + " (expected: host:port, port 1.." + PORT_MAX + ")");
  }

  private static void checkHours(HallPlan plan, long hallMs) {
    if (!new PlanIndex(plan).issuesAt(hallMs)) {
      String now =
          DateTimeFormatter.ofPattern("HH:mm")
              .withZone(plan.zoneId())
              .format(Instant.ofEpochMilli(hallMs));
      throw new IllegalStateException(
          "the hall issues no numbers now: hall time %s (expected: %s to %s)"
              .formatted(
                  now,
                  DemoCommand.clock(plan.hours().openMinute()),
                  DemoCommand.clock(plan.hours().lastTicketMinute())));
    }
  }
}

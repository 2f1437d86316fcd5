package io.jiaohao.sim;

import io.jiaohao.core.HallPlan;
import io.jiaohao.sim.course.DayCourse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A crowded day on this machine: a server of its own, and everybody who comes to it. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Starts a server on this machine, drives it like a crowded day and audits what it does.",
      "The last line on standard output is one JSON object; the exit status is 0 only without faults."
    })
final class DemoCommand implements Callable<Integer> {
  private static final int MINUTES_PER_HOUR = 60;
  private static final double SPEED_MAX = 1_000;
  private static final int KILLS_MAX = 50;
  private static final int LINE_FAULTS_MAX = 100_000;
  private static final int PORT_MAX = 65_535;

  @Mixin private RunOptions options;

  @Option(
      names = "--speed",
      paramLabel = "X",
      defaultValue = "120",
      description = "Hall time per real time, 1 to 1000 (default: ${DEFAULT-VALUE}).")
  private double speed;

  @Option(
      names = "--open",
      paramLabel = "HH:MM",
      description = "Hall time at which it begins (default: when the hall opens).")
  private LocalTime open;

  @Option(
      names = "--kill",
      paramLabel = "N",
      description = {
        "Kill the server that serves N times at chance moments and start it again",
        "(default: 0, on several nodes 1)."
      })
  private Integer kills;

  @Option(
      names = "--faults",
      paramLabel = "N",
      defaultValue = "0",
      description = {
        "Let something go wrong with a device's line N times: cut, late, silent, deaf, byte by byte, glued, slow.",
        "The seed says where, when and how (default: ${DEFAULT-VALUE}; on one server only)."
      })
  private int lineFaults;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      defaultValue = "1",
      description = {
        "Servers that share the hall through a Redis, which is started too; 2 to "
            + SimLimits.NODES_MAX
            + ".",
        "Another one goes on when the one that serves is killed (default: 1, without Redis)."
      })
  private int nodes;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Keep the hall's data here; a new or empty directory (default: a temporary one).")
  private Path dataDir;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port of the devices (default: 0, any free one).")
  private int port;

  @Option(
      names = "--web-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port of the manager page (default: 0, any free one).")
  private int webPort;

  @Option(
      names = "--server-jar",
      paramLabel = "FILE",
      description = "Another server to run (default: the one that this program brings).")
  private Path serverJar;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Write a report here at the end; a new or empty directory.")
  private Path reportDir;

  @Override
  public Integer call() throws Exception {
    options.check();
    int killed = kills == null ? (nodes > 1 ? 1 : 0) : kills;
    check(killed);
    HallPlan plan = options.plan();
    int opens = openMinute(plan.hours());
    DemoSettings settings =
        new DemoSettings(
            plan,
            options.hallFile(),
            options.load(),
            options.runMs(),
            options.seed(),
            speed,
            opens,
            killed,
            lineFaults,
            nodes,
            Optional.ofNullable(dataDir),
            port,
            webPort,
            Optional.ofNullable(serverJar),
            DayCourse.plain(
                options.load(), speed, LocalTime.MIDNIGHT.plusMinutes(opens), options.runMs()),
            Optional.ofNullable(reportDir));
    StopSign stop = StopSign.listen();
    try {
      return new DemoRun(settings, Run.progress(plan.zoneId()), stop).run();
    } finally {
      stop.over();
    }
  }

  private void check(int killed) throws IOException {
    if (!(speed >= 1 && speed <= SPEED_MAX)) {
      throw options.usage("--speed: " + speed + " (expected: 1 to 1000)");
    }
    if (nodes < 1 || nodes > SimLimits.NODES_MAX) {
      throw options.usage("--nodes: " + nodes + " (expected: 1 to " + SimLimits.NODES_MAX + ")");
    }
    if (killed < 0 || killed > KILLS_MAX) {
      throw options.usage("--kill: " + killed + " (expected: 0 to " + KILLS_MAX + ")");
    }
    if (lineFaults < 0 || lineFaults > LINE_FAULTS_MAX || (lineFaults > 0 && nodes > 1)) {
      throw options.usage(
          "--faults: %d (expected: 0 to %d, without --nodes)"
              .formatted(lineFaults, LINE_FAULTS_MAX));
    }
    checkPort("--port", port);
    checkPort("--web-port", webPort);
    if (serverJar != null && !Files.isReadable(serverJar)) {
      throw options.usage("--server-jar: " + serverJar + " (expected: the server's runnable jar)");
    }
    options.checkNew("--data", dataDir, "a demo begins its own day");
    options.checkNew("--report", reportDir, "a report belongs to one run");
  }

  private void checkPort(String option, int number) {
    if (number < 0 || number > PORT_MAX) {
      throw options.usage(option + ": " + number + " (expected: 0 to " + PORT_MAX + ")");
    }
  }

  private int openMinute(HallPlan.Hours hours) {
    int minute =
        open == null ? hours.openMinute() : open.getHour() * MINUTES_PER_HOUR + open.getMinute();
    if (minute < hours.openMinute() || minute >= hours.lastTicketMinute()) {
      throw options.usage(
          "--open: %s (expected: %s to before %s)"
              .formatted(open, clock(hours.openMinute()), clock(hours.lastTicketMinute())));
    }
    return minute;
  }

  /** A minute after midnight as a clock shows it. */
  static String clock(int minute) {
    return String.format(
        Locale.ROOT, "%02d:%02d", minute / MINUTES_PER_HOUR, minute % MINUTES_PER_HOUR);
  }
}

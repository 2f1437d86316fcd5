package io.jiaohao.sim;

import io.jiaohao.core.HallPlan;
import io.jiaohao.core.PlanIndex;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.KeyFile;
import io.jiaohao.sim.virtual.VirtualCommand;
import io.jiaohao.sim.virtual.VirtualRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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
      "All devices of the hall log in here: nobody else should use the hall meanwhile."
    })
final class SimulateCommand implements Callable<Integer> {
  private static final int PORT_MAX = 65_535;
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

  @Spec private CommandSpec spec;

  @Option(names = "--target", paramLabel = "HOST:PORT", description = "Device port of the server.")
  private String target;

  @Option(
      names = "--keys",
      paramLabel = "FILE",
      description = "Key file of all devices, as \"device init\" makes it.")
  private Path keys;

  @Override
  public Integer call() throws Exception {
    options.check();
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
    if (target == null || keys == null) {
      throw options.usage("expected: --target and --keys, or --virtual");
    }
    int colon = target.lastIndexOf(':');
    SimSettings settings = settings(target.substring(0, Math.max(0, colon)), port(colon));
    ProgressLine progress = Run.progress(settings.plan().zoneId());
    StopSign stop = StopSign.listen();
    try (Simulation simulation = new Simulation(settings)) {
      double loginMs = simulation.start();
      progress.say(
          "%d devices logged in within %.1f s".formatted(simulation.devices(), loginMs / 1_000));
      checkHours(settings.plan(), simulation.hallMs());
      simulation.open(WINDOWS_OPEN_WITHIN_MS);
      new Run(simulation, options.runMs(), progress, stop).go(sinceOpenMs -> {});
      return Run.tell(simulation.stop());
    } finally {
      stop.over();
    }
  }

  private SimSettings settings(String host, int port) throws Exception {
    if (!Files.isReadable(keys)) {
      throw options.usage("--keys: " + keys + " (expected: a readable key file)");
    }
    List<DeviceRecord> devices = KeyFile.read(keys);
    return new SimSettings(host, port, devices, options.plan(), options.load(), options.seed());
  }

  private int port(int colon) {
    String port = target.substring(colon + 1);
    if (colon > 0 && port.matches("\\d{1,5}")) {
      int number = Integer.parseInt(port);
      if (number >= 1 && number <= PORT_MAX) {
        return number;
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

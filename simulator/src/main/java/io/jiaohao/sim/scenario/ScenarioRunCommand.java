package io.jiaohao.sim.scenario;

import io.jiaohao.config.HallFileException;
import io.jiaohao.protocol.KeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plays scenario files. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Plays scenario files in virtual time, or against a running server.",
      "Exit status 0 only if all that they expect holds. The last line is JSON."
    })
final class ScenarioRunCommand implements Callable<Integer> {
  private static final int PORT_MAX = 65_535;
  private static final Pattern TARGET = Pattern.compile("(.+):([1-9]\\d{0,4})");

  @Spec private CommandSpec spec;

  @Option(
      names = "--target",
      paramLabel = "HOST:PORT",
      description = {
        "Device port of a running server with the scenario's hall (see: scenario hall), fresh from",
        "the start: all windows closed, nobody waiting. Time is then real."
      })
  private String target;

  @Option(
      names = "--keys",
      paramLabel = "FILE",
      description = "Key file of all devices, as \"device init\" makes it.")
  private Path keys;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Scenario files, or folders.")
  private List<Path> files;

  @Override
  public Integer call() throws IOException {
    Optional<LiveHall.Address> address = address();
    ScenarioReport report = new ScenarioReport(spec.commandLine().getOut());
    for (Path file : ScenarioCommand.all(spec, files)) {
      try {
        Scenario scenario = ScenarioFile.read(file);
        if (address.isPresent() && scenario.virtualOnly()) {
          report.skipped(scenario, "needs: virtual");
        } else {
          report.went(
              scenario, address.map(a -> live(scenario, a)).orElseGet(() -> virtually(scenario)));
        }
      } catch (HallFileException e) {
        report.unreadable(file.toString(), e.getMessage());
      }
    }
    report.close();
    return report.allHeld() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  /** Plays a scenario in virtual time. */
  static Outcome virtually(Scenario scenario) {
    return Player.play(scenario, () -> new CoreHall(scenario.plan(), scenario.startMs()));
  }

  /** Plays a scenario against a running server. */
  static Outcome live(Scenario scenario, LiveHall.Address address) {
    return Player.play(scenario, () -> LiveHall.open(scenario, address));
  }

  private Optional<LiveHall.Address> address() throws IOException {
    if (target == null && keys == null) {
      return Optional.empty();
    }
    Matcher parts = TARGET.matcher(target == null ? "" : target);
    if (!parts.matches() || Integer.parseInt(parts.group(2)) > PORT_MAX) {
      throw usage("--target: " + target + " (expected: host:port, port 1.." + PORT_MAX + ")");
    }
    if (keys == null || !Files.isReadable(keys)) {
      throw usage("--keys: " + keys + " (expected: a readable key file)");
    }
    return Optional.of(
        new LiveHall.Address(parts.group(1), Integer.parseInt(parts.group(2)), KeyFile.read(keys)));
  }

  private CommandLine.ParameterException usage(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}

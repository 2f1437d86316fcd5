package io.jiaohao.sim.scenario;

import io.jiaohao.config.HallFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
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
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Scenario files, or folders.")
  private List<Path> files;

  @Override
  public Integer call() throws IOException {
    ScenarioReport report = new ScenarioReport(spec.commandLine().getOut());
    for (Path file : ScenarioCommand.all(spec, files)) {
      try {
        Scenario scenario = ScenarioFile.read(file);
        report.went(scenario, virtually(scenario));
      } catch (HallFileException e) {
        report.unreadable(file.toString(), e.getMessage());
      }
    }
    report.close();
    return report.allHeld() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  /** Plays a scenario in virtual time. */
  static Outcome virtually(Scenario scenario) {
    return Player.play(scenario, s -> new CoreHall(s.plan(), s.startMs()), holds -> {});
  }
}

package io.jiaohao.perf;

import io.jiaohao.perf.bench.BenchCommand;
import io.jiaohao.perf.city.CityCommand;
import io.jiaohao.perf.pages.PagesCommand;
import io.jiaohao.perf.pages.ScreenshotsCommand;
import io.jiaohao.perf.soak.SoakCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The measuring program. */
@Command(
    name = "perf",
    description =
        "Measures the server: beside other engines, its parts, its start, its pages, a city, a day.",
    mixinStandardHelpOptions = true,
    subcommands = {
      BenchCommand.class,
      RecoveryCommand.class,
      JournalsCommand.class,
      PagesCommand.class,
      CityCommand.class,
      SoakCommand.class,
      ScreenshotsCommand.class
    })
public final class PerfMain {
  private PerfMain() {}

  @Command(
      name = "jmh",
      description = "Runs the benchmarks; takes JMH's own arguments, -h lists them.",
      mixinStandardHelpOptions = false)
  int jmh(
      @Parameters(arity = "0..*", paramLabel = "ARG", description = "Arguments of JMH.")
          String[] args)
      throws Exception {
    org.openjdk.jmh.Main.main(args == null ? new String[0] : args);
    return 0;
  }

  /** Runs a command; the exit status is 0 only if it did what it was asked for. */
  public static void main(String[] args) {
    System.exit(
        new CommandLine(new PerfMain())
            .setUnmatchedOptionsArePositionalParams(true)
            .setOverwrittenOptionsAllowed(true)
            .execute(args));
  }
}

package io.jiaohao.sim.city;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code jiaohao city}: hall files of a made-up city. */
@Command(
    name = "city",
    description = {
      "Writes hall files of a city: a centre of 130 windows, and small halls of one to six. They",
      "are made up from the seed; the same seed makes the same city."
    },
    mixinStandardHelpOptions = true)
public final class CityCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where to.")
  private Path out;

  @Option(
      names = "--service-points",
      paramLabel = "N",
      defaultValue = "911",
      description = "Small halls of neighbourhoods (default: ${DEFAULT-VALUE}).")
  private int servicePoints;

  @Option(
      names = "--outlets",
      paramLabel = "N",
      defaultValue = "370",
      description = "Small halls at partners (default: ${DEFAULT-VALUE}).")
  private int outlets;

  @Option(names = "--no-centre", description = "Without the hall of 130 windows.")
  private boolean noCentre;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Draws sizes and services (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Override
  public Integer call() throws IOException {
    City city;
    try {
      city = new City(!noCentre, servicePoints, outlets, seed);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
    city.write(out);
    PrintWriter terminal = spec.commandLine().getOut();
    int windows = city.halls().stream().mapToInt(CityHall::windows).sum();
    terminal.printf("%d halls, %d windows, in %s%n", city.halls().size(), windows, out);
    terminal.flush();
    return 0;
  }
}

package io.jiaohao.sim.reference;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code jiaohao estimates}: how far off the wait estimates are, beside other kiosks'. */
@Command(
    name = "estimates",
    description = {
      "Holds the server's wait estimates, and those of other kiosks, against what comes, on days"
          + " of",
      "a synthetic hall. The last line is JSON."
    },
    mixinStandardHelpOptions = true)
public final class EstimatesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--train",
      paramLabel = "DAYS",
      defaultValue = "30",
      description = "Days to learn from first (default: ${DEFAULT-VALUE}).")
  private int train;

  @Option(
      names = "--days",
      paramLabel = "DAYS",
      defaultValue = "30",
      description = "Days that count (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--share",
      paramLabel = "PERCENT",
      defaultValue = "50",
      description = "Tickets that get an estimate, by chance (default: ${DEFAULT-VALUE}).")
  private double share;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Chance (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Override
  public Integer call() {
    if (train < 0 || days < 1 || share <= 0 || share > 100) {
      throw new ParameterException(
          spec.commandLine(),
          "--train: "
              + train
              + ", --days: "
              + days
              + ", --share: "
              + share
              + " (expected: no days or more, a day or more, above 0 up to 100)");
    }
    EstimateSettings settings = new EstimateSettings(train, days, share / 100, seed);
    EstimateFigures figures = new EstimateStudy(settings).run();
    PrintWriter out = spec.commandLine().getOut();
    out.print(figures.table());
    out.println(figures.json(settings));
    out.flush();
    return 0;
  }
}

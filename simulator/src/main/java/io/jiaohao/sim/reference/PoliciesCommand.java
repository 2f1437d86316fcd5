package io.jiaohao.sim.reference;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code jiaohao policies}: rules of who is next, compared on the same days. */
@Command(
    name = "policies",
    description = {
      "Compares rules of who is next on the same days of a made-up hall: waits, fairness, overtaking.",
      "The hall's own rules are the server's code."
    },
    mixinStandardHelpOptions = true)
public final class PoliciesCommand implements Callable<Integer> {
  private static final int DAYS_MAX = 10_000;

  /** Student's 95 % for many days; a little narrow for few. */
  private static final double Z95 = 1.96;

  @Spec private CommandSpec spec;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "50",
      description = "Days, the same for every rule (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of all chance (default: ${DEFAULT-VALUE}).")
  private long seed;

  /** A rule's days: each day's mean, and all waits together. */
  private record Result(Policy policy, List<Double> means, PolicyFigures all) {}

  @Override
  public Integer call() {
    if (days < 2 || days > DAYS_MAX) {
      throw new ParameterException(
          spec.commandLine(), "--days: " + days + " (expected: 2.." + DAYS_MAX + ")");
    }
    ReferenceHall hall = new ReferenceHall();
    List<Result> results = new ArrayList<>();
    for (Policy policy : Policy.all(hall)) {
      results.add(run(hall, policy));
    }
    spec.commandLine().getErr().println();
    print(results);
    return 0;
  }

  private Result run(ReferenceHall hall, Policy policy) {
    PrintWriter err = spec.commandLine().getErr();
    PolicyFigures all = new PolicyFigures();
    List<Double> means = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      PolicyFigures figures = PolicyRun.run(hall, policy, day, seed);
      means.add(figures.mean());
      all.add(figures);
      err.printf("\r%-32s day %d of %d", policy.name(), day + 1, days);
      err.flush();
    }
    return new Result(policy, means, all);
  }

  private void print(List<Result> results) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "| rule | mean | to FCFS | p50 | p95 | p99 | >20 | >30 | walk-in | booked | special need |"
            + " overtaken mean/most | idle while waiting | left |");
    out.println("|" + " --- |".repeat(14));
    for (Result r : results) {
      PolicyFigures f = r.all();
      out.printf(
          Locale.ROOT,
          "| %s | %.2f | %s | %.1f | %.1f | %.1f | %.1f %% | %.1f %% | %.2f | %.2f | %.2f | %.1f / %d | %.1f min |"
              + " %d |%n",
          r.policy().name(),
          f.mean(),
          difference(r, results.get(0)),
          f.quantile(0.5),
          f.quantile(0.95),
          f.quantile(0.99),
          100 * f.over(20),
          100 * f.over(30),
          f.walkInMean(),
          f.bookedMean(),
          f.specialMean(),
          f.overtakenMean(),
          f.overtakenMost(),
          f.idleMin(),
          f.left());
    }
    json(out, results);
    out.flush();
  }

  private String difference(Result result, Result base) {
    double[] d = new double[days];
    double mean = 0;
    for (int i = 0; i < days; i++) {
      d[i] = result.means().get(i) - base.means().get(i);
      mean += d[i] / days;
    }
    double variance = 0;
    for (double one : d) {
      variance += (one - mean) * (one - mean) / (days - 1);
    }
    return String.format(Locale.ROOT, "%+.2f ± %.2f", mean, Z95 * Math.sqrt(variance / days));
  }

  private void json(PrintWriter out, List<Result> results) {
    List<String> rules = new ArrayList<>();
    for (Result r : results) {
      rules.add(
          String.format(
              Locale.ROOT,
              "{\"rule\":\"%s\",\"mean\":%.3f,\"p99\":%.3f,\"special\":%.3f,\"idle_min\":%.1f}",
              r.policy().name(),
              r.all().mean(),
              r.all().quantile(0.99),
              r.all().specialMean(),
              r.all().idleMin()));
    }
    out.printf("{\"days\":%d,\"seed\":%d,\"rules\":[%s]}%n", days, seed, String.join(",", rules));
  }
}

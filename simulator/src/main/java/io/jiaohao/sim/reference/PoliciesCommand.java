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
  private static final double VOLUME_MAX = 20_000;

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

  @Option(
      names = "--volume",
      paramLabel = "N",
      defaultValue = "6050",
      description = "Numbers issued on a usual day (default: ${DEFAULT-VALUE}).")
  private double volume;

  @Option(
      names = "--rules",
      paramLabel = "ID",
      split = ",",
      description = "Rules beside fcfs, by id, with commas between (default: all).")
  private List<String> rules = List.of();

  @Override
  public Integer call() {
    if (days < 2 || days > DAYS_MAX) {
      throw new ParameterException(
          spec.commandLine(), "--days: " + days + " (expected: 2.." + DAYS_MAX + ")");
    }
    if (!(volume > 0 && volume <= VOLUME_MAX)) {
      throw new ParameterException(
          spec.commandLine(), "--volume: " + volume + " (expected: above 0 to " + VOLUME_MAX + ")");
    }
    ReferenceHall hall = new ReferenceHall();
    PolicyTable table = new PolicyTable();
    for (Policy policy : chosen(Policy.all(hall))) {
      table.add(policy, run(hall, policy));
    }
    spec.commandLine().getErr().println();
    PrintWriter out = spec.commandLine().getOut();
    out.print(table.text());
    out.printf(
        Locale.ROOT,
        "{\"days\":%d,\"seed\":%d,\"volume\":%.0f,\"rules\":[%s]}%n",
        days,
        seed,
        volume,
        table.json());
    out.flush();
    return 0;
  }

  /** The first, which the others are held against, and those asked for. */
  private List<Policy> chosen(List<Policy> all) {
    List<String> ids = all.stream().map(Policy::id).toList();
    for (String id : rules) {
      if (!ids.contains(id)) {
        throw new ParameterException(
            spec.commandLine(), "--rules: " + id + " (expected: one of " + ids + ")");
      }
    }
    return all.stream()
        .filter(p -> rules.isEmpty() || p.equals(all.get(0)) || rules.contains(p.id()))
        .toList();
  }

  private List<PolicyFigures> run(ReferenceHall hall, Policy policy) {
    PrintWriter err = spec.commandLine().getErr();
    List<PolicyFigures> figures = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      figures.add(PolicyRun.run(hall, policy, volume, day, seed));
      err.printf("\r%-32s day %d of %d", policy.name(), day + 1, days);
      err.flush();
    }
    return figures;
  }
}

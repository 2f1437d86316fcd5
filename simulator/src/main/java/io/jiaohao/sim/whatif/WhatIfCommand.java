package io.jiaohao.sim.whatif;

import io.jiaohao.engine.JournalException;
import io.jiaohao.sim.driven.Waits;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code jiaohao what-if}: a recorded day with other windows or under another rule. */
@Command(
    name = "what-if",
    description = {
      "Replays a recorded day: the same people at the same times, needing the same time at a",
      "window; once as it was, once changed; and compares the waits."
    },
    mixinStandardHelpOptions = true)
public final class WhatIfCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private RecordedDayOptions options;

  @Option(
      names = "--windows",
      paramLabel = "+N@ZONE",
      split = ",",
      description = {
        "So many windows more (or fewer) in a zone, or a wing's part of one, as in +2@A or",
        "-1@E/B,+1@C."
      })
  private List<String> windows = List.of();

  @Option(
      names = "--rule",
      paramLabel = "RULE",
      defaultValue = "",
      description = "fcfs, head-start or head-start:STRETCH.")
  private String rule;

  @Option(names = "--html", paramLabel = "FILE", description = "Also write a page with plots.")
  private Path html;

  @Override
  public Integer call() throws JournalException, IOException {
    Comparison comparison;
    try {
      WhatIf whatIf = WhatIf.of(windows, rule);
      comparison = Comparison.of(options.read(), whatIf);
    } catch (IllegalArgumentException e) {
      throw options.usage(e.getMessage());
    }
    if (html != null) {
      Files.writeString(html, WhatIfPage.of(comparison));
    }
    print(comparison);
    return 0;
  }

  private void print(Comparison comparison) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%s. Waits are minutes from number to first call; half of the people, 9 in 10 and%n"
            + "99 in 100 waited no longer than that.%n",
        comparison.day());
    comparison.differences().forEach(difference -> out.println("Changed: " + difference));
    out.printf(
        "%n%-8s %-18s %6s %6s %6s %6s %6s %8s %8s%n",
        "", "", "called", "mean", "half", "9/10", "99/100", "over 20", "over 30");
    for (Map.Entry<String, Predicate<Outcome.Wait>> group : comparison.groups().entrySet()) {
      String name = group.getKey();
      for (Map.Entry<String, Outcome> outcome : comparison.outcomes().entrySet()) {
        row(out, name, outcome.getKey(), outcome.getValue().of(group.getValue()));
        name = "";
      }
    }
    out.println();
    comparison.outcomes().forEach((name, outcome) -> left(out, name, outcome));
    comparison.verdict().forEach(out::println);
    out.println(json(comparison));
    out.flush();
  }

  private static void row(PrintWriter out, String group, String name, Waits waits) {
    out.printf(
        Locale.ROOT,
        "%-8s %-18s %6d %6.1f %6.1f %6.1f %6.1f %6.1f %% %6.1f %%%n",
        group,
        name,
        waits.count(),
        waits.mean(),
        waits.quantile(0.5),
        waits.quantile(Comparison.MOST),
        waits.quantile(Comparison.NEARLY_ALL),
        100 * waits.over(Comparison.LONG_MIN),
        100 * waits.over(Comparison.VERY_LONG_MIN));
  }

  private static void left(PrintWriter out, String name, Outcome outcome) {
    if (outcome.left() > 0) {
      out.printf(
          "%s: %d gave the number back or were never called%n",
          name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), outcome.left());
    }
  }

  private static String json(Comparison comparison) {
    StringJoiner json = new StringJoiner(",", "{", "}").add("\"day\":\"" + comparison.day() + "\"");
    comparison
        .outcomes()
        .forEach(
            (name, outcome) -> {
              Waits waits = outcome.all();
              json.add(
                  String.format(
                      Locale.ROOT,
                      "\"%s\":{\"called\":%d,\"left\":%d,\"mean_min\":%.3f,\"p90_min\":%.3f,"
                          + "\"p99_min\":%.3f,\"over20\":%.4f,\"over30\":%.4f}",
                      name.split(" ", 2)[0],
                      waits.count(),
                      outcome.left(),
                      waits.mean(),
                      waits.quantile(Comparison.MOST),
                      waits.quantile(Comparison.NEARLY_ALL),
                      waits.over(Comparison.LONG_MIN),
                      waits.over(Comparison.VERY_LONG_MIN)));
            });
    return json.toString();
  }
}

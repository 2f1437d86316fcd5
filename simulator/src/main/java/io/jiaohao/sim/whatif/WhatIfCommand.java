package io.jiaohao.sim.whatif;

import io.jiaohao.core.HallPlan;
import io.jiaohao.engine.JournalException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
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

  @Parameters(paramLabel = "FILE", description = "The hall's journal.")
  private Path journal;

  @Option(
      names = "--day",
      paramLabel = "DATE",
      required = true,
      description = "The business day, as in 2026-11-25.")
  private LocalDate day;

  @Option(
      names = "--windows",
      paramLabel = "+N@ZONE",
      split = ",",
      description = "So many windows more (or fewer) in a zone, as in +2@A or -1@B.")
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
    RecordedDay recorded =
        DayReader.read(journal, day)
            .orElseThrow(() -> usage("--day: " + day + " (expected: a day of this journal)"));
    RecordedDay changed;
    try {
      changed = new WhatIf(windows.stream().map(WhatIf::windows).toList(), rule).applyTo(recorded);
    } catch (IllegalArgumentException e) {
      throw usage(e.getMessage());
    }
    DayReplay.Outcome asItWas = DayReplay.run(recorded);
    DayReplay.Outcome whatIf = DayReplay.run(changed);
    print(recorded, asItWas, whatIf);
    if (html != null) {
      Files.writeString(html, WhatIfPage.of(recorded, asItWas, whatIf, change()));
    }
    return 0;
  }

  private ParameterException usage(String fault) {
    return new ParameterException(spec.commandLine(), fault);
  }

  private String change() {
    List<String> words = new ArrayList<>(windows);
    if (!rule.isEmpty()) {
      words.add(rule);
    }
    return words.isEmpty() ? "no change" : String.join(", ", words);
  }

  private void print(RecordedDay recorded, DayReplay.Outcome was, DayReplay.Outcome whatIf) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%s, %d visitors; minutes of waiting; changed: %s%n", day, was.waits().size(), change());
    out.printf(
        "%-10s %-8s %6s %7s %7s %7s %7s %7s %7s%n",
        "", "", "called", "mean", "p50", "p90", "p99", ">20", ">30");
    row(out, "hall", was.waits(), whatIf.waits());
    for (HallPlan.Zone zone : recorded.plan().zones()) {
      row(out, "zone " + zone.id(), of(was, zone.id()), of(whatIf, zone.id()));
    }
    WaitFigures before = WaitFigures.of(was.waits());
    WaitFigures after = WaitFigures.of(whatIf.waits());
    out.printf(
        Locale.ROOT,
        "{\"day\":\"%s\",\"visitors\":%d,\"mean_min\":%.3f,\"p90_min\":%.3f,\"changed_mean_min\":%.3f,"
            + "\"changed_p90_min\":%.3f,\"left\":%d,\"changed_left\":%d}%n",
        day,
        before.count(),
        before.mean(),
        before.p90(),
        after.mean(),
        after.p90(),
        was.left(),
        whatIf.left());
    out.flush();
  }

  static List<DayReplay.Wait> of(DayReplay.Outcome outcome, String zone) {
    return outcome.waits().stream().filter(w -> w.zone().equals(zone)).toList();
  }

  private static void row(
      PrintWriter out, String name, List<DayReplay.Wait> was, List<DayReplay.Wait> whatIf) {
    line(out, name, "as it was", WaitFigures.of(was));
    line(out, "", "changed", WaitFigures.of(whatIf));
  }

  private static void line(PrintWriter out, String name, String which, WaitFigures f) {
    out.printf(
        Locale.ROOT,
        "%-8s %-10s %6d %7.2f %7.2f %7.2f %7.2f %6.1f%% %6.1f%%%n",
        name,
        which,
        f.count(),
        f.mean(),
        f.p50(),
        f.p90(),
        f.p99(),
        100 * f.over20(),
        100 * f.over30());
  }
}

package io.jiaohao.sim.whatif;

import io.jiaohao.engine.JournalException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jiaohao staffing}: windows needed per half hour, checked by a replay of the day. */
@Command(
    name = "staffing",
    description = {
      "Tells how many windows each zone needs in each half hour of a day like a recorded one, so",
      "that a share of visitors waits no longer than some minutes; checked by replaying the day."
    },
    mixinStandardHelpOptions = true)
public final class StaffingCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The hall's journal.")
  private Path journal;

  @Option(names = "--day", paramLabel = "DATE", required = true, description = "The business day.")
  private LocalDate day;

  @Option(
      names = "--goal",
      paramLabel = "PERCENT",
      defaultValue = "90",
      description = "Share of visitors, in every half hour (default: ${DEFAULT-VALUE}).")
  private double goal;

  @Option(
      names = "--within",
      paramLabel = "MINUTES",
      defaultValue = "15",
      description = "The wait (default: ${DEFAULT-VALUE}).")
  private double within;

  @Option(
      names = "--margin",
      paramLabel = "PERCENT",
      defaultValue = "8",
      description = "How much busier a day may be (default: ${DEFAULT-VALUE}).")
  private double margin;

  @Option(
      names = "--away",
      paramLabel = "PERCENT",
      defaultValue = "0",
      description =
          "Planned windows that are not there, for pauses and absence (default: ${DEFAULT-VALUE}).")
  private double away;

  @Override
  public Integer call() throws JournalException {
    if (goal <= 0 || goal >= 100 || within <= 0 || margin < 0 || away < 0 || away > 90) {
      throw new ParameterException(
          spec.commandLine(),
          "goal: "
              + goal
              + ", within: "
              + within
              + " (expected: a goal between 0 and 100 %, minutes above 0, away up to 90 %)");
    }
    RecordedDay recorded =
        DayReader.read(journal, day)
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "--day: " + day + " (expected: a day of this journal)"));
    Staffing.Advice advice =
        Staffing.advise(recorded, new Staffing.Goal(goal / 100, within, margin / 100, away / 100));
    print(advice);
    return advice.worst() >= goal / 100 ? 0 : 1;
  }

  private void print(Staffing.Advice advice) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("windows at work, %s%n%-7s", day, "");
    advice.windows().keySet().forEach(p -> out.printf(" %6s", p.wing() + "/" + p.zone()));
    out.println();
    double windowHours = 0;
    for (int h = 0; h < Staffing.HALF_HOURS; h++) {
      int sum = 0;
      for (int[] byHalfHour : advice.windows().values()) {
        sum += byHalfHour[h];
      }
      windowHours += sum / 2.0;
      if (sum > 0) {
        out.printf("%02d:%02d  ", h / 2, h % 2 * 30);
        for (Map.Entry<Staffing.Place, int[]> place : advice.windows().entrySet()) {
          out.printf(" %6d", place.getValue()[h]);
        }
        out.println();
      }
    }
    out.printf(
        Locale.ROOT,
        "replayed: %.1f %% within %.0f min, %.1f %% in the worst half hour (%02d:%02d)%n",
        100 * advice.share(),
        within,
        100 * advice.worst(),
        advice.worstHalfHour() / 2,
        advice.worstHalfHour() % 2 * 30);
    out.printf(
        Locale.ROOT,
        "{\"day\":\"%s\",\"window_hours\":%.1f,\"share\":%.4f,\"worst\":%.4f,\"left\":%d}%n",
        day,
        windowHours,
        advice.share(),
        advice.worst(),
        advice.left());
    out.flush();
  }
}

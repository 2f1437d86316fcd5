package io.jiaohao.sim.whatif;

import io.jiaohao.engine.JournalException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code jiaohao staffing}: windows needed per half hour, checked by a replay of the day. */
@Command(
    name = "staffing",
    description = {
      "Tells how many windows each zone needs in each half hour of a day like a recorded one, so",
      "that a share of visitors waits no longer than some minutes; checked by replaying the day.",
      "Exit status 1 if the windows that there are do not suffice."
    },
    mixinStandardHelpOptions = true)
public final class StaffingCommand implements Callable<Integer> {
  private static final double PERCENT = 100;
  private static final double GOAL_MIN = 1;
  private static final double GOAL_MAX = 99.9;
  private static final double WITHIN_MIN = 0.5;
  private static final double WITHIN_MAX = 240;
  private static final double MARGIN_MAX = 100;
  private static final double AWAY_MAX = 90;

  @Spec private CommandSpec spec;

  @Mixin private RecordedDayOptions options;

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
  public Integer call() throws JournalException, IOException {
    check("--goal", goal, GOAL_MIN, GOAL_MAX);
    check("--within", within, WITHIN_MIN, WITHIN_MAX);
    check("--margin", margin, 0, MARGIN_MAX);
    check("--away", away, 0, AWAY_MAX);
    Goal wanted = new Goal(goal / PERCENT, within, margin / PERCENT, away / PERCENT);
    RecordedDay day = options.read();
    Staffing.Advice advice = Staffing.advise(day, wanted);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "Windows to open on a day like %s, so that in every half hour %s %% wait at most %s"
            + " minutes%n%n",
        day.date(), plain(goal), plain(within));
    double hours = table(out, day, advice);
    verdict(out, advice, wanted);
    out.printf(
        Locale.ROOT,
        "{\"day\":\"%s\",\"window_hours\":%.1f,\"share\":%.4f,\"worst\":%.4f,\"left\":%d,"
            + "\"met\":%b}%n",
        day.date(),
        hours,
        advice.kept().share(),
        advice.kept().worstShare(),
        advice.kept().left(),
        wanted.isMetBy(advice.kept()));
    out.flush();
    return wanted.isMetBy(advice.kept()) ? 0 : 1;
  }

  private static String plain(double number) {
    return String.format(Locale.ROOT, number == Math.rint(number) ? "%.0f" : "%.1f", number);
  }

  private void check(String option, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw options.usage(option + ": " + value + " (expected: " + least + " to " + most + ")");
    }
  }

  /** Prints a line for each half hour; the window-hours in all. */
  private static double table(PrintWriter out, RecordedDay day, Staffing.Advice advice) {
    HalfHours halfHours = new HalfHours(day.date(), day.plan().zoneId());
    out.printf("%-6s", "");
    advice.windows().keySet().forEach(place -> out.printf(" %6s", place));
    out.printf(" %7s %9s%n", "all", "that day");
    double hours = 0;
    double hoursThatDay = 0;
    for (int h = 0; h < HalfHours.COUNT; h++) {
      int nth = h;
      int sum = advice.windows().values().stream().mapToInt(byHalfHour -> byHalfHour[nth]).sum();
      double was =
          day.shifts().stream().mapToDouble(s -> halfHours.part(nth, s.fromMs(), s.toMs())).sum();
      hours += sum / 2.0;
      hoursThatDay += was / 2;
      if (sum > 0) {
        out.printf("%6s", HalfHours.clock(h));
        advice.windows().values().forEach(counts -> out.printf(" %6d", counts[nth]));
        out.printf(Locale.ROOT, " %7d %9.1f%n", sum, was);
      }
    }
    out.printf("%6s", "of");
    advice.available().values().forEach(count -> out.printf(" %6d", count));
    out.printf(Locale.ROOT, "%n%nWindow-hours: %.0f; that day: %.0f%n", hours, hoursThatDay);
    return hours;
  }

  private void verdict(PrintWriter out, Staffing.Advice advice, Goal wanted) {
    say(out, "Replayed with these windows", advice.kept());
    say(out, "That day itself", advice.keptBefore());
    if (advice.kept().left() > 0) {
      out.printf("%d gave the number back or were never called%n", advice.kept().left());
    }
    for (Place place : advice.windows().keySet()) {
      notReached(out, advice, wanted, place);
    }
  }

  private void notReached(PrintWriter out, Staffing.Advice advice, Goal wanted, Place place) {
    List<String> when = new ArrayList<>();
    int open = 0;
    for (Map.Entry<Goal.Cell, Double> cell : advice.kept().shares().entrySet()) {
      if (cell.getKey().place().equals(place) && cell.getValue() < wanted.share()) {
        int h = cell.getKey().halfHour();
        when.add(
            "%s (%.0f %%)".formatted(HalfHours.clock(h), Math.floor(PERCENT * cell.getValue())));
        open = Math.max(open, advice.windows().get(place)[h]);
      }
    }
    if (!when.isEmpty()) {
      out.printf(
          "Not reached in %s at %s: %d of its %d windows are open then, the work asks for %d%n",
          place,
          String.join(", ", when),
          open,
          advice.available().get(place),
          advice.asked().get(place));
    }
  }

  private void say(PrintWriter out, String which, Goal.Kept kept) {
    String worst =
        kept.worst()
            .map(
                cell ->
                    "; worst half hour: %s at %s, %.1f %%"
                        .formatted(
                            cell.place(),
                            HalfHours.clock(cell.halfHour()),
                            PERCENT * kept.shares().get(cell)))
            .orElse("");
    out.printf(
        Locale.ROOT,
        "%s: %.1f %% wait at most %s minutes%s%n",
        which,
        PERCENT * kept.share(),
        plain(within),
        worst);
  }
}

package io.jiaohao.perf.bench;

import io.jiaohao.perf.Cleaner;
import io.jiaohao.perf.ScratchDirectory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The server beside a floor and other engines, on the same work, in turns. */
@Command(
    name = "bench",
    description = {
      "Measures the server, a floor, PostgreSQL, Redis and Mosquitto on the same work, in turns, in one"
          + " run: a durable ticket, the next visitor by window skills, the call on its terminal and"
          + " on 12 boards. Latency runs from the planned time.",
      "The last line is one JSON object with the main ratios; null where an engine is not installed.",
      "Exit status of --check: 0 = all budgets hold, 1 = one does not, 3 = one was not measured."
    },
    mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {
  private static final int BROKEN = 1;
  private static final int NOT_MEASURED = 3;
  private static final int QUICK_ROUNDS = 3;
  private static final int QUICK_SECONDS = 4;
  private static final int QUICK_SETTLE_SECONDS = 45;
  private static final int WARM_CYCLES_MAX = 2_000_000;
  private static final int QUICK_WITHIN_S = 280;
  private static final int WITHIN_S = 24 * 3_600;

  @Spec private CommandSpec spec;

  @Option(names = "--quick", description = "The main ratios, in less than five minutes.")
  private boolean quick;

  @Option(names = "--check", description = "Holds the result against the budgets, line by line.")
  private boolean check;

  @Option(
      names = "--growth",
      paramLabel = "LIST",
      arity = "0..1",
      split = ",",
      fallbackValue = "windows,waiting,boards,rules,journal",
      description = {
        "Larger halls, one thing at a time; some of windows, waiting, boards (floor and server), rules"
            + " (alone) and journal (starts), or nothing for all.",
        "Alone it measures that alone; with --check or --report it comes on top."
      })
  private List<String> growth = List.of();

  @Option(names = "--limits", description = "What this machine can do at all, and nothing else.")
  private boolean limits;

  @Option(
      names = "--long",
      description = "With --growth a journal of 10,000,000 entries; with --limits bare structures.")
  private boolean withLong;

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description = "Writes a page, and JSON and histograms beside it. Measures the hot parts too.")
  private @Nullable Path report;

  @Option(
      names = "--from",
      paramLabel = "FILE.json",
      description = "Measures nothing: takes an earlier report's JSON.")
  private @Nullable Path from;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description =
          "Turns of each cell (default: 5; with --quick up to 3, as its time allows; with"
              + " --growth 3).")
  private @Nullable Integer rounds;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "Length of one measurement (default: 6; with --quick 4).")
  private @Nullable Integer seconds;

  @Option(
      names = "--warm-seconds",
      paramLabel = "S",
      description = "Of each load itself before it is measured (default: 3; with --quick 1).")
  private @Nullable Integer warmSeconds;

  @Option(
      names = "--warm-cycles",
      paramLabel = "N",
      defaultValue = "40000",
      description = "Cycles before the first load, as fast as they go (default: ${DEFAULT-VALUE}).")
  private int warmCycles;

  @Option(
      names = "--settle-seconds",
      paramLabel = "S",
      description =
          "How long that goes on at most until the server's compiler is at rest (default: 60; with"
              + " --quick 45).")
  private @Nullable Integer settleSeconds;

  @Option(
      names = "--engines",
      paramLabel = "LIST",
      split = ",",
      description =
          "Some of floor, jiaohao, pg_app, pg_notify, redis_always, redis_everysec, mosquitto.")
  private List<String> engines = List.of();

  @Option(
      names = "--loads",
      paramLabel = "LIST",
      split = ",",
      description = "Some of sat1, open200, open1000, open5000, sat64, or others of the kind.")
  private List<String> loads = List.of();

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      defaultValue = "/var/tmp",
      description = "A disk for everybody's files (default: ${DEFAULT-VALUE}).")
  private Path dir;

  @Option(
      names = "--budgets",
      paramLabel = "FILE",
      required = true,
      description = "The budgets (the launcher gives perf/budgets.yaml).")
  private Path budgetFile;

  @Option(names = "--server-jar", paramLabel = "FILE", required = true, hidden = true)
  private Path serverJar;

  @Option(names = "--peers-jar", paramLabel = "FILE", required = true, hidden = true)
  private Path peersJar;

  private final PrintStream out;

  /** Prints to standard output. */
  public BenchCommand() {
    this(System.out);
  }

  BenchCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    refuseWrongOptions();
    List<Budget> budgets = BudgetFile.read(budgetFile);
    Histograms histograms = new Histograms();
    BenchRecord record = from == null ? measure(histograms) : BenchRecord.read(from);
    Figures figures = Figures.of(record);
    out.print(BenchTable.text(record.runs(), figures));
    for (FloorByLimit one : FloorByLimit.values()) {
      OptionalDouble ratio = one.of(figures);
      if (ratio.isPresent()) {
        out.println(one.en() + ": " + String.format(Locale.ROOT, "%.2f", ratio.getAsDouble()));
      }
    }
    if (report != null) {
      BenchFiles.write(report, record, budgets, histograms);
    }
    int status = check ? check(budgets, figures) : 0;
    record.absent().forEach(absent -> out.println("absent: " + absent));
    if (from != null || !(limits || growthAlone())) {
      out.println(Ratios.of(figures).json().encode());
    }
    return status;
  }

  private void refuseWrongOptions() {
    if (quick && (isGrowing() || limits)) {
      refuse("--quick: cannot be joined with --growth or --limits");
    }
    if (report != null && !BenchFiles.isPage(report)) {
      refuse("--report: " + report + " (expected: a name that ends with .html)");
    }
    for (Integer number : Arrays.asList(rounds, seconds)) {
      if (number != null && number < 1) {
        refuse("--rounds, --seconds: " + number + " (expected: at least 1)");
      }
    }
    if (warmCycles < 1
        || warmCycles > WARM_CYCLES_MAX
        || (warmSeconds != null && warmSeconds < 0)) {
      refuse(
          "--warm-cycles, --warm-seconds: expected 1 to " + WARM_CYCLES_MAX + ", and at least 0");
    }
    if (settleSeconds != null && settleSeconds < 0) {
      refuse("--settle-seconds: " + settleSeconds + " (expected: at least 0)");
    }
    each("--growth", growth, Growing::of);
    each("--engines", engines, Engine::of);
    each("--loads", loads, Load::of);
  }

  private <T> List<T> each(String option, List<String> words, Function<String, T> parse) {
    try {
      return words.stream().distinct().map(parse).toList();
    } catch (IllegalArgumentException e) {
      refuse(option + ": " + e.getMessage());
      return List.of();
    }
  }

  private void refuse(String why) {
    throw new ParameterException(spec.commandLine(), why);
  }

  private BenchSettings settings() {
    int usualRounds = quick || growthAlone() ? QUICK_ROUNDS : 5;
    return new BenchSettings(
        rounds == null ? usualRounds : rounds,
        seconds == null ? (quick ? QUICK_SECONDS : 6) : seconds,
        warmSeconds == null ? (quick ? 1 : 3) : warmSeconds,
        warmCycles,
        settleSeconds == null ? (quick ? QUICK_SETTLE_SECONDS : 60) : settleSeconds,
        quick ? 2 : 20);
  }

  private boolean growthAlone() {
    return isGrowing() && !check && report == null;
  }

  private boolean isGrowing() {
    return !growth.isEmpty();
  }

  private BenchRecord measure(Histograms histograms) throws IOException, InterruptedException {
    BenchSettings settings = settings();
    try (ScratchDirectory scratch = ScratchDirectory.in(dir.toAbsolutePath(), "jiaohao-bench-")) {
      // PostgreSQL's user has to get through to its own directory.
      Files.setPosixFilePermissions(scratch.path(), PosixFilePermissions.fromString("rwx--x--x"));
      Cleaner.onExit(scratch);
      BenchRecord record = BenchRecord.empty(BenchConditions.now(settings, dir));
      Programs programs = Programs.ofJars(serverJar, peersJar);
      BenchRun run = new BenchRun(programs, scratch.path(), record, histograms, out);
      if (limits) {
        run.limits(Limits.ALL);
        if (withLong) {
          run.structures();
        }
        return record;
      }
      if (!growthAlone()) {
        ratios(run, record, settings);
      }
      grow(run, settings);
      return record;
    }
  }

  private void grow(BenchRun run, BenchSettings settings) throws IOException, InterruptedException {
    Set<Growing> growing = Set.copyOf(each("--growth", growth, Growing::of));
    run.rounds(settings, Growth.cells(growing), WITHIN_S);
    if (growing.contains(Growing.RULES)) {
      run.largerHalls();
    } else if (!quick && report != null) {
      run.rules();
    }
    if (growing.contains(Growing.JOURNAL)) {
      run.recoveries(serverJar, withLong);
    }
  }

  private void ratios(BenchRun run, BenchRecord record, BenchSettings settings)
      throws IOException, InterruptedException {
    List<Engine> wanted =
        engines.isEmpty() ? List.of(Engine.values()) : each("--engines", engines, Engine::of);
    List<Load> under = loads.isEmpty() ? BenchPlan.LOADS : each("--loads", loads, Load::of);
    List<Cell> cells = quick ? BenchPlan.quick() : BenchPlan.cells(wanted, under);
    for (Engine engine : BenchPlan.absent(quick ? BenchPlan.QUICK : wanted)) {
      String line = BenchWords.absent(engine);
      record.absent().add(line);
      out.println(line);
    }
    if (!quick) {
      run.limits(Limits.FEW);
    }
    run.rounds(settings, cells, quick ? QUICK_WITHIN_S : WITHIN_S);
    if (!quick && report != null) {
      run.hotParts();
    }
  }

  private int check(List<Budget> budgets, Figures figures) {
    int status = 0;
    for (Budget budget : budgets) {
      if (budget.growth() && !isGrowing() && from == null) {
        continue;
      }
      Budget.Verdict verdict = budget.check(figures);
      out.println(verdict.line());
      if (verdict.state() == Budget.State.BROKEN) {
        status = BROKEN;
      } else if (verdict.state() == Budget.State.NOT_MEASURED && status == 0) {
        status = NOT_MEASURED;
      }
    }
    return status;
  }
}

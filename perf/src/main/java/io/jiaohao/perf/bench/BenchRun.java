package io.jiaohao.perf.bench;

import io.jiaohao.engine.JournalException;
import io.jiaohao.perf.Recoveries;
import io.jiaohao.perf.ScratchDirectory;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Measures into a record and tells of each result when it is there. */
final class BenchRun implements Rounds.Progress {
  private static final int STARTS = 3;

  private final Programs programs;
  private final Path disk;
  private final BenchRecord record;
  private final PrintStream out;
  private final Histograms histograms;

  BenchRun(
      Programs programs, Path disk, BenchRecord record, Histograms histograms, PrintStream out) {
    this.programs = programs;
    this.disk = disk;
    this.record = record;
    this.histograms = histograms;
    this.out = out;
  }

  /** All cells, in turns. */
  void rounds(BenchSettings settings, List<Cell> cells, int withinSeconds)
      throws IOException, InterruptedException {
    new Rounds(programs, settings, disk, histograms).run(cells, withinSeconds, this);
  }

  /** What the machine can do. */
  void limits(List<String> what) throws InterruptedException {
    others("limits", () -> Limits.measure(programs, what, disk));
  }

  /** Bare data structures. */
  void structures() throws InterruptedException {
    others("structures", () -> Limits.structures(programs, disk));
  }

  /** The hot parts alone, the rules left out. */
  void hotParts() throws InterruptedException {
    others("hot parts", () -> HotParts.usual(disk));
  }

  /** The rules in a hall of the usual size. */
  void rules() throws InterruptedException {
    rules(Growth.core().get(0));
  }

  /** The rules in larger and larger halls, the usual one first. */
  void largerHalls() throws InterruptedException {
    for (int[] pair : Growth.core()) {
      rules(pair);
    }
  }

  private void rules(int[] windowsAndWaiting) throws InterruptedException {
    others("rules", () -> HotParts.dispatch(windowsAndWaiting[0], windowsAndWaiting[1], disk));
  }

  /** Starts behind longer and longer journals. */
  void recoveries(Path serverJar, boolean withLong) throws InterruptedException {
    for (long entries : Growth.entries(withLong)) {
      others("recovery of " + entries, () -> recovery(entries, serverJar));
    }
  }

  private List<JsonObject> recovery(long entries, Path serverJar)
      throws IOException, InterruptedException, JournalException {
    try (ScratchDirectory own = ScratchDirectory.in(disk, "recovery-")) {
      Recoveries recoveries = Recoveries.measure(entries, STARTS, serverJar, own);
      return List.of(
          new JsonObject()
              .put("recovery", entries)
              .put("journal_mib", Math.round(recoveries.journalMib()))
              .put("served_ms", Math.round(recoveries.servedMs()))
              .put("replayed_ms", Math.round(recoveries.replayedMs())));
    }
  }

  /** Something that is measured besides the rounds. */
  private interface Other {
    List<JsonObject> measure() throws IOException, InterruptedException, JournalException;
  }

  /** A part that fails is missing in the record; the rest, perhaps hours of it, is not lost. */
  private void others(String what, Other other) throws InterruptedException {
    try {
      for (JsonObject one : other.measure()) {
        record.others().add(one);
        out.println(what + "  " + one.encode());
      }
    } catch (IOException | JournalException e) {
      failed(what, e.getMessage());
    }
  }

  @Override
  public void measured(Measurement one) {
    record.runs().add(one);
    out.println(line(one));
  }

  @Override
  public void failed(Cell cell, String why) {
    failed(cell.word(), why);
  }

  private void failed(String what, String why) {
    record.absent().add(what + " failed: " + why);
    out.println("failed  " + what + ": " + why);
  }

  /**
   * One result with the machine before and after it; the floor's also by what the machine can do.
   */
  static String line(Measurement one) {
    String line =
        String.format(
            Locale.ROOT,
            "%d  %-30s %,9.0f cycles/s  last board p50 %.3f p99 %.2f ms  server %.1f us/cycle"
                + "  [%s -> %s]",
            one.round(),
            one.cell().word(),
            one.value(Measure.CYCLES),
            one.value(Measure.P50),
            one.value(Measure.P99),
            one.value(Measure.CPU),
            machine(one.run().getJsonObject("cal_before")),
            machine(one.run().getJsonObject("cal_after")));
    if (one.value(Measure.UNFINISHED) > 0) {
      line += String.format(Locale.ROOT, "  UNFINISHED %.0f", one.value(Measure.UNFINISHED));
    }
    if (one.cell().engine() == Engine.FLOOR) {
      double least = one.value(Measure.SYNC_P50) + one.value(Measure.TRIP_P50);
      line +=
          String.format(
              Locale.ROOT, "  p50 = %.2f x (sync + round trip)", one.value(Measure.P50) / least);
    }
    return line;
  }

  private static String machine(JsonObject calibration) {
    return String.format(
        Locale.ROOT,
        "lost %.1f %%, sync %s/%s ms, trip %s/%s ms",
        calibration.getDouble("lost2_pct"),
        calibration.getJsonArray("fsync_ms").getValue(0),
        calibration.getJsonArray("fsync_ms").getValue(1),
        calibration.getJsonArray("rtt_ms").getValue(0),
        calibration.getJsonArray("rtt_ms").getValue(1));
  }
}

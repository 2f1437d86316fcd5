package io.jiaohao.perf.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Medians of the rounds by engine, and by what the floor has under the same load in such a hall.
 */
final class BenchTable {
  private static final int SMALL = 10;

  private static final List<Measure> FIRST =
      List.of(Measure.CYCLES, Measure.P50, Measure.P99, Measure.CPU);

  private static final List<Measure> MORE =
      List.of(
          Measure.TERMINAL_P50,
          Measure.WORK,
          Measure.CLIENT_CPU,
          Measure.LOST,
          Measure.SYNC_P50,
          Measure.TRIP_P50,
          Measure.UNFINISHED);

  private BenchTable() {}

  /** One engine in one hall. */
  record Row(String name, List<String> cells) {}

  /** Loads that were measured, in flight first, then by rate. */
  static List<Load> loads(List<Measurement> runs) {
    return runs.stream()
        .map(run -> run.cell().load())
        .distinct()
        .sorted(Comparator.comparing(Load::open).thenComparing(Load::number))
        .toList();
  }

  /** Cells of a load, as they were first measured. */
  static List<Cell> cells(List<Measurement> runs, Load load) {
    return runs.stream()
        .map(Measurement::cell)
        .filter(cell -> cell.load().equals(load))
        .distinct()
        .toList();
  }

  static List<Row> rows(List<Measurement> runs, Figures figures, Load load) {
    return cells(runs, load).stream().map(cell -> row(runs, figures, cell)).toList();
  }

  private static Row row(List<Measurement> runs, Figures figures, Cell cell) {
    List<String> cells = new ArrayList<>();
    cells.add(Long.toString(runs.stream().filter(run -> run.cell().equals(cell)).count()));
    for (Measure measure : FIRST) {
      cells.add(figure(figures, cell, measure));
    }
    Cell floor = new Cell(Engine.FLOOR, cell.load(), cell.size());
    for (Measure measure : FIRST) {
      OptionalDouble ratio =
          figures.ratio(cell.word() + " " + measure.word(), floor.word() + " " + measure.word());
      cells.add(ratio.isPresent() ? String.format(Locale.ROOT, "%.3g", ratio.getAsDouble()) : "–");
    }
    for (Measure measure : MORE) {
      cells.add(figure(figures, cell, measure));
    }
    return new Row((cell.engine().word() + " " + cell.size().word()).strip(), cells);
  }

  private static String figure(Figures figures, Cell cell, Measure measure) {
    return number(figures.get(cell.word() + " " + measure.word()).orElseThrow());
  }

  /** For a terminal. */
  static String text(List<Measurement> runs, Figures figures) {
    StringBuilder text = new StringBuilder();
    for (Load load : loads(runs)) {
      text.append(BenchWords.loadEn(load)).append('\n');
      List<List<String>> lines = new ArrayList<>();
      lines.add(BenchWords.shortColumns());
      for (Row row : rows(runs, figures, load)) {
        List<String> line = new ArrayList<>(List.of(row.name()));
        line.addAll(row.cells());
        lines.add(line);
      }
      int[] widths = new int[lines.get(0).size()];
      lines.forEach(line -> widen(widths, line));
      lines.forEach(line -> text.append(aligned(widths, line)).append('\n'));
    }
    return text.toString();
  }

  private static void widen(int[] widths, List<String> line) {
    Arrays.setAll(widths, i -> Math.max(widths[i], line.get(i).length()));
  }

  private static String aligned(int[] widths, List<String> line) {
    StringBuilder text = new StringBuilder("  ").append(line.get(0));
    text.append(" ".repeat(widths[0] - line.get(0).length()));
    for (int i = 1; i < widths.length; i++) {
      text.append("  ").append(" ".repeat(widths[i] - line.get(i).length())).append(line.get(i));
    }
    return text.toString();
  }

  /** Three digits that mean something, or all before the point. */
  static String number(double value) {
    if (Math.abs(value) >= SMALL * SMALL || value == Math.rint(value)) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return String.format(Locale.ROOT, Math.abs(value) >= SMALL ? "%.1f" : "%.3f", value);
  }
}

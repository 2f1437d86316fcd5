package io.jiaohao.perf.bench;

import static io.jiaohao.sim.ReportText.both;

import io.jiaohao.sim.ReportPlot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** The report's pictures. */
final class BenchPlots {
  private static final List<Measure> PERCENTILES =
      List.of(Measure.P50, Measure.P99, Measure.P999, Measure.MAX);
  private static final List<String> PERCENTILE_NAMES = List.of("p50", "p99", "p99.9", "max");

  private BenchPlots() {}

  /** From the planned time to the last board by percentile, a line an engine. */
  static String latencies(List<Measurement> runs, Figures figures, Load load) {
    ReportPlot plot = new ReportPlot(0, PERCENTILES.size() - 1, true);
    for (int i = 0; i < PERCENTILES.size(); i++) {
      plot.mark(i, PERCENTILE_NAMES.get(i));
    }
    for (Cell cell : BenchTable.cells(runs, load)) {
      if (!cell.size().equals(Size.STANDARD)) {
        continue; // Its place is the picture of what grew.
      }
      List<ReportPlot.Point> points = new ArrayList<>();
      for (int i = 0; i < PERCENTILES.size(); i++) {
        String name = cell.word() + " " + PERCENTILES.get(i).word();
        points.add(new ReportPlot.Point(i, figures.get(name).orElseThrow()));
      }
      plot.line(cell.engine().word(), points);
    }
    return caption("叫号至最后一块屏（毫秒）", "From call to last board, milliseconds")
        + plot.svg(load.word() + " ms");
  }

  /** One plot for each thing that grew; empty if nothing did. */
  static String growth(Figures figures) {
    return cost(figures, "窗口", "Windows", Growth.WINDOWS, Growth.RATE, Size.STANDARD::withWindows)
        + cost(
            figures,
            "等候人数",
            "People waiting",
            Growth.WAITING,
            Growth.RATE,
            Size.STANDARD::withWaiting)
        + cost(
            figures, "屏幕", "Boards", Growth.BOARDS, Growth.BOARDS_RATE, Size.STANDARD::withBoards)
        + core(figures)
        + recovery(figures);
  }

  private interface Grown {
    Size to(int number);
  }

  private static String cost(
      Figures figures, String zh, String en, int[] numbers, int rate, Grown grown) {
    String plots = "";
    for (Measure measure : List.of(Measure.CPU, Measure.P50)) {
      Map<String, ToDoubleFunction<Double>> lines = new LinkedHashMap<>();
      for (Engine engine : List.of(Engine.FLOOR, Engine.JIAOHAO)) {
        lines.put(
            engine.word(),
            number -> {
              Size size = grown.to(number.intValue());
              Cell cell = new Cell(engine, Load.perSecond(rate), size);
              return figures.get(cell.word() + " " + measure.word()).orElse(-1);
            });
      }
      boolean cpu = measure == Measure.CPU;
      plots +=
          plot(
              numbers(numbers),
              lines,
              zh + (cpu ? "：服务器处理器时间（微秒/周期）" : "：p50（毫秒）"),
              en
                  + (cpu
                      ? ": server's processor time, microseconds a cycle"
                      : ": p50, milliseconds"));
    }
    return plots;
  }

  private static String core(Figures figures) {
    return plot(
            numbers(Growth.WAITING_CORE),
            Map.of("core", waiting -> rules(figures, Growth.WINDOWS_CORE[0], waiting)),
            "仅规则：等候人数（纳秒/周期）",
            "The rules alone: people waiting, nanoseconds a cycle")
        + plot(
            numbers(Growth.WINDOWS_CORE),
            Map.of("core", windows -> rules(figures, windows, Growth.WAITING_CORE[0])),
            "仅规则：窗口（纳秒/周期）",
            "The rules alone: windows, nanoseconds a cycle");
  }

  private static double rules(Figures figures, double windows, double waiting) {
    String name =
        "jmh DispatchBenchmark.issueAndNext waiting=%.0f windows=%.0f".formatted(waiting, windows);
    return figures.get(name).orElse(-1);
  }

  private static String recovery(Figures figures) {
    List<Double> entries = Growth.entries(true).stream().map(Long::doubleValue).toList();
    Map<String, ToDoubleFunction<Double>> lines = new LinkedHashMap<>();
    lines.put("snapshot", one -> figures.get("recovery %.0f served".formatted(one)).orElse(-1));
    lines.put("replay", one -> figures.get("recovery %.0f replayed".formatted(one)).orElse(-1));
    return plot(
        entries,
        lines,
        "日志条数：从启动到首次应答（毫秒）",
        "Entries of the journal: from start to first answer, milliseconds");
  }

  private static List<Double> numbers(int[] numbers) {
    List<Double> list = new ArrayList<>();
    for (int number : numbers) {
      list.add((double) number);
    }
    return list;
  }

  /** Sizes by decades below; a value below 0 was not measured, and one alone is no line. */
  private static String plot(
      List<Double> numbers, Map<String, ToDoubleFunction<Double>> lines, String zh, String en) {
    ReportPlot plot =
        new ReportPlot(
            Math.log10(numbers.get(0)), Math.log10(numbers.get(numbers.size() - 1)), true);
    numbers.forEach(number -> plot.mark(Math.log10(number), BenchTable.number(number)));
    int shown = 0;
    for (Map.Entry<String, ToDoubleFunction<Double>> line : lines.entrySet()) {
      List<ReportPlot.Point> points = new ArrayList<>();
      for (double number : numbers) {
        OptionalDouble value = present(line.getValue().applyAsDouble(number));
        value.ifPresent(y -> points.add(new ReportPlot.Point(Math.log10(number), y)));
      }
      if (points.size() > 1) {
        plot.line(line.getKey(), points);
        shown++;
      }
    }
    return shown == 0 ? "" : caption(zh, en) + plot.svg(zh + " " + en);
  }

  private static OptionalDouble present(double value) {
    return value < 0 ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private static String caption(String zh, String en) {
    return "<h3>" + both(zh, en) + "</h3>";
  }
}

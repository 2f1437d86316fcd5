package io.jiaohao.perf.bench;

import static io.jiaohao.sim.ReportText.both;
import static io.jiaohao.sim.ReportText.escaped;

import io.jiaohao.sim.ReportText;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** A record as one page that needs nothing else: ratios, budgets, plots, conditions. */
final class BenchPage {
  private final BenchRecord record;
  private final Figures figures;
  private final List<Budget.Verdict> verdicts;
  private final StringBuilder page = new StringBuilder();

  private BenchPage(BenchRecord record, List<Budget> budgets) {
    this.record = record;
    this.figures = Figures.of(record);
    this.verdicts = budgets.stream().map(budget -> budget.check(figures)).toList();
  }

  static String of(BenchRecord record, List<Budget> budgets) {
    return new BenchPage(record, budgets).page();
  }

  private String page() {
    page.append(ReportText.head("叫号：性能对比", "Jiaohao beside other engines"));
    verdict();
    page.append("</header><main>");
    conditions();
    ratios();
    budgets();
    for (Load load : BenchTable.loads(record.runs())) {
      medians(load);
    }
    growth();
    hotParts();
    limits();
    runs();
    page.append("</main></body></html>\n");
    return page.toString();
  }

  private long count(Budget.State state) {
    return verdicts.stream().filter(verdict -> verdict.state() == state).count();
  }

  private void verdict() {
    long broken = count(Budget.State.BROKEN);
    long measured = verdicts.size() - count(Budget.State.NOT_MEASURED);
    add(
        "<p class=\"verdict %s\">%s</p>",
        broken == 0 ? "good" : "bad",
        both(
            "已测指标 %d 项，其中 %d 项未达标".formatted(measured, broken),
            "Budgets measured: %d, broken: %d".formatted(measured, broken)));
  }

  private void conditions() {
    begin("测量条件", "How it was measured");
    add("<dl>");
    for (String name : record.conditions().fieldNames()) {
      add(
          "<div><dt>%s</dt><dd>%s</dd></div>",
          BenchWords.condition(name), escaped(record.conditions().getValue(name).toString()));
    }
    add("</dl>");
    for (String absent : record.absent()) {
      add("<p>%s</p>", both("未测：" + absent, "Not measured: " + absent));
    }
    end();
  }

  private void ratios() {
    begin("本服务与其他实现之比", "The server by the others");
    add(
        "<p>%s</p>",
        both(
            "吞吐与处理器时间：64 个周期同时进行；延迟：每秒 1,000 次，自应叫之时至最后一块屏。",
            "Throughput and processor time with 64 cycles in flight; latency at 1,000 a second,"
                + " from the planned time to the last board."));
    add("<dl>");
    JsonObject ratios = Ratios.of(figures).json();
    for (String name : ratios.fieldNames()) {
      Object value = ratios.getValue(name);
      add(
          "<div><dt>%s</dt><dd>%s</dd></div>",
          BenchWords.ratio(name), value == null ? both("未测", "not measured") : value.toString());
    }
    add("</dl>");
    end();
  }

  private void budgets() {
    List<Budget.Verdict> measured =
        verdicts.stream().filter(one -> one.state() != Budget.State.NOT_MEASURED).toList();
    begin("预算", "Budgets");
    table(
        "预算 budgets", List.of(both("项目", "Budget"), both("测得", "Measured"), both("界限", "Bar"), ""));
    for (Budget.Verdict verdict : measured) {
      add(
          "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td><td>%s</td></tr>",
          both(verdict.budget().zh(), verdict.budget().say()),
          escaped(verdict.measured()),
          escaped(verdict.budget().sign()),
          BenchWords.state(verdict.state()));
    }
    endTable();
    if (measured.size() < verdicts.size()) {
      String count = Integer.toString(verdicts.size() - measured.size());
      add("<details><summary>%s</summary><ul>", both("未测：" + count, "Not measured: " + count));
      verdicts.stream()
          .filter(one -> one.state() == Budget.State.NOT_MEASURED)
          .forEach(one -> add("<li>%s</li>", both(one.budget().zh(), one.budget().say())));
      add("</ul></details>");
    }
    end();
  }

  private void medians(Load load) {
    begin(BenchWords.loadZh(load), BenchWords.loadEn(load));
    table(load.word(), BenchWords.columns());
    for (BenchTable.Row row : BenchTable.rows(record.runs(), figures, load)) {
      add("<tr><th scope=\"row\">%s</th>", escaped(row.name()));
      row.cells().forEach(cell -> add("<td>%s</td>", escaped(cell)));
      add("</tr>");
    }
    endTable();
    page.append(BenchPlots.latencies(record.runs(), figures, load));
    end();
  }

  private void growth() {
    String plots = BenchPlots.growth(figures);
    if (!plots.isEmpty()) {
      begin("规模增长", "Growth");
      page.append(plots);
      end();
    }
  }

  private void hotParts() {
    List<JsonObject> parts =
        record.others().stream().filter(one -> one.containsKey("jmh")).toList();
    if (parts.isEmpty()) {
      return;
    }
    begin("关键代码（JMH）", "Hot parts alone (JMH)");
    table("JMH", List.of(both("部分", "Part"), both("平均", "Mean"), "±", both("单位", "Unit")));
    for (JsonObject one : parts) {
      add(
          "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td><td>%s</td></tr>",
          escaped(one.getString("jmh")),
          BenchTable.number(one.getDouble("score")),
          BenchTable.number(one.getDouble("error")),
          escaped(one.getString("unit")));
    }
    endTable();
    end();
  }

  private void limits() {
    begin("机器的极限", "What the machine can do");
    table("极限 limits", List.of(both("项目", "Figure"), both("值", "Value")));
    figures
        .all()
        .forEach(
            (name, value) -> {
              if (name.startsWith("limit ")) {
                add(
                    "<tr><th scope=\"row\">%s</th><td>%s</td></tr>",
                    escaped(name.substring("limit ".length())), BenchTable.number(value));
              }
            });
    endTable();
    for (FloorByLimit one : FloorByLimit.values()) {
      OptionalDouble ratio = one.of(figures);
      if (ratio.isPresent()) {
        String number = String.format(Locale.ROOT, "%.2f", ratio.getAsDouble());
        add("<p>%s</p>", both(one.zh() + "：" + number, one.en() + ": " + number));
      }
    }
    end();
  }

  private void runs() {
    begin("每次测量及其前后的机器状态", "Every run, and the machine before and after it");
    table("测量 runs", BenchWords.runColumns());
    for (Measurement run : record.runs()) {
      add("<tr><th scope=\"row\">%s</th><td>%d</td>", escaped(run.cell().word()), run.round());
      for (Measure measure : List.of(Measure.CYCLES, Measure.P50, Measure.P99, Measure.CPU)) {
        add("<td>%s</td>", BenchTable.number(run.value(measure)));
      }
      calibration(run.run().getJsonObject("cal_before"));
      calibration(run.run().getJsonObject("cal_after"));
      add("</tr>");
    }
    endTable();
    end();
  }

  private void calibration(JsonObject calibration) {
    add(
        "<td>%s</td><td>%s / %s</td><td>%s / %s</td>",
        BenchTable.number(calibration.getDouble("lost2_pct")),
        calibration.getJsonArray("fsync_ms").getValue(0),
        calibration.getJsonArray("fsync_ms").getValue(1),
        calibration.getJsonArray("rtt_ms").getValue(0),
        calibration.getJsonArray("rtt_ms").getValue(1));
  }

  private void begin(String zh, String en) {
    add("<section><h2>%s</h2>", both(zh, en));
  }

  private void end() {
    page.append("</section>");
  }

  private void table(String label, List<String> columns) {
    add(
        "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"%s\"><table><thead><tr>",
        escaped(label));
    columns.forEach(column -> add("<th scope=\"col\">%s</th>", column));
    add("</tr></thead><tbody>");
  }

  private void endTable() {
    page.append("</tbody></table></div>");
  }

  @SuppressWarnings("AnnotateFormatMethod") // Its annotation is in a library that we do not ship.
  private void add(String format, Object... values) {
    page.append(String.format(Locale.ROOT, format, values));
  }
}

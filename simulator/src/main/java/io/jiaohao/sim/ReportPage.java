package io.jiaohao.sim;

import static io.jiaohao.sim.ReportText.both;
import static io.jiaohao.sim.ReportText.escaped;

import io.jiaohao.core.HallPlan;
import io.jiaohao.sim.course.DayCourse;
import io.jiaohao.sim.course.FaultStep;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.HdrHistogram.Histogram;

/** A run's report as one page that needs neither script nor anything else to be read. */
final class ReportPage {
  private static final int LEVELS = 5;
  private static final int MINUTES_PER_HOUR = 60;
  private static final int PERCENT = 100;

  /** Waits from which a cell of the heat map is a level hotter, in minutes. */
  private static final double[] HOTTER_MIN = {5, 10, 20, 40};

  private static final double[] PERCENTILES = {50, 90, 99, 99.9, 100};
  private static final List<String> PERCENTILE_NAMES = List.of("p50", "p90", "p99", "p99.9", "max");
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  private final DayReport report;
  private final HallPlan plan;
  private final StringBuilder page = new StringBuilder();

  private ReportPage(DayReport report) {
    this.report = report;
    this.plan = report.settings().plan();
  }

  static String of(DayReport report) {
    return new ReportPage(report).page();
  }

  private String page() {
    DayCourse course = report.settings().course();
    page.append(ReportText.head(course.titleZh(), course.titleEn()));
    verdict();
    add("</header><main>");
    conditions();
    sums();
    waits();
    queues();
    windows();
    latencies();
    mishaps();
    audit();
    add("</main></body></html>%n");
    return page.toString();
  }

  private void verdict() {
    long faults = report.sums().faults();
    if (report.isSound()) {
      add("<p class=\"verdict good\">%s</p>", both("全部不变量成立", "All invariants held"));
    } else {
      add(
          "<p class=\"verdict bad\">%s</p>",
          both("发现 %d 处错误".formatted(faults), "Faults found: %d".formatted(faults)));
    }
  }

  private void conditions() {
    SimReport sums = report.sums();
    Machine machine = report.machine();
    DayCourse course = report.settings().course();
    add("<section><h2>%s</h2><dl>", both("运行条件", "How it was run"));
    fact("场景", "Scenario", escaped(course.name()));
    fact("种子", "Seed", Long.toString(report.settings().seed()));
    fact("客流", "Load", number("%.2f ×", report.settings().load()));
    fact("大厅时间", "Hall time", time(sums.fromHallMs()) + " – " + clock(sums.toHallMs()));
    fact("时间倍速", "Speed", number("%.0f ×", sums.hallSpeed()));
    fact(
        "机器",
        "Machine",
        both(
            "%d 核，%s，Java %s".formatted(machine.cores(), machine.system(), machine.java()),
            "%d cores, %s, Java %s".formatted(machine.cores(), machine.system(), machine.java())));
    fact(
        "负载发生器",
        "Load generator",
        machine.shared()
            ? both("与服务器共用处理器核", "shared the server's cores")
            : both("与服务器不在同一机器", "on another machine than the server"));
    add("</dl></section>");
  }

  private void fact(String zh, String en, String value) {
    add("<div><dt>%s</dt><dd>%s</dd></div>", both(zh, en), value);
  }

  private String time(long hallMs) {
    return TIME.withZone(plan.zoneId()).format(Instant.ofEpochMilli(hallMs));
  }

  private String clock(long hallMs) {
    return CLOCK.withZone(plan.zoneId()).format(Instant.ofEpochMilli(hallMs));
  }

  private void sums() {
    SimReport sums = report.sums();
    Percentiles wait = sums.waitMin();
    add("<section><h2>%s</h2><dl>", both("总计", "In all"));
    fact("取号", "Numbers issued", Long.toString(sums.issued()));
    fact("叫号", "Calls", Long.toString(sums.called()));
    fact("办结", "Served", Long.toString(sums.served()));
    fact("过号", "No-shows", Long.toString(sums.noShows()));
    fact("结束时等候", "Waiting at the end", Long.toString(sums.waiting()));
    fact(
        "上屏的叫号（全部屏幕）",
        "Calls followed to every board",
        Long.toString(sums.callToLastBoardMs().count()));
    fact("未及全部上屏即结束", "Over before every board showed them", Long.toString(sums.notOnAllBoards()));
    fact(
        "等候（分钟）",
        "Wait, minutes",
        number("p50 %.1f · ", wait.p50())
            + number("p90 %.1f · ", wait.p90())
            + number("p99 %.1f", wait.p99()));
    for (Map.Entry<String, Long> one : sums.besides().entrySet()) {
      if (one.getValue() > 0) {
        fact(
            BesidesWords.zh(one.getKey()),
            BesidesWords.en(one.getKey()),
            Long.toString(one.getValue()));
      }
    }
    add("</dl></section>");
  }

  private void waits() {
    TreeSet<Integer> hours = new TreeSet<>();
    report.waits().forEach(cell -> hours.add(cell.hour()));
    add("<section><h2>%s</h2>", both("各区各时段平均等候（分钟）", "Mean wait by zone and hour, minutes"));
    add("<p>%s</p>", both("按取号时间归入时段；括号内为人数。", "By the hour of the number; people in brackets."));
    add(
        "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"等候 waits\"><table><thead><tr>");
    add("<th scope=\"col\">%s</th>", both("区", "Zone"));
    hours.forEach(hour -> add("<th scope=\"col\">%02d:00</th>", hour));
    add("</tr></thead><tbody>");
    for (HallPlan.Zone zone : plan.zones()) {
      add("<tr><th scope=\"row\">%s %s</th>", zone.id(), both(zone.name().zh(), zone.name().en()));
      hours.forEach(hour -> heat(zone.id(), hour));
      add("</tr>");
    }
    add("</tbody></table></div></section>");
  }

  private void heat(String zone, int hour) {
    for (DayFigures.WaitCell cell : report.waits()) {
      if (cell.zone().equals(zone) && cell.hour() == hour) {
        add(
            "<td class=\"h%d\">%.1f <small>(%d)</small></td>",
            heatOf(cell.meanMin()), cell.meanMin(), cell.count());
        return;
      }
    }
    add("<td>–</td>");
  }

  private static int heatOf(double minutes) {
    int level = 0;
    while (level < HOTTER_MIN.length && minutes >= HOTTER_MIN[level]) {
      level++;
    }
    return level;
  }

  private void queues() {
    List<DayFigures.QueuePoint> points = report.queues();
    add("<section><h2>%s</h2>", both("各区排队人数", "People waiting by zone"));
    if (points.isEmpty()) {
      add("<p>%s</p></section>", both("没有数据", "nothing was seen"));
      return;
    }
    int from = points.stream().mapToInt(DayFigures.QueuePoint::minute).min().orElse(0);
    int to = points.stream().mapToInt(DayFigures.QueuePoint::minute).max().orElse(0);
    ReportPlot plot = new ReportPlot(from, to, false);
    int every = to - from > 4 * MINUTES_PER_HOUR ? MINUTES_PER_HOUR : MINUTES_PER_HOUR / 4;
    for (int minute = (from + every - 1) / every * every; minute <= to; minute += every) {
      plot.mark(minute, DemoCommand.clock(minute));
    }
    for (HallPlan.Zone zone : plan.zones()) {
      plot.line(
          zone.id(),
          points.stream()
              .filter(point -> point.zone().equals(zone.id()))
              .map(point -> new ReportPlot.Point(point.minute(), point.waiting()))
              .toList());
    }
    for (Mishap one : report.mishaps()) {
      if (one.state() != Mishap.Outcome.SKIPPED) {
        FaultStep step = one.step();
        plot.event(
            step.at().toSecondOfDay() / 60.0, (step.kind().word() + " " + step.wing()).strip());
      }
    }
    add("%s<p>", plot.svg("各区排队人数 People waiting by zone"));
    for (HallPlan.Zone zone : plan.zones()) {
      add("<span class=\"key\">%s %s</span>", zone.id(), both(zone.name().zh(), zone.name().en()));
    }
    add("</p></section>");
  }

  private void windows() {
    add("<section><h2>%s</h2>", both("窗口利用率", "How busy the windows were"));
    add(
        "<p>%s</p>",
        both(
            "窗口开放时间中叫号或办理所占比例（%）。",
            "Of the time that a window was open, per cent with a visitor."));
    for (HallPlan.Wing wing : plan.wings()) {
      List<DayFigures.WindowUse> uses =
          report.windows().stream().filter(use -> use.wing().equals(wing.id())).toList();
      if (!uses.isEmpty()) {
        double mean =
            uses.stream().mapToDouble(DayFigures.WindowUse::busy).average().orElse(0) * PERCENT;
        add(
            "<h3>%s: %.0f %%</h3><ul class=\"windows\">",
            both(wing.name().zh(), wing.name().en()), mean);
        for (DayFigures.WindowUse use : uses) {
          int level = (int) Math.min(LEVELS - 1, use.busy() * LEVELS);
          add(
              "<li class=\"u%d\"><b>%s</b> %.0f</li>",
              level, escaped(use.window()), use.busy() * PERCENT);
        }
        add("</ul>");
      }
    }
    add("</section>");
  }

  private void latencies() {
    add("<section><h2>%s</h2>", both("延迟（真实毫秒）", "Latencies, real milliseconds"));
    add(
        "<p>%s</p>",
        both(
            "从按键应按下之时算起；柜员收到答复后才按下一键。",
            "From the moment when a key was due; clerks press the next one when they have their answer."));
    ReportPlot plot = new ReportPlot(0, PERCENTILES.length - 1, true);
    for (int i = 0; i < PERCENTILES.length; i++) {
      plot.mark(i, PERCENTILE_NAMES.get(i));
    }
    StringBuilder rows = new StringBuilder();
    report.latencies().forEach((name, histogram) -> latency(rows, plot, name, histogram));
    add("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"延迟 latencies\"><table>");
    add(
        "<thead><tr><th scope=\"col\">%s</th><th scope=\"col\">%s</th>",
        both("测量", "Measured"), both("次数", "Count"));
    PERCENTILE_NAMES.forEach(name -> add("<th scope=\"col\">%s</th>", name));
    add("</tr></thead><tbody>%s</tbody></table></div>", rows);
    add("%s", plot.svg("延迟百分位 Latency percentiles"));
    add(
        "<p>%s</p></section>",
        both(
            "遇上中断而不计入延迟的请求：%d".formatted(report.sums().metOutage()),
            "Requests that met an outage and are in no latency: %d"
                .formatted(report.sums().metOutage())));
  }

  private static void latency(
      StringBuilder rows, ReportPlot plot, String name, Histogram histogram) {
    if (histogram.getTotalCount() == 0) {
      return;
    }
    rows.append("<tr><th scope=\"row\">").append(LatencyWords.of(name)).append("</th>");
    rows.append("<td>").append(histogram.getTotalCount()).append("</td>");
    List<ReportPlot.Point> points = new ArrayList<>();
    for (int i = 0; i < PERCENTILES.length; i++) {
      double ms = histogram.getValueAtPercentile(PERCENTILES[i]) / (double) SimClock.NANOS_PER_MS;
      points.add(new ReportPlot.Point(i, ms));
      rows.append("<td>").append(number("%.2f", ms)).append("</td>");
    }
    rows.append("</tr>");
    plot.line(name, points);
  }

  private void mishaps() {
    add("<section><h2>%s</h2>", both("注入的故障", "What went wrong on purpose"));
    if (report.mishaps().isEmpty() && report.sums().kills() == 0) {
      add("<p>%s</p></section>", both("无", "nothing"));
      return;
    }
    add("<ul>");
    for (Mishap one : report.mishaps()) {
      FaultStep step = one.step();
      add(
          "<li><b>%s</b> %s %s: %s</li>",
          step.at(),
          MishapWords.of(step.kind()),
          escaped(step.wing()),
          both(one.outcomeZh(), one.outcomeEn()));
    }
    if (report.sums().kills() > 0) {
      add(
          "<li>%s</li>",
          both(
              "服务器被强行终止 %d 次".formatted(report.sums().kills()),
              "times that the server was killed: %d".formatted(report.sums().kills())));
    }
    add("</ul></section>");
  }

  private void audit() {
    SimReport sums = report.sums();
    add("<section><h2>%s</h2><ul>", both("审计", "What was audited"));
    add(
        "<li>%s</li>",
        both(
            "每个答复和画面都与独立模型核对：号码不重复、叫号不重复、结束一次、过号不早于规则、断线后不丢失",
            "Every reply and picture against a model of its own: no number or call twice, each call"
                + " ends once, nobody given up too early, nothing lost over an outage"));
    add(
        "<li>%s</li>",
        both(
            "屏幕与服务器画面比较一致 %d 次".formatted(sums.picturesSame()),
            "boards found to show just what the server says: %d times"
                .formatted(sums.picturesSame())));
    add(
        "<li>%s</li></ul>",
        both(
            "重发后只办一次的请求：%d".formatted(sums.repeated()),
            "requests sent again and done once: %d".formatted(sums.repeated())));
    if (!sums.faultWords().isEmpty()) {
      add("<h3>%s</h3><ul>", both("错误", "Faults"));
      sums.faultWords().forEach(words -> add("<li lang=\"en\">%s</li>", escaped(words)));
      add("</ul>");
    }
    add("</section>");
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  @SuppressWarnings("AnnotateFormatMethod") // Its annotation is in a library that we do not ship.
  private void add(String format, Object... values) {
    page.append(String.format(Locale.ROOT, format, values));
  }
}

package io.jiaohao.sim.whatif;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A page that shows two replays of a day side by side: waits by half hour, and how they spread. */
final class WhatIfPage {
  private static final int HALF_HOURS = 48;
  private static final int WIDTH = 760;
  private static final int HEIGHT = 240;
  private static final int LEFT = 46;
  private static final String WAS = "#5b6570";
  private static final String CHANGED = "#0b62a4";

  private static final String HEAD =
      """
      <!doctype html><html lang="en"><meta charset="utf-8"><title>What if</title>
      <style>body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:52rem;color:#1c2127}
      table{border-collapse:collapse}td,th{padding:.3rem .8rem;text-align:right;border-bottom:1px solid #d5dade}
      td:first-child,th:first-child{text-align:left}svg text{font:12px system-ui,sans-serif;fill:#3a424a}</style>
      """;

  private WhatIfPage() {}

  static String of(
      RecordedDay day, DayReplay.Outcome was, DayReplay.Outcome changed, String change) {
    StringBuilder page = new StringBuilder(HEAD);
    page.append("<h1>What if: ")
        .append(change)
        .append("</h1><p>")
        .append(day.date())
        .append(", replayed with the same ")
        .append(was.waits().size())
        .append(" visitors. Grey: as it was. Blue: changed.</p>");
    page.append(table(was, changed));
    page.append("<h2>Mean wait by half hour, minutes</h2>")
        .append(plot(byHalfHour(day, was), byHalfHour(day, changed), true));
    page.append("<h2>Wait that so many do not exceed, minutes</h2>")
        .append(plot(percentiles(was), percentiles(changed), false));
    return page.append("</html>\n").toString();
  }

  private static String table(DayReplay.Outcome was, DayReplay.Outcome changed) {
    StringBuilder table =
        new StringBuilder(
            "<table><tr><th></th><th>mean</th><th>p50</th><th>p90</th><th>p99</th><th>over 20</th></tr>");
    row(table, "as it was", WaitFigures.of(was.waits()));
    row(table, "changed", WaitFigures.of(changed.waits()));
    return table.append("</table>").toString();
  }

  private static void row(StringBuilder table, String name, WaitFigures f) {
    table.append(
        String.format(
            Locale.ROOT,
            "<tr><td>%s</td><td>%.1f</td><td>%.1f</td><td>%.1f</td><td>%.1f</td><td>%.1f %%</td></tr>",
            name,
            f.mean(),
            f.p50(),
            f.p90(),
            f.p99(),
            100 * f.over20()));
  }

  private static List<Double> byHalfHour(RecordedDay day, DayReplay.Outcome outcome) {
    List<Double> means = new ArrayList<>();
    for (int half = 0; half < HALF_HOURS; half++) {
      int nth = half;
      means.add(
          WaitFigures.of(
                  outcome.waits().stream().filter(w -> halfHour(day, w.cameMs()) == nth).toList())
              .mean());
    }
    return means;
  }

  private static int halfHour(RecordedDay day, long ms) {
    LocalDateTime local = LocalDateTime.ofInstant(Instant.ofEpochMilli(ms), day.plan().zoneId());
    return local.getHour() * 2 + local.getMinute() / 30;
  }

  private static List<Double> percentiles(DayReplay.Outcome outcome) {
    double[] minutes =
        outcome.waits().stream().mapToDouble(w -> w.waitMs() / 60_000.0).sorted().toArray();
    List<Double> points = new ArrayList<>();
    for (int percent = 0; percent < 100 && minutes.length > 0; percent++) {
      points.add(minutes[percent * minutes.length / 100]);
    }
    return points;
  }

  private static String plot(List<Double> was, List<Double> changed, boolean hours) {
    double top =
        Math.max(
            1,
            Math.max(
                was.stream().mapToDouble(d -> d).max().orElse(1),
                changed.stream().mapToDouble(d -> d).max().orElse(1)));
    StringBuilder svg =
        new StringBuilder(
            "<svg role=\"img\" viewBox=\"0 0 %d %d\" width=\"100%%\">"
                .formatted(WIDTH, HEIGHT + 24));
    for (int i = 0; i <= 4; i++) {
      double y = HEIGHT - HEIGHT * i / 4.0;
      svg.append(
          String.format(
              Locale.ROOT,
              "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#e3e7ea\"/>"
                  + "<text x=\"4\" y=\"%.1f\">%.0f</text>",
              LEFT,
              WIDTH,
              y,
              y,
              y + 4,
              top * i / 4));
    }
    for (int i = 0; i < was.size(); i += hours ? 4 : 10) {
      svg.append(
          String.format(
              Locale.ROOT,
              "<text x=\"%.1f\" y=\"%d\">%s</text>",
              x(i, was.size()),
              HEIGHT + 18,
              hours ? i / 2 + ":00" : i + " %"));
    }
    svg.append(line(was, top, WAS)).append(line(changed, top, CHANGED));
    return svg.append("</svg>").toString();
  }

  private static double x(int i, int count) {
    return LEFT + (double) (WIDTH - LEFT) * i / Math.max(1, count - 1);
  }

  private static String line(List<Double> points, double top, String colour) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < points.size(); i++) {
      path.append(
          String.format(
              Locale.ROOT,
              "%.1f,%.1f ",
              x(i, points.size()),
              HEIGHT - HEIGHT * points.get(i) / top));
    }
    return "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2.5\" points=\"%s\"/>"
        .formatted(colour, path.toString().trim());
  }
}

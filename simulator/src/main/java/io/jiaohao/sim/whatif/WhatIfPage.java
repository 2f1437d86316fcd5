package io.jiaohao.sim.whatif;

import io.jiaohao.sim.driven.Waits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** A page that shows a day as it was and changed: waits by half hour, and how they spread. */
final class WhatIfPage {
  private static final int PERCENT = 100;

  private static final Map<String, String> COLOURS =
      Map.of(
          Comparison.RECORDED, "#9aa4ad",
          Comparison.REPLAYED, "#3a424a",
          Comparison.CHANGED, "#0b62a4");

  private static final String HEAD =
      """
      <!doctype html><html lang="en"><meta charset="utf-8"><title>What if</title>
      <style>body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:52rem;padding:0 1rem;color:#1c2127}
      table{border-collapse:collapse;width:100%}td,th{padding:.3rem .6rem;text-align:right;border-bottom:1px solid #d5dade}
      td:first-child,th:first-child,td:nth-child(2),th:nth-child(2){text-align:left}
      tbody tr:first-child td{border-top:2px solid #9aa4ad}
      svg{width:100%;height:auto}svg text{font:12px system-ui,sans-serif;fill:#3a424a}
      .key{display:inline-block;width:1.6rem;border-top:3px solid;margin:0 .4rem 0 1.2rem;vertical-align:middle}</style>
      """;

  private final Comparison comparison;
  private final HalfHours halfHours;
  private final StringBuilder page = new StringBuilder(HEAD);

  private WhatIfPage(Comparison comparison) {
    this.comparison = comparison;
    this.halfHours = new HalfHours(comparison.day(), comparison.plan().zoneId());
  }

  static String of(Comparison comparison) {
    return new WhatIfPage(comparison).page();
  }

  private String page() {
    page.append("<h1>What if: ").append(comparison.day()).append("</h1><ul>");
    comparison.differences().forEach(d -> page.append("<li>").append(escaped(d)).append("</li>"));
    page.append("</ul>");
    comparison.verdict().forEach(v -> page.append("<p>").append(escaped(v)).append("</p>"));
    int from = firstHalfHour();
    int to = lastHalfHour();
    plot("Mean wait of those who came in each half hour, minutes", from, to, this::byHalfHour);
    plot("So many per cent wait no longer than, minutes", 0, PERCENT, WhatIfPage::percentiles);
    table();
    return page.append("</html>\n").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  private void plot(String title, int from, int to, Function<Outcome, List<Double>> points) {
    boolean isTime = to != PERCENT;
    LinePlot plot =
        new LinePlot(from, to, x -> isTime ? HalfHours.clock(x) : x + " %", isTime ? 2 : 10);
    Map<String, List<Double>> lines = new LinkedHashMap<>();
    comparison.outcomes().forEach((name, outcome) -> lines.put(name, points.apply(outcome)));
    page.append("<h2>").append(title).append("</h2><p>");
    lines.forEach(
        (name, line) -> {
          plot.line(line, COLOURS.get(name));
          page.append("<span class=\"key\" style=\"color:")
              .append(COLOURS.get(name))
              .append("\"></span>")
              .append(name);
        });
    page.append("</p>").append(plot.svg(title));
  }

  private void table() {
    page.append("<h2>Minutes of waiting</h2><table><thead><tr><th></th><th></th><th>called</th>")
        .append(
            "<th>mean</th><th>half</th><th>9 in 10</th><th>99 in 100</th><th>over 20</th></tr></thead>");
    comparison
        .groups()
        .forEach(
            (group, which) -> {
              page.append("<tbody>");
              comparison.outcomes().forEach((name, outcome) -> row(group, name, outcome.of(which)));
              page.append("</tbody>");
            });
    page.append("</table>");
  }

  private void row(String group, String name, Waits waits) {
    page.append(
        String.format(
            Locale.ROOT,
            "<tr><td>%s</td><td>%s</td><td>%d</td><td>%.1f</td><td>%.1f</td><td>%.1f</td>"
                + "<td>%.1f</td><td>%.1f %%</td></tr>",
            name.equals(Comparison.RECORDED) ? group : "",
            name,
            waits.count(),
            waits.mean(),
            waits.quantile(0.5),
            waits.quantile(Comparison.MOST),
            waits.quantile(Comparison.NEARLY_ALL),
            100 * waits.over(Comparison.LONG_MIN)));
  }

  private int halfHour(Outcome.Wait wait) {
    return halfHours.of(wait.leg().cameMs());
  }

  private int firstHalfHour() {
    return comparison.recorded().waits().stream().mapToInt(this::halfHour).min().orElse(0);
  }

  private int lastHalfHour() {
    return comparison.recorded().waits().stream()
        .mapToInt(this::halfHour)
        .max()
        .orElse(HalfHours.COUNT);
  }

  private List<Double> byHalfHour(Outcome outcome) {
    List<Double> means = new ArrayList<>();
    for (int half = firstHalfHour(); half <= lastHalfHour(); half++) {
      int nth = half;
      means.add(outcome.of(wait -> halfHour(wait) == nth).mean());
    }
    return means;
  }

  private static List<Double> percentiles(Outcome outcome) {
    Waits waits = outcome.all();
    List<Double> points = new ArrayList<>();
    for (int percent = 0; percent <= PERCENT; percent++) {
      points.add(waits.quantile((double) percent / PERCENT));
    }
    return points;
  }
}

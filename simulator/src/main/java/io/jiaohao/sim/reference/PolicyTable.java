package io.jiaohao.sim.reference;

import io.jiaohao.sim.driven.Waits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Rules beside each other: the first is the one that the others are held against, day by day. */
final class PolicyTable {
  /** Student's 95 % for many days; a little narrow for few. */
  private static final double Z95 = 1.96;

  private static final String HEAD =
      "| rule | mean | to first | p50 | p95 | p99 | p99 of a day, to first | max | >20 | >30 |"
          + " walk-in mean / p95 | booked mean / p95 | special need mean / p95 |"
          + " overtaken mean / most | idle while waiting | left |\n";
  private static final int COLUMNS = 16;

  private final List<Row> rows = new ArrayList<>();

  /** A rule's days, and all of them together. */
  private record Row(Policy policy, List<PolicyFigures> days, PolicyFigures all) {}

  /** A mean over days and the half width of its 95 % limits. */
  private record Paired(double mean, double halfWidth) {
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%+.2f ± %.2f", mean, halfWidth);
    }
  }

  void add(Policy policy, List<PolicyFigures> days) {
    PolicyFigures all = new PolicyFigures();
    days.forEach(all::add);
    rows.add(new Row(policy, days, all));
  }

  String text() {
    StringBuilder text = new StringBuilder(HEAD);
    text.append("|").append(" --- |".repeat(COLUMNS)).append('\n');
    rows.forEach(row -> text.append(line(row)));
    return text.toString();
  }

  private String line(Row row) {
    PolicyFigures f = row.all();
    Waits all = f.everybody();
    return String.format(
        Locale.ROOT,
        "| %s | %.2f | %s | %.1f | %.1f | %.1f | %s | %.0f | %.1f %% | %.1f %% | %s | %s | %s |"
            + " %.1f / %d | %.1f min | %d |%n",
        row.policy().name(),
        all.mean(),
        meanToFirst(row),
        all.quantile(0.5),
        all.quantile(0.95),
        all.quantile(0.99),
        toFirst(row, day -> day.everybody().quantile(0.99)),
        all.longest(),
        100 * all.over(20),
        100 * all.over(30),
        meanAndMost(f.walkIns()),
        meanAndMost(f.booked()),
        meanAndMost(f.special()),
        f.overtakenMean(),
        f.overtakenMost(),
        f.idleMin(),
        f.left());
  }

  private static String meanAndMost(Waits waits) {
    return String.format(Locale.ROOT, "%.1f / %.1f", waits.mean(), waits.quantile(0.95));
  }

  private Paired meanToFirst(Row row) {
    return toFirst(row, day -> day.everybody().mean());
  }

  private Paired toFirst(Row row, ToDoubleFunction<PolicyFigures> figure) {
    int days = row.days().size();
    double[] differences = new double[days];
    double mean = 0;
    for (int i = 0; i < days; i++) {
      differences[i] =
          figure.applyAsDouble(row.days().get(i)) - figure.applyAsDouble(rows.get(0).days().get(i));
      mean += differences[i] / days;
    }
    double variance = 0;
    for (double difference : differences) {
      variance += (difference - mean) * (difference - mean) / (days - 1);
    }
    return new Paired(mean, Z95 * Math.sqrt(variance / days));
  }

  /** An object a rule, with commas between. */
  String json() {
    return String.join(",", rows.stream().map(this::json).toList());
  }

  private String json(Row row) {
    PolicyFigures f = row.all();
    Waits all = f.everybody();
    Paired difference = meanToFirst(row);
    return String.format(
        Locale.ROOT,
        "{\"rule\":\"%s\",\"tickets\":%d,\"mean\":%.3f,\"to_first\":%.3f,\"to_first_95\":%.3f,"
            + "\"p50\":%.3f,\"p95\":%.3f,\"p99\":%.3f,\"max\":%.3f,\"over20\":%.4f,\"over30\":%.4f,"
            + "\"walk_in\":%.3f,\"booked\":%.3f,\"special\":%.3f,\"overtaken_max\":%d,"
            + "\"idle_min\":%.1f,\"left\":%d}",
        row.policy().id(),
        all.count(),
        all.mean(),
        difference.mean(),
        difference.halfWidth(),
        all.quantile(0.5),
        all.quantile(0.95),
        all.quantile(0.99),
        all.longest(),
        all.over(20),
        all.over(30),
        f.walkIns().mean(),
        f.booked().mean(),
        f.special().mean(),
        f.overtakenMost(),
        f.idleMin(),
        f.left());
  }
}

package io.jiaohao.sim.reference;

import io.jiaohao.foresight.Forecast;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What came of all forecasts of a study. */
final class EstimateFigures {
  private static final double MINUTE_MS = 60_000;
  private static final double NANOS_PER_MS = 1e6;
  static final String FORESIGHT = "Jiaohao";
  static final String NAIVE = "waiting × mean / open windows";
  static final String LAST = "last called (service and class)";
  static final String LINE = "first in line (service)";
  static final String ROLLED = "Jiaohao, rollout alone";

  private final Map<String, Tally> ways = new LinkedHashMap<>();
  private final Map<String, Tally> classes = new TreeMap<>();
  private int atOnce;
  private int untold;
  private int withinHalf;
  private int withinNinety;
  private int withinNinetyRolled;
  private int inRange;
  private int beforeRange;
  private double width;
  private long tables;
  private double tableMs;
  private double slowestTableMs;

  void nextDay() {
    ways.values().forEach(Tally::nextDay);
    classes.values().forEach(Tally::nextDay);
  }

  private static Tally tally(Map<String, Tally> all, String name) {
    return all.computeIfAbsent(
        name,
        n -> {
          Tally fresh = new Tally();
          fresh.nextDay();
          return fresh;
        });
  }

  void atOnce() {
    atOnce++;
  }

  void untold() {
    untold++;
  }

  void table(long nanos) {
    tables++;
    tableMs += nanos / NANOS_PER_MS;
    slowestTableMs = Math.max(slowestTableMs, nanos / NANOS_PER_MS);
  }

  void add(
      ReferenceDay.Visitor visitor,
      Forecast forecast,
      long waitedMs,
      double naiveMin,
      double lastMin,
      double lineMin) {
    double waitedMin = waitedMs / MINUTE_MS;
    double halfMin = forecast.halfMs() / MINUTE_MS;
    tally(ways, FORESIGHT).add(halfMin, waitedMin);
    tally(ways, ROLLED).add(forecast.rolledHalfMs() / MINUTE_MS, waitedMin);
    tally(ways, NAIVE).add(naiveMin, waitedMin);
    tally(ways, LAST).add(lastMin, waitedMin);
    tally(ways, LINE).add(lineMin, waitedMin);
    tally(classes, visitor.ticketClass()).add(halfMin, waitedMin);
    withinHalf += waitedMs <= forecast.halfMs() ? 1 : 0;
    withinNinety += waitedMs <= forecast.ninetyMs() ? 1 : 0;
    withinNinetyRolled += waitedMs <= forecast.rolledNinetyMs() ? 1 : 0;
    inRange +=
        waitedMin >= forecast.range().fromMin() && waitedMin <= forecast.range().toMin() ? 1 : 0;
    beforeRange += waitedMin < forecast.range().fromMin() ? 1 : 0;
    width += forecast.range().toMin() - forecast.range().fromMin();
  }

  double error() {
    return tally(ways, FORESIGHT).meanAbsoluteError();
  }

  double error(String way) {
    return tally(ways, way).meanAbsoluteError();
  }

  double withinNinety() {
    return (double) withinNinety / Math.max(1, count());
  }

  double withinHalf() {
    return (double) withinHalf / Math.max(1, count());
  }

  int count() {
    return tally(ways, FORESIGHT).count();
  }

  double tableMs() {
    return tableMs / Math.max(1, tables);
  }

  /** The table that people read. */
  String table() {
    StringBuilder text = new StringBuilder();
    text.append(
        format(
            "%d tickets, %d served at once left out, %d told nothing%n%n",
            count(), atOnce, untold));
    text.append(
        """
        | estimate | MAE | bias | RMSE | within 5 min | >10 min too low |
        | --- | --- | --- | --- | --- | --- |
        """);
    ways.forEach((name, tally) -> text.append(row(name, tally)));
    classes.forEach((name, tally) -> text.append(row(FORESIGHT + ", " + name, tally)));
    int n = Math.max(1, count());
    text.append(
        format(
            "%nwaits within P50 %.3f, within P90 %.3f (before correction %.3f)%n",
            withinHalf(), withinNinety(), (double) withinNinetyRolled / n));
    text.append(
        format(
            "printed range: %.1f %% inside, %.1f %% called before it, mean width %.1f min%n",
            100.0 * inRange / n, 100.0 * beforeRange / n, width / n));
    text.append(
        format(
            "%d tables, processor time %.2f ms each, at most %.1f ms%n",
            tables, tableMs(), slowestTableMs));
    return text.toString();
  }

  private static String row(String name, Tally t) {
    return format(
        "| %s | %.2f ± %.2f | %+.2f | %.2f | %.0f %% | %.1f %% |%n",
        name,
        t.meanAbsoluteError(),
        t.halfWidth(),
        t.bias(),
        t.rootMeanSquareError(),
        100 * t.withinFive(),
        100 * t.moreThanTenTooLow());
  }

  /** The line that programs read. */
  String json(EstimateSettings settings) {
    return format(
        "{\"train\":%d,\"days\":%d,\"seed\":%d,\"share\":%.2f,\"tickets\":%d,\"mae\":%.3f,"
            + "\"bias\":%.3f,\"within50\":%.4f,\"within90\":%.4f,\"naive\":%.3f,\"les\":%.3f,"
            + "\"hol\":%.3f,\"tableMs\":%.3f}",
        settings.trainingDays(),
        settings.testDays(),
        settings.seed(),
        settings.share(),
        count(),
        error(),
        tally(ways, FORESIGHT).bias(),
        withinHalf(),
        withinNinety(),
        error(NAIVE),
        error(LAST),
        error(LINE),
        tableMs());
  }

  private static String format(String text, Object... values) {
    return String.format(Locale.ROOT, text, values);
  }
}

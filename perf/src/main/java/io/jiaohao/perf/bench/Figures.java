package io.jiaohao.perf.bench;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Every figure of a record by its name, medians of the rounds: {@code floor sat64 cycles}, {@code
 * jiaohao open500 windows=1300 cpu}, {@code limit sync p50}, {@code jmh EntryBenchmark.chain},
 * {@code recovery 1000000 served}.
 */
final class Figures {
  private static final Load BOARDS_AT = Load.perSecond(Growth.BOARDS_RATE);

  private final SortedMap<String, Double> all = new TreeMap<>();

  private Figures() {}

  static Figures of(BenchRecord record) {
    Figures figures = new Figures();
    figures.runs(record.runs());
    figures.machine(record.runs());
    record.others().forEach(figures::other);
    figures.composed();
    figures.perBoard();
    return figures;
  }

  OptionalDouble get(String name) {
    Double value = all.get(name);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** One by the other; empty if either is missing or there is nothing to divide by. */
  OptionalDouble ratio(String of, String to) {
    Double dividend = all.get(of);
    Double divisor = all.get(to);
    return dividend == null || divisor == null || divisor == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(dividend / divisor);
  }

  SortedMap<String, Double> all() {
    return all;
  }

  JsonObject json() {
    return new JsonObject(new LinkedHashMap<>(all));
  }

  private void runs(List<Measurement> runs) {
    Map<String, List<Double>> values = new TreeMap<>();
    for (Measurement run : runs) {
      for (Measure measure : Measure.values()) {
        String name = run.cell().word() + " " + measure.word();
        values.computeIfAbsent(name, unused -> new ArrayList<>()).add(run.value(measure));
      }
    }
    values.forEach((name, ofRounds) -> all.put(name, Medians.of(ofRounds)));
  }

  /**
   * The least that a durable call takes here, by what was measured around each run: one sync and
   * one round trip.
   */
  private void machine(List<Measurement> runs) {
    for (Measure[] pair :
        new Measure[][] {
          {Measure.SYNC_P50, Measure.TRIP_P50}, {Measure.SYNC_P99, Measure.TRIP_P99}
        }) {
      List<Double> sums =
          runs.stream().map(run -> run.value(pair[0]) + run.value(pair[1])).toList();
      if (!sums.isEmpty()) {
        String percentile = pair[0] == Measure.SYNC_P50 ? "p50" : "p99";
        all.put("limit sync_and_trip " + percentile, Medians.of(sums));
      }
    }
  }

  private void other(JsonObject one) {
    if (one.containsKey("phys")) {
      Limits.figures(one, all);
    } else if (one.containsKey("jmh")) {
      all.put("jmh " + one.getString("jmh"), one.getDouble("score"));
    } else if (one.containsKey("recovery")) {
      String name = "recovery " + one.getLong("recovery");
      all.put(name + " served", one.getDouble("served_ms"));
      all.put(name + " replayed", one.getDouble("replayed_ms"));
    }
  }

  /** Half a round trip, a sync and the frames on 13 sockets, which hold the other half. */
  private void composed() {
    for (String percentile : List.of("p50", "p99")) {
      Double trip = all.get("limit trip " + percentile);
      Double sync = all.get("limit sync " + percentile);
      Double fanOut = all.get("limit fanout " + percentile);
      if (trip != null && sync != null && fanOut != null) {
        all.put("limit call " + percentile, trip / 2 + sync + fanOut);
      }
    }
  }

  /**
   * What each board beyond the usual ones costs a call; none if noise made more of them cheaper.
   */
  private void perBoard() {
    for (Engine engine : Engine.values()) {
      Double few = all.get(Cell.standard(engine, BOARDS_AT).word() + " cpu");
      for (int boards : Growth.BOARDS) {
        Size size = Size.STANDARD.withBoards(boards);
        Double many = all.get(new Cell(engine, BOARDS_AT, size).word() + " cpu");
        if (few != null && many != null && many > few) {
          all.put(
              engine.word() + " boards=" + boards + " per_board",
              (many - few) / (boards - Size.STANDARD.boards()));
        }
      }
    }
  }
}

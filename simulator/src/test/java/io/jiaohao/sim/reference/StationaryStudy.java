package io.jiaohao.sim.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What is measured in long runs of a stationary model, twenty batches each. */
final class StationaryStudy {
  static final Ask MEAN = new Ask("mean wait", (kind, wait, gaveUp) -> OptionalDouble.of(wait));
  static final Ask SQUARE =
      new Ask("mean square", (kind, wait, gaveUp) -> OptionalDouble.of(wait * wait));
  static final Ask WAITS = over(0);
  static final Ask GIVES_UP =
      new Ask("gives up", (kind, wait, gaveUp) -> OptionalDouble.of(gaveUp ? 1 : 0));
  static final Ask OF_SERVED =
      new Ask(
          "mean wait of the served",
          (kind, wait, gaveUp) -> gaveUp ? OptionalDouble.empty() : OptionalDouble.of(wait));

  private static final int BATCHES = 20;

  /** Share of a run that is left out, since it begins empty. */
  private static final int WARM_UP_PART = 10;

  private final StationaryModel model;
  private final int runs;
  private final long visitorsARun;
  private final Map<Ask, Measure> measures = new LinkedHashMap<>();

  /** A question to each visitor; some have no answer. */
  record Ask(String name, Answer answer) {}

  /** What a visitor of a kind answers who waited so long. */
  interface Answer {
    OptionalDouble of(int kind, double wait, boolean gaveUp);
  }

  static Ask over(double limit) {
    return new Ask(
        "waits over " + limit, (kind, wait, gaveUp) -> OptionalDouble.of(wait > limit ? 1 : 0));
  }

  static Ask ofKind(int which) {
    return new Ask(
        "mean wait of class " + which,
        (kind, wait, gaveUp) -> kind == which ? OptionalDouble.of(wait) : OptionalDouble.empty());
  }

  StationaryStudy(StationaryModel model, int runs, long visitors, List<Ask> asks) {
    this.model = model;
    this.runs = runs;
    this.visitorsARun = visitors / runs;
    asks.forEach(ask -> measures.put(ask, new Measure(runs * BATCHES)));
  }

  void run(long seed) {
    long warmUp = visitorsARun / WARM_UP_PART;
    long counted = visitorsARun - warmUp;
    for (int run = 0; run < runs; run++) {
      int first = run * BATCHES;
      new StationaryRun(
              model,
              visitorsARun,
              runs * seed + run,
              (nth, kind, waitedMs, gaveUp) -> {
                if (nth >= warmUp) {
                  int batch = first + (int) ((nth - warmUp) * BATCHES / counted);
                  note(batch, kind, (double) waitedMs / StationaryModel.UNIT_MS, gaveUp);
                }
              })
          .run();
    }
  }

  private void note(int batch, int kind, double wait, boolean gaveUp) {
    measures.forEach(
        (ask, measure) ->
            ask.answer().of(kind, wait, gaveUp).ifPresent(value -> measure.add(batch, value)));
  }

  Measure measure(Ask ask) {
    return measures.get(ask);
  }
}

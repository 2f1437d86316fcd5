package io.jiaohao.perf.bench;

import io.vertx.core.json.JsonObject;

/**
 * One run of one cell.
 *
 * @param round 1 for the first
 * @param run what the load generator printed
 */
record Measurement(Cell cell, int round, JsonObject run) {
  double value(Measure measure) {
    return measure.of(run);
  }

  JsonObject json() {
    return new JsonObject()
        .put("engine", cell.engine().word())
        .put("load", cell.load().word())
        .put("round", round)
        .mergeIn(run);
  }

  /**
   * Reads what {@link #json()} wrote.
   *
   * @throws IllegalArgumentException if it names an engine or a load that there is not
   */
  static Measurement of(JsonObject json) {
    Size size =
        new Size(json.getInteger("windows"), json.getInteger("boards"), json.getInteger("prefill"));
    Cell cell =
        new Cell(Engine.of(json.getString("engine")), Load.of(json.getString("load")), size);
    JsonObject run = json.copy();
    run.remove("engine");
    run.remove("load");
    run.remove("round");
    return new Measurement(cell, json.getInteger("round"), run);
  }
}

package io.jiaohao.perf.bench;

import io.vertx.core.json.JsonObject;
import java.util.OptionalDouble;

/**
 * The server by the others, in one line: throughput and processor time with 64 in flight, latency
 * at 1,000 a second. Empty where one of the two was not measured.
 */
record Ratios(
    OptionalDouble throughputVsFloor,
    OptionalDouble throughputVsPgApp,
    OptionalDouble throughputVsRedisAlways,
    OptionalDouble p50VsFloor,
    OptionalDouble p99VsFloor,
    OptionalDouble cpuVsFloor) {
  private static final double THOUSANDTHS = 1_000;

  static Ratios of(Figures figures) {
    return new Ratios(
        figures.ratio("jiaohao sat64 cycles", "floor sat64 cycles"),
        figures.ratio("jiaohao sat64 cycles", "pg_app sat64 cycles"),
        figures.ratio("jiaohao sat64 cycles", "redis_always sat64 cycles"),
        figures.ratio("jiaohao open1000 p50", "floor open1000 p50"),
        figures.ratio("jiaohao open1000 p99", "floor open1000 p99"),
        figures.ratio("jiaohao sat64 cpu", "floor sat64 cpu"));
  }

  /** One object; null where there is no ratio. */
  JsonObject json() {
    JsonObject json = new JsonObject();
    put(json, "throughput_vs_floor", throughputVsFloor);
    put(json, "throughput_vs_pg_app", throughputVsPgApp);
    put(json, "throughput_vs_redis_always", throughputVsRedisAlways);
    put(json, "p50_vs_floor", p50VsFloor);
    put(json, "p99_vs_floor", p99VsFloor);
    put(json, "cpu_vs_floor", cpuVsFloor);
    return json;
  }

  private static void put(JsonObject json, String name, OptionalDouble ratio) {
    if (ratio.isPresent()) {
      json.put(name, Math.round(ratio.getAsDouble() * THOUSANDTHS) / THOUSANDTHS);
    } else {
      json.putNull(name);
    }
  }
}

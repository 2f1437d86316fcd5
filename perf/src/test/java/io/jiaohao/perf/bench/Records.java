package io.jiaohao.perf.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Records as runs leave them, with made-up figures. */
final class Records {
  private Records() {}

  static BenchRecord empty() {
    return BenchRecord.empty(new JsonObject().put("at", "2026-11-26T21:00:00Z").put("cores", 2));
  }

  /** The first round in the usual hall. */
  static Measurement run(Engine engine, Load load, int cycles, double p50, double p99, double cpu) {
    return run(Cell.standard(engine, load), 1, cycles, p50, p99, cpu);
  }

  static Measurement run(Cell cell, int round, int cycles, double p50, double p99, double cpu) {
    JsonObject times =
        new JsonObject()
            .put("p50", p50)
            .put("p99", p99)
            .put("p999", 2 * p99)
            .put("max", 3 * p99)
            .put("n", 1_000);
    return new Measurement(
        cell,
        round,
        new JsonObject()
            .put("peer", cell.engine().word())
            .put("rate", cycles)
            .put("unfinished", 0)
            .put("empty", 0)
            .put("err", 0)
            .put("windows", cell.size().windows())
            .put("boards", cell.size().boards())
            .put("prefill", cell.size().waiting())
            .put("terminal_ms", times)
            .put("lastboard_ms", times)
            .put("srv_cpu_us_per_cycle", cpu)
            .put("srv_compiler_us_per_cycle", 1)
            .put("client_cpu_us_per_cycle", 12.5)
            .put("cal_before", calibration(0.4))
            .put("cal_after", calibration(0.6)));
  }

  private static JsonObject calibration(double lost) {
    return new JsonObject()
        .put("lost2_pct", lost)
        .put("fsync_ms", new JsonArray().add(0.1).add(0.2))
        .put("rtt_ms", new JsonArray().add(0.05).add(0.08));
  }
}

package io.jiaohao.perf.bench;

import io.vertx.core.json.JsonObject;
import java.util.function.ToDoubleFunction;

/** A figure of one run, by the name that figures, budgets and tables have for it. */
enum Measure {
  /** Cycles a second: a ticket, a call, its terminal and all boards. */
  CYCLES("cycles", run -> run.getDouble("rate")),
  /** From a call's planned time to the last board, milliseconds. */
  P50("p50", run -> run.getJsonObject("lastboard_ms").getDouble("p50")),
  P99("p99", run -> run.getJsonObject("lastboard_ms").getDouble("p99")),
  P999("p999", run -> run.getJsonObject("lastboard_ms").getDouble("p999")),
  MAX("max", run -> run.getJsonObject("lastboard_ms").getDouble("max")),
  /** The same to the window's own terminal. */
  TERMINAL_P50("terminal_p50", run -> run.getJsonObject("terminal_ms").getDouble("p50")),
  /** The server's processor time, microseconds a cycle. */
  CPU("cpu", run -> run.getDouble("srv_cpu_us_per_cycle")),
  /** The same without its just-in-time compiler. */
  WORK(
      "work",
      run -> run.getDouble("srv_cpu_us_per_cycle") - run.getDouble("srv_compiler_us_per_cycle")),
  CLIENT_CPU("client_cpu", run -> run.getDouble("client_cpu_us_per_cycle")),
  /** Cycles that did not end, found nobody or failed. */
  UNFINISHED(
      "unfinished",
      run -> run.getDouble("unfinished") + run.getDouble("empty") + run.getDouble("err")),
  /** Per cent of the time that two spinning threads lost to others, before and after. */
  LOST("lost", run -> mean(run, "lost2_pct", -1)),
  /** A sync of 64 bytes over others, milliseconds, before and after. */
  SYNC_P50("sync_p50", run -> mean(run, "fsync_ms", 0)),
  SYNC_P99("sync_p99", run -> mean(run, "fsync_ms", 1)),
  /** A round trip on loopback, milliseconds, before and after. */
  TRIP_P50("trip_p50", run -> mean(run, "rtt_ms", 0)),
  TRIP_P99("trip_p99", run -> mean(run, "rtt_ms", 1));

  private final String word;
  private final ToDoubleFunction<JsonObject> value;

  Measure(String word, ToDoubleFunction<JsonObject> value) {
    this.word = word;
    this.value = value;
  }

  String word() {
    return word;
  }

  double of(JsonObject run) {
    return value.applyAsDouble(run);
  }

  private static double mean(JsonObject run, String name, int index) {
    return (calibration(run, "cal_before", name, index)
            + calibration(run, "cal_after", name, index))
        / 2;
  }

  private static double calibration(JsonObject run, String when, String name, int index) {
    JsonObject calibration = run.getJsonObject(when);
    return index < 0
        ? calibration.getDouble(name)
        : calibration.getJsonArray(name).getDouble(index);
  }
}

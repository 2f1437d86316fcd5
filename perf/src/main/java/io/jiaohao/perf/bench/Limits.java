package io.jiaohao.perf.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What this machine can do at all, whatever the program. */
final class Limits {
  private static final double MICROS_PER_MS = 1_000;
  private static final int WITHIN_S = 300;

  /** Those that figures are made of: round trip, sync, 13 sockets, 64 records a sync, echo. */
  static final List<String> FEW = List.of("raw", "fsync", "fanout:13", "group:64", "pipe:16");

  /** All, as PERF's tables have them. */
  static final List<String> ALL =
      List.of("raw", "epoll", "fsync", "fanout:13,130,1000", "group:1,8,64,512", "pipe:1,16");

  private Limits() {}

  static List<JsonObject> measure(Programs programs, List<String> what, Path disk)
      throws IOException, InterruptedException {
    List<String> options = List.of("-Xmx1g", "-XX:+UseParallelGC", "-Ddir=" + disk);
    return objects(Processes.run(programs.peer(options, "Phys", what), disk, WITHIN_S));
  }

  /** Nanoseconds a cycle of bare data structures; takes minutes and gigabytes. */
  static List<JsonObject> structures(Programs programs, Path disk)
      throws IOException, InterruptedException {
    List<String> options = List.of("-Xms3g", "-Xmx6g", "-XX:+UseParallelGC");
    return objects(Processes.run(programs.peer(options, "Core", List.of()), disk, 4 * WITHIN_S));
  }

  private static List<JsonObject> objects(String printed) {
    List<JsonObject> objects = new ArrayList<>();
    printed.lines().filter(line -> line.startsWith("{")).map(JsonObject::new).forEach(objects::add);
    return objects;
  }

  /** Puts the figures of one limit to the others, times in milliseconds. */
  static void figures(JsonObject limit, Map<String, Double> all) {
    switch (limit.getString("phys")) {
      case "rtt_raw_blocking" -> times("limit trip", limit.getJsonObject("us"), all);
      case "fdatasync_overwrite_preallocated" ->
          times("limit sync", limit.getJsonObject("us"), all);
      case "fanout_13" -> {
        times("limit fanout", limit.getJsonObject("last_us"), all);
        all.put("limit fanout writes", limit.getDouble("sat_msgs_s"));
      }
      case "group_commit" ->
          all.put(
              "limit commit" + limit.getInteger("batch") + " records",
              limit.getDouble("appends_s"));
      case "framed_echo_pipelined" ->
          all.put(
              "limit echo" + limit.getInteger("conns") + " frames", limit.getDouble("echo_msgs_s"));
      default -> {
        // Shown in the report as it is; no figure is made of it.
      }
    }
  }

  private static void times(String name, JsonObject us, Map<String, Double> all) {
    all.put(name + " p50", us.getDouble("p50") / MICROS_PER_MS);
    all.put(name + " p99", us.getDouble("p99") / MICROS_PER_MS);
  }
}

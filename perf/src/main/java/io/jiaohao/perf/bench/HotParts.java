package io.jiaohao.perf.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Hot parts alone, measured by JMH in processes of its own, and its result as objects of ours. */
final class HotParts {
  private static final int WITHIN_S = 1_800;
  private static final int HEAP_OF_JMH_MIB = 256;

  private HotParts() {}

  /** Entries to bytes and back, frames, one synced commit. */
  static List<JsonObject> usual(Path disk) throws IOException, InterruptedException {
    return run(List.of("EntryBenchmark|FrameBenchmark|JournalBenchmark"), disk);
  }

  /** Deciding and applying a ticket and a call in a hall of this size. */
  static List<JsonObject> dispatch(int windows, int waiting, Path disk)
      throws IOException, InterruptedException {
    return run(
        List.of("DispatchBenchmark", "-p", "windows=" + windows, "-p", "waiting=" + waiting), disk);
  }

  private static List<JsonObject> run(List<String> arguments, Path disk)
      throws IOException, InterruptedException {
    Path result = Files.createTempFile(disk, "jmh-", ".json");
    List<String> command = new ArrayList<>();
    command.addAll(List.of(Programs.java(), "-Xmx" + HEAP_OF_JMH_MIB + "m"));
    command.addAll(List.of("-cp", absolute(System.getProperty("java.class.path"))));
    command.add("org.openjdk.jmh.Main");
    command.addAll(arguments);
    command.addAll(List.of("-wi", "4", "-i", "5", "-rf", "json", "-rff", result.toString()));
    Processes.run(command, disk, WITHIN_S);
    return results(new JsonArray(Files.readString(result)));
  }

  private static String absolute(String classPath) {
    List<String> parts = new ArrayList<>();
    for (String part : classPath.split(File.pathSeparator, -1)) {
      parts.add(Path.of(part).toAbsolutePath().toString());
    }
    return String.join(File.pathSeparator, parts);
  }

  /** One object a benchmark: its name with parameters, score, error and unit. */
  static List<JsonObject> results(JsonArray jmh) {
    List<JsonObject> results = new ArrayList<>();
    for (int i = 0; i < jmh.size(); i++) {
      JsonObject one = jmh.getJsonObject(i);
      JsonObject metric = one.getJsonObject("primaryMetric");
      results.add(
          new JsonObject()
              .put("jmh", name(one))
              .put("score", metric.getDouble("score"))
              .put("error", error(metric.getValue("scoreError")))
              .put("unit", metric.getString("scoreUnit")));
    }
    return results;
  }

  /** {@code DispatchBenchmark.issueAndNext waiting=10000 windows=130} */
  private static String name(JsonObject one) {
    String[] words = one.getString("benchmark").split("\\.", -1);
    StringBuilder name =
        new StringBuilder(words[words.length - 2]).append('.').append(words[words.length - 1]);
    JsonObject parameters = one.getJsonObject("params", new JsonObject());
    for (Map.Entry<String, Object> parameter : new TreeMap<>(parameters.getMap()).entrySet()) {
      name.append(' ').append(parameter.getKey()).append('=').append(parameter.getValue());
    }
    return name.toString();
  }

  /** JMH writes "NaN" as a word when there was one iteration. */
  private static double error(Object value) {
    return value instanceof Number number ? number.doubleValue() : 0;
  }
}

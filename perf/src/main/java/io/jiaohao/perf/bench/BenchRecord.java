package io.jiaohao.perf.bench;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * All that one call of the program measured; a JSON file keeps it.
 *
 * @param conditions the machine, the moment and the settings
 * @param runs every round of every cell
 * @param others what else was measured, one object each: limits of the machine ({@code phys}), hot
 *     parts ({@code jmh}), starts behind a journal ({@code recovery})
 * @param absent what could not be measured, and why
 */
record BenchRecord(
    JsonObject conditions, List<Measurement> runs, List<JsonObject> others, List<String> absent) {

  static BenchRecord empty(JsonObject conditions) {
    return new BenchRecord(conditions, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  JsonObject json() {
    JsonArray measured = new JsonArray();
    runs.forEach(run -> measured.add(run.json()));
    JsonObject json =
        new JsonObject()
            .put("conditions", conditions)
            .put("absent", new JsonArray(absent))
            .put("ratios", Ratios.of(Figures.of(this)).json())
            .put("figures", Figures.of(this).json())
            .put("runs", measured);
    return json.put("others", new JsonArray(new ArrayList<>(others)));
  }

  void write(Path file) throws IOException {
    Files.writeString(file, json().encodePrettily() + "\n");
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if the file is none of these
   */
  static BenchRecord read(Path file) throws IOException {
    try {
      JsonObject json = new JsonObject(Files.readString(file));
      BenchRecord read = empty(json.getJsonObject("conditions"));
      objects(json.getJsonArray("runs")).forEach(run -> read.runs.add(Measurement.of(run)));
      read.others.addAll(objects(json.getJsonArray("others")));
      json.getJsonArray("absent").forEach(one -> read.absent.add((String) one));
      return read;
    } catch (DecodeException
        | ClassCastException
        | NullPointerException
        | IllegalArgumentException e) {
      throw new IOException(file + ": no record of a bench (" + e.getMessage() + ")", e);
    }
  }

  private static List<JsonObject> objects(JsonArray array) {
    List<JsonObject> objects = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      objects.add(array.getJsonObject(i));
    }
    return objects;
  }
}

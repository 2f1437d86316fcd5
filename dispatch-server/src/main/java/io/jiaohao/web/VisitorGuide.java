package io.jiaohao.web;

import io.jiaohao.core.Words;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a visitor should know before taking a number: what to bring, and what can be done online.
 * Decides nothing.
 *
 * @param services by id; who is not there has nothing to be told
 */
public record VisitorGuide(Map<String, Notes> services) {
  /** The hall's own guide, in the data directory. */
  static final String FILE = "guide.json";

  /** A guide of nothing. */
  static final VisitorGuide EMPTY = new VisitorGuide(Map.of());

  private static final String EXPECTED =
      " (expected: {\"hall\": its id, \"services\": {id: {\"online\": true, \"materials\":"
          + " [{\"zh\": …, \"en\": …}]}}})";
  private static final Notes NONE = new Notes(false, List.of());

  /** About one service. */
  public record Notes(boolean online, List<Words> materials) {
    public Notes {
      materials = List.copyOf(materials);
    }
  }

  /**
   * The guide in the data directory; if there is none, that which ships with the hall; if there is
   * none either, an empty one.
   *
   * @throws IllegalArgumentException if the file is no guide of this hall
   */
  public static VisitorGuide of(Path dataDir, String hall) throws IOException {
    Path file = dataDir.resolve(FILE);
    if (Files.exists(file)) {
      return parse(file.toString(), Files.readString(file), hall);
    }
    String shipped = "guide-" + hall + ".json";
    try (InputStream in = VisitorGuide.class.getResourceAsStream(shipped)) {
      return in == null
          ? EMPTY
          : parse(shipped, new String(in.readAllBytes(), StandardCharsets.UTF_8), hall);
    }
  }

  static VisitorGuide parse(String name, String text, String hall) {
    try {
      JsonObject json = new JsonObject(text);
      if (!hall.equals(json.getString("hall"))) {
        throw new IllegalArgumentException(
            name + ": hall: " + json.getString("hall") + " (expected: " + hall + ")");
      }
      return new VisitorGuide(services(json.getJsonObject("services")));
    } catch (DecodeException | ClassCastException e) {
      throw new IllegalArgumentException(name + ": no guide" + EXPECTED, e);
    }
  }

  private static Map<String, Notes> services(JsonObject json) {
    if (json == null) {
      throw new DecodeException("services: missing");
    }
    Map<String, Notes> services = new LinkedHashMap<>();
    for (String id : json.fieldNames()) {
      if (!(json.getValue(id) instanceof JsonObject notes)) {
        throw new DecodeException(id + ": no object");
      }
      services.put(id, notes(notes));
    }
    return services;
  }

  private static Notes notes(JsonObject json) {
    return new Notes(
        json.getBoolean("online", false),
        json.getJsonArray("materials", new JsonArray()).stream()
            .map(JsonObject.class::cast)
            .map(one -> new Words(text(one, "zh"), text(one, "en")))
            .toList());
  }

  private static String text(JsonObject json, String language) {
    String text = json.getString(language);
    if (text == null || text.isBlank()) {
      throw new DecodeException(language + ": missing");
    }
    return text;
  }

  Notes about(String service) {
    return services.getOrDefault(service, NONE);
  }
}

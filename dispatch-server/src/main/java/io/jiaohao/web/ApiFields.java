package io.jiaohao.web;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The named texts that came with a request: exactly those that are expected, and no others. */
final class ApiFields {
  private static final String JSON = "application/json";
  private static final int UNSUPPORTED = 415;

  private final Map<String, String> values;

  private ApiFields(Map<String, String> values) {
    this.values = values;
  }

  /** Those of a JSON body; no names = the body may be missing. */
  static ApiFields ofBody(RoutingContext http, List<String> names) {
    return ofBody(http, names, List.of());
  }

  /** Those of a JSON body, of which some may be missing. */
  static ApiFields ofBody(RoutingContext http, List<String> names, List<String> mayBeMissing) {
    Buffer body = http.body().buffer();
    if (body == null || body.length() == 0) {
      return complete(Map.of(), names);
    }
    checkType(http.request().getHeader(HttpHeaders.CONTENT_TYPE));
    Map<String, Object> found = parse(body).getMap();
    List<String> expected = new ArrayList<>(names);
    mayBeMissing.stream().filter(found::containsKey).forEach(expected::add);
    return complete(found, expected);
  }

  /** Those of the address, after the question mark. */
  static ApiFields ofQuery(RoutingContext http, List<String> names) {
    return ofQuery(http, names, List.of());
  }

  /** Those of the address, of which some may be missing or empty. */
  static ApiFields ofQuery(RoutingContext http, List<String> names, List<String> mayBeMissing) {
    Map<String, Object> values = new LinkedHashMap<>();
    MultiMap query = http.queryParams();
    for (Map.Entry<String, String> one : query) {
      if (values.put(one.getKey(), one.getValue()) != null) {
        throw new Problem(ApiText.shortened(one.getKey()) + ": twice (expected: once)");
      }
    }
    List<String> expected = new ArrayList<>(names);
    for (String name : mayBeMissing) {
      if (values.containsKey(name) && !values.remove(name, "")) {
        expected.add(name);
      }
    }
    return complete(values, expected);
  }

  /** Turns a body that is no JSON away before it is read. */
  static void checkTypeOfBody(RoutingContext http) {
    String type = http.request().getHeader(HttpHeaders.CONTENT_TYPE);
    if (type != null) {
      checkType(type);
    }
    http.next();
  }

  private static void checkType(String type) {
    String media = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!media.equals(JSON)) {
      throw new Problem(
          UNSUPPORTED,
          "UNSUPPORTED_TYPE",
          "Content-Type: \"" + ApiText.shortened(media) + "\" (expected: " + JSON + ")");
    }
  }

  private static JsonObject parse(Buffer body) {
    try {
      return new JsonObject(body);
    } catch (DecodeException | ClassCastException e) {
      throw new Problem("body: " + body.length() + " bytes (expected: one JSON object)");
    }
  }

  private static ApiFields complete(Map<String, Object> found, List<String> names) {
    Map<String, String> values = new LinkedHashMap<>();
    found.forEach(
        (name, value) -> {
          if (!names.contains(name)) {
            throw new Problem(
                "field: \""
                    + ApiText.shortened(name)
                    + "\" (expected: "
                    + (names.isEmpty() ? "none" : String.join(", ", names))
                    + ")");
          }
          if (!(value instanceof String text) || text.isEmpty()) {
            throw new Problem(
                name + ": " + ApiText.shortened(String.valueOf(value)) + " (expected: a text)");
          }
          values.put(name, text);
        });
    for (String name : names) {
      if (!values.containsKey(name)) {
        throw new Problem(name + ": missing (expected: " + String.join(", ", names) + ")");
      }
    }
    return new ApiFields(values);
  }

  String text(String name) {
    return values.get(name);
  }

  /** The text of a field that may be missing; then empty. */
  String textOrNone(String name) {
    return values.getOrDefault(name, "");
  }
}

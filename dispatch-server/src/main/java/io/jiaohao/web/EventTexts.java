package io.jiaohao.web;

import io.jiaohao.views.EventLog;
import io.jiaohao.views.EventPosition;
import io.jiaohao.views.HallEvent;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Events as they go out, each written once however many read it. Field names are for ever, as of
 * {@link PictureJson}: {@code id, type, atMs}; {@code wing, zone, service} where they are known;
 * then what the kind of event has to say. On the web's thread alone.
 */
final class EventTexts {
  private final Map<EventPosition, Text> written =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<EventPosition, Text> eldest) {
          return size() > EventLog.KEPT_MAX;
        }
      };

  /**
   * An event, written.
   *
   * @param frame as a server-sent event
   */
  record Text(String json, Buffer frame) {}

  Text of(HallEvent event) {
    return written.computeIfAbsent(event.position(), position -> write(event));
  }

  private static Text write(HallEvent event) {
    String json = json(event).encode();
    return new Text(
        json,
        Buffer.buffer(
            "id: "
                + event.position().text()
                + "\nevent: "
                + event.kind().word()
                + "\ndata: "
                + json
                + "\n\n"));
  }

  private static JsonObject json(HallEvent event) {
    JsonObject json =
        new JsonObject()
            .put("id", event.position().text())
            .put("type", event.kind().word())
            .put("atMs", event.atMs());
    putKnown(json, "wing", event.wing());
    putKnown(json, "zone", event.zone());
    putKnown(json, "service", event.service());
    event
        .details()
        .forEach(
            (name, value) ->
                json.put(name, value instanceof List<?> list ? new JsonArray(list) : value));
    return json;
  }

  private static void putKnown(JsonObject json, String name, String value) {
    if (!value.isEmpty()) {
      json.put(name, value);
    }
  }
}

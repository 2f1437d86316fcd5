package io.jiaohao.web;

import io.jiaohao.views.EventKind;
import io.jiaohao.views.EventPosition;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Somebody to whom events are sent.
 *
 * @param kinds none = all
 * @param secret signs what is sent
 * @param oldSecret signs it as well until {@code oldUntilMs}; may be empty
 * @param position everything up to here has been taken, or was not wanted
 * @param failingSinceMs since when nothing has been taken, real time; 0 = nothing is wrong
 * @param trouble what went wrong last; may be empty
 * @param stopped nothing is sent any more until somebody says so
 */
record Hook(
    String id,
    URI url,
    Set<EventKind> kinds,
    String secret,
    String oldSecret,
    long oldUntilMs,
    EventPosition position,
    long failingSinceMs,
    String trouble,
    boolean stopped) {
  Hook {
    kinds = Set.copyOf(kinds);
  }

  Hook at(EventPosition reached) {
    return new Hook(
        id, url, kinds, secret, oldSecret, oldUntilMs, reached, failingSinceMs, trouble, stopped);
  }

  Hook withSecret(String next, long oldForUntilMs) {
    return new Hook(
        id, url, kinds, next, secret, oldForUntilMs, position, failingSinceMs, trouble, stopped);
  }

  /** All is well from now on. */
  Hook well() {
    return new Hook(id, url, kinds, secret, oldSecret, oldUntilMs, position, 0, "", false);
  }

  Hook failing(String why, long nowMs) {
    long since = failingSinceMs == 0 ? nowMs : failingSinceMs;
    return new Hook(id, url, kinds, secret, oldSecret, oldUntilMs, position, since, why, stopped);
  }

  Hook stop() {
    return new Hook(
        id, url, kinds, secret, oldSecret, oldUntilMs, position, failingSinceMs, trouble, true);
  }

  /** With which it is signed now. */
  List<String> secretsAt(long nowMs) {
    return oldSecret.isEmpty() || nowMs >= oldUntilMs
        ? List.of(secret)
        : List.of(secret, oldSecret);
  }

  /** What everybody who may administer is told; the secrets are not. */
  JsonObject told() {
    return new JsonObject()
        .put("id", id)
        .put("url", url.toString())
        .put("types", words())
        .put("position", position.text())
        .put("state", stopped ? "stopped" : failingSinceMs > 0 ? "failing" : "active")
        .put("failingSinceMs", failingSinceMs)
        .put("trouble", trouble);
  }

  private JsonArray words() {
    return new JsonArray(kinds.stream().sorted().map(EventKind::word).toList());
  }

  /** All of it, for the file. */
  JsonObject kept() {
    return new JsonObject()
        .put("id", id)
        .put("url", url.toString())
        .put("types", words())
        .put("secret", secret)
        .put("oldSecret", oldSecret)
        .put("oldUntilMs", oldUntilMs)
        .put("position", position.text())
        .put("failingSinceMs", failingSinceMs)
        .put("trouble", trouble)
        .put("stopped", stopped);
  }

  /** Reads what {@link #kept} has written. */
  static Hook of(JsonObject kept) {
    Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
    kept.getJsonArray("types")
        .forEach(word -> EventKind.of(String.valueOf(word)).ifPresent(kinds::add));
    return new Hook(
        kept.getString("id"),
        URI.create(kept.getString("url")),
        kinds,
        kept.getString("secret"),
        kept.getString("oldSecret"),
        kept.getLong("oldUntilMs"),
        EventPosition.of(kept.getString("position")).orElseThrow(),
        kept.getLong("failingSinceMs"),
        kept.getString("trouble"),
        kept.getBoolean("stopped"));
  }
}

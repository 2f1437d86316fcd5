package io.jiaohao.web;

import io.jiaohao.views.EventKind;
import io.jiaohao.views.EventPosition;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * Webhooks: {@code GET /admin/webhooks} lists them, {@code POST} makes one whose secret is shown
 * this once, {@code POST …/ID/secret} gives it another, {@code POST …/ID/resume} sends again after
 * it was stopped, {@code DELETE …/ID} ends it.
 */
final class AdminHooks {
  private static final int CREATED = 201;
  private static final int OK = 200;

  private final EventSources sources;
  private final AdminWork work;

  AdminHooks(EventSources sources, AdminWork work) {
    this.sources = sources;
    this.work = work;
  }

  void list(RoutingContext http) {
    JsonArray hooks = new JsonArray();
    sources.hooks().all().forEach(hook -> hooks.add(hook.told()));
    AdminWork.tell(
        http, OK, new JsonObject().put("webhooks", hooks).put("seq", sources.log().seq()));
  }

  void add(RoutingContext http) {
    ApiFields asked = ApiFields.ofBody(http, List.of("url"), List.of("types", "after"));
    Set<EventKind> kinds = EventFilter.kinds(asked.textOrNone("types"));
    String text = asked.textOrNone("after");
    long now = sources.log().seq();
    EventPosition after =
        text.isEmpty() ? EventPosition.afterAll(now) : EventRoutes.checked(text, now);
    String url = asked.text("url");
    work.change(
        http,
        CREATED,
        "webhook.add",
        url,
        asked.textOrNone("types"),
        () -> told(sources.hooks().add(reachable(url), kinds, after)));
  }

  /** An address that may never be sent to is refused now, and not only when something is sent. */
  private static URI reachable(String text) {
    URI url = HookTarget.checked(text);
    try {
      HookTarget.lookedUp(url);
    } catch (IOException e) {
      throw new IllegalArgumentException("url: " + e.getMessage(), e);
    }
    return url;
  }

  private static JsonObject told(Hook hook) {
    return hook.told().put("secret", HookSignature.SECRET_PREFIX + hook.secret());
  }

  void remove(RoutingContext http) {
    String id = http.pathParam("id");
    work.change(
        http,
        OK,
        "webhook.remove",
        id,
        "",
        () -> {
          sources.hooks().remove(id);
          return new JsonObject().put("id", id);
        });
  }

  void changeSecret(RoutingContext http) {
    String id = http.pathParam("id");
    work.change(
        http,
        OK,
        "webhook.secret",
        id,
        "",
        () -> {
          Hook hook = sources.hooks().changeSecret(id, sources.realMs().getAsLong());
          return told(hook).put("oldUntilMs", hook.oldUntilMs());
        });
  }

  void resume(RoutingContext http) {
    String id = http.pathParam("id");
    work.change(http, OK, "webhook.resume", id, "", () -> sources.hooks().resume(id).told());
  }
}

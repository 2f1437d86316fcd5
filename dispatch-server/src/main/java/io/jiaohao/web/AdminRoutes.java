package io.jiaohao.web;

import io.jiaohao.accounts.AccountRole;
import io.jiaohao.accounts.Audit;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.function.Consumer;

/** What the administration page asks for; all of it is for admins alone. */
final class AdminRoutes {
  private static final int DEEDS_MAX = 200;

  private final AdminWork work;
  private final AdminDevices devices;
  private final AdminStaff staff;
  private final AdminPlan plan;
  private final AdminHooks hooks;
  private final Handler<RoutingContext> admin;
  private final BodyHandler bodies;
  private final BodyHandler files =
      BodyHandler.create(false).setBodyLimit(AdminPlan.MAX_BODY_BYTES);

  AdminRoutes(WebSettings settings, WebSources sources, SessionDoor door) {
    work = new AdminWork(sources.admin().work(), sources.admin().audit(), AdminWork.WAITING_MAX);
    devices = new AdminDevices(sources, work);
    staff = new AdminStaff(sources, work);
    plan = new AdminPlan(sources, work);
    hooks = new AdminHooks(sources.events(), work);
    admin = door.only(AccountRole.ADMIN);
    bodies = BodyHandler.create(false).setBodyLimit(settings.maxBodyBytes());
  }

  void addTo(Router router) {
    reading(router, "/admin/devices", devices::list);
    writing(router.post("/admin/devices"), devices::add);
    writing(router.delete("/admin/devices/:id"), devices::revoke);
    reading(router, "/admin/accounts", staff::list);
    writing(router.post("/admin/accounts"), staff::add);
    writing(router.patch("/admin/accounts/:name"), staff::setRoles);
    writing(router.delete("/admin/accounts/:name"), staff::remove);
    writing(router.post("/admin/accounts/:name/password"), staff::setPassword);
    writing(router.delete("/admin/accounts/:name/sessions"), staff::endSessions);
    reading(router, "/admin/plan", plan::tell);
    sending(router.post("/admin/plan/check"), plan::check);
    sending(router.post("/admin/plan"), plan::apply);
    reading(router, "/admin/webhooks", hooks::list);
    writing(router.post("/admin/webhooks"), hooks::add);
    writing(router.delete("/admin/webhooks/:id"), hooks::remove);
    writing(router.post("/admin/webhooks/:id/secret"), hooks::changeSecret);
    writing(router.post("/admin/webhooks/:id/resume"), hooks::resume);
    writing(router.delete("/admin/plan/scheduled"), plan::withdraw);
    reading(router, "/admin/audit", this::audit);
  }

  private void reading(Router router, String path, Consumer<RoutingContext> action) {
    router.route(path).method(HttpMethod.GET).handler(admin).handler(Problem.told(action));
  }

  private void writing(Route route, Consumer<RoutingContext> action) {
    guarded(route)
        .handler(Problem.told(ApiFields::checkTypeOfBody))
        .handler(http -> bodies.handle(http))
        .handler(Problem.told(action));
  }

  private void sending(Route route, Consumer<RoutingContext> action) {
    guarded(route).handler(http -> files.handle(http)).handler(Problem.told(action));
  }

  private Route guarded(Route route) {
    return route.handler(Guard::checkOrigin).handler(admin).handler(SessionDoor::checkCsrf);
  }

  /** {@code GET /admin/audit?find=}: the latest deeds that mention it, newest first. */
  private void audit(RoutingContext http) {
    String find = ApiFields.ofQuery(http, List.of(), List.of("find")).textOrNone("find");
    work.look(
        http,
        () -> {
          JsonArray deeds = new JsonArray();
          work.audit().newest(find, DEEDS_MAX).forEach(deed -> deeds.add(json(deed)));
          return new JsonObject().put("deeds", deeds).put("atMost", DEEDS_MAX);
        });
  }

  private static JsonObject json(Audit.Deed deed) {
    return new JsonObject()
        .put("atMs", deed.atMs())
        .put("who", deed.who())
        .put("action", deed.action())
        .put("about", deed.about())
        .put("detail", deed.detail());
  }
}

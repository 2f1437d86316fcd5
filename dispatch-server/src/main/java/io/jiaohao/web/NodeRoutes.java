package io.jiaohao.web;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/**
 * What answers to those who ask for no hall that is served here: they are sent to the node that
 * serves it, told that it changes its server, or that there is none of that name.
 */
final class NodeRoutes {
  private static final int TEMPORARY_REDIRECT = 307;
  private static final int NOT_FOUND = 404;
  private static final int UNAVAILABLE = 503;
  private static final String STANDS_BY = "stands by";
  private static final String CHANGING =
      "正在切换服务器，请稍候再试。\nThe hall is changing its server; try again in a moment.\n";

  private final WebSettings settings;
  private final NodePages node;
  private final HostNames names;
  private final HallSites sites;
  private final PageFiles files;

  NodeRoutes(
      WebSettings settings, NodePages node, HostNames names, HallSites sites, PageFiles files) {
    this.settings = settings;
    this.node = node;
    this.names = names;
    this.sites = sites;
    this.files = files;
  }

  Router router(Vertx vertx) {
    Router router = Router.router(vertx);
    router.route().handler(Guard.hosts(names));
    read(router, "/health/live").handler(http -> tell(http, new JsonObject().put("live", true)));
    read(router, "/health/ready").handler(this::ready);
    read(router, "/page/:name").handler(files::send);
    if (node.city().isPresent()) {
      Router city = new CityRoutes(settings, node.city().get(), node, names, files).router(vertx);
      router.route().handler(http -> toCity(http, city));
    }
    router.route().handler(Problem.told(this::sendOn));
    new ErrorPages(files).addTo(router);
    return router;
  }

  private static Route read(Router router, String path) {
    return router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD);
  }

  private Optional<String> hall(RoutingContext http) {
    return names.hall(Guard.host(http.request()));
  }

  /** Who asks for no hall means the city. */
  private void toCity(RoutingContext http, Router city) {
    if (hall(http).isEmpty()) {
      city.handleContext(http);
    } else {
      http.next();
    }
  }

  private static void tell(RoutingContext http, JsonObject json) {
    http.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/json").end(json.encode());
  }

  // ---- Whether somebody can be sent here

  private void ready(RoutingContext http) {
    Optional<String> hall = hall(http);
    if (hall.isEmpty()) {
      nodeReady(http);
    } else if (node.knows().test(hall.get())) {
      JsonObject why = new JsonObject().put("ready", false).put("why", STANDS_BY);
      node.elsewhere()
          .apply(hall.get())
          .ifPresent(address -> why.put("servedAt", names.pagesOf(hall.get(), address)));
      http.response().setStatusCode(UNAVAILABLE);
      tell(http, why);
    } else {
      http.next();
    }
  }

  /** Of the node: ready while all halls are that it serves. */
  private void nodeReady(RoutingContext http) {
    List<WebSources> all = sites.all();
    List<String> notReady =
        all.stream()
            .filter(hall -> !new Readiness(settings, hall).reasonsAgainst().isEmpty())
            .map(hall -> hall.api().hall())
            .toList();
    if (!notReady.isEmpty()) {
      http.response().setStatusCode(UNAVAILABLE);
    }
    tell(
        http,
        new JsonObject()
            .put("ready", notReady.isEmpty())
            .put("halls", all.size())
            .put("notReady", new JsonArray(notReady)));
  }

  // ---- Halls that are not here

  private void sendOn(RoutingContext http) {
    String hall =
        hall(http)
            .filter(node.knows())
            .orElseThrow(
                () ->
                    new Problem(
                        NOT_FOUND,
                        "UNKNOWN_HALL",
                        "Host: \""
                            + ApiText.shortened(Guard.host(http.request()))
                            + "\" (expected: HALL.localhost, of a hall of this deployment)"));
    Optional<String> there =
        names.isPublic(Guard.host(http.request()))
            ? Optional.empty() // A phone cannot reach the other node by itself.
            : node.elsewhere().apply(hall).map(address -> names.pagesOf(hall, address));
    if (there.isPresent()) {
      http.response()
          .setStatusCode(TEMPORARY_REDIRECT)
          .putHeader(HttpHeaders.LOCATION, there.get() + http.request().uri())
          .end();
    } else {
      http.response()
          .setStatusCode(UNAVAILABLE)
          .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
          .putHeader(HttpHeaders.RETRY_AFTER, "1")
          .end(CHANGING);
    }
  }
}

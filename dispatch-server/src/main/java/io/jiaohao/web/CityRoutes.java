package io.jiaohao.web;

import io.jiaohao.accounts.AccountRole;
import io.jiaohao.accounts.PageSession;
import io.jiaohao.views.HallLoad;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The page of a city, where no hall is asked for: how full each hall is, and the way into it.
 *
 * <p>{@code GET /api/city?after=VERSION} tells {@code version}, {@code ageMs}, {@code nodes[]{name,
 * pages, serving, following}}, {@code count} of halls, {@code columns} and {@code halls[]}, each an
 * array of these columns, that changed after that version.
 */
final class CityRoutes {
  private static final int FOUND = 302;
  private static final int NOT_FOUND = 404;
  private static final int UNAVAILABLE = 503;
  private static final Map<String, String> PAGES =
      Map.of("/city", "city.html", "/sign-in", "sign-in.html", "/favicon.ico", "icon.svg");
  private static final JsonArray COLUMNS =
      new JsonArray(
          List.of(
              "hall",
              "zh",
              "en",
              "node",
              "state",
              "waiting",
              "longestWaitS",
              "medianWaitS",
              "windows",
              "windowsOpen",
              "windowsServing",
              "issued",
              "served",
              "unserved"));

  private final CitySources city;
  private final NodePages node;
  private final HostNames names;
  private final PageFiles files;
  private final SessionDoor door;
  private final SignInRoutes signIn;
  private final BodyHandler bodies;

  CityRoutes(
      WebSettings settings, CitySources city, NodePages node, HostNames names, PageFiles files) {
    this.city = city;
    this.node = node;
    this.names = names;
    this.files = files;
    this.door = new SessionDoor(city.accounts().sessions());
    this.signIn = new SignInRoutes(settings, city.accounts(), city.register(), door, session -> {});
    this.bodies = BodyHandler.create(false).setBodyLimit(settings.maxBodyBytes());
  }

  /** Routes for requests that ask for no hall. */
  Router router(Vertx vertx) {
    Router router = Router.router(vertx);
    router
        .get("/")
        .handler(
            http ->
                http.response()
                    .setStatusCode(FOUND)
                    .putHeader(HttpHeaders.LOCATION, "/city")
                    .end());
    PAGES.forEach((path, name) -> router.get(path).handler(files.named(name)::send));
    router
        .get("/api/city")
        .handler(Guard::checkOrigin)
        .handler(door.only(AccountRole.MANAGER))
        .handler(Problem.told(this::tell));
    router
        .post("/api/city/enter")
        .handler(Guard::checkOrigin)
        .handler(door.only(AccountRole.MANAGER))
        .handler(SessionDoor::checkCsrf)
        .handler(Problem.told(ApiFields::checkTypeOfBody))
        .handler(http -> bodies.handle(http))
        .handler(Problem.told(this::enter));
    signIn.addTo(router);
    return router;
  }

  private void tell(RoutingContext http) {
    long after = after(http.request().getParam("after"));
    CityPicture picture = city.picture().get();
    JsonArray nodes = new JsonArray();
    picture
        .nodes()
        .forEach(
            one ->
                nodes.add(
                    new JsonObject()
                        .put("name", one.name())
                        .put("pages", one.pages())
                        .put("serving", one.serving())
                        .put("following", one.following())));
    JsonArray halls = new JsonArray();
    picture.halls().stream()
        .filter(hall -> hall.version() > after || after > picture.version())
        .forEach(hall -> halls.add(row(hall)));
    send(
        http,
        new JsonObject()
            .put("version", picture.version())
            .put("ageMs", Math.max(0, city.realMs().getAsLong() - picture.atMs()))
            .put("count", picture.halls().size())
            .put("nodes", nodes)
            .put("columns", COLUMNS)
            .put("halls", halls));
  }

  private static long after(String text) {
    if (text == null) {
      return -1;
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new Problem(
          "after: \"" + ApiText.shortened(text) + "\" (expected: the version of a picture)");
    }
  }

  private static JsonArray row(CityPicture.Hall hall) {
    HallLoad load = hall.load();
    return JsonArray.of(
        load.hall(),
        load.nameZh(),
        load.nameEn(),
        hall.node(),
        load.state().name().toLowerCase(Locale.ROOT),
        load.waiting(),
        load.longestWaitS(),
        load.medianWaitS(),
        load.windows(),
        load.windowsOpen(),
        load.windowsServing(),
        load.issued(),
        load.served(),
        load.unserved());
  }

  private void enter(RoutingContext http) {
    String hall = ApiFields.ofBody(http, List.of("hall")).text("hall");
    CityPicture.Hall found =
        city.picture().get().halls().stream()
            .filter(one -> one.load().hall().equals(hall))
            .findFirst()
            .orElseThrow(
                () ->
                    new Problem(
                        NOT_FOUND,
                        "UNKNOWN_HALL",
                        "hall: \"" + ApiText.shortened(hall) + "\" (expected: one of the city)"));
    PageSession session = SessionDoor.entered(http);
    String pass = city.passes().make(hall, session.name(), session.roles());
    city.register().onRecord(session.name(), "hall.enter", hall);
    send(http, new JsonObject().put("address", pagesOf(found, http) + "/account/city/" + pass));
  }

  /** Where the hall is: this node's own pages as the asker sees them, or another's. */
  private String pagesOf(CityPicture.Hall hall, RoutingContext http) {
    String id = hall.load().hall().toLowerCase(Locale.ROOT);
    Optional<String> elsewhere = node.elsewhere().apply(id);
    if (hall.node().isEmpty() && elsewhere.isEmpty()) {
      throw new Problem(
          UNAVAILABLE, "HALL_AWAY", "hall: " + id + " (expected: one that a node serves now)");
    }
    String own = http.request().scheme() + "://" + http.request().getHeader(HttpHeaders.HOST);
    return names.pagesOf(id, elsewhere.orElse(own));
  }

  private static void send(RoutingContext http, JsonObject json) {
    http.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/json").end(json.encode());
  }
}

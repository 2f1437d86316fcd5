package io.jiaohao.web;

import io.jiaohao.accounts.AccountRole;
import io.jiaohao.views.HallPicture;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which address answers with what. */
final class WebRoutes {
  private static final int UPGRADE_REQUIRED = 426;
  private static final int NOT_READY = 503;
  private static final Map<String, String> PAGES =
      Map.ofEntries(
          Map.entry("/", "door.html"),
          Map.entry("/sign-in", "sign-in.html"),
          Map.entry("/manager", "manager.html"),
          Map.entry("/admin", "admin.html"),
          Map.entry("/api", "api.html"),
          Map.entry("/report", "report.html"),
          Map.entry("/window", "window.html"),
          Map.entry("/kiosk", "kiosk.html"),
          Map.entry("/board", "board.html"),
          Map.entry("/pad", "pad.html"),
          Map.entry("/favicon.ico", "icon.svg"));
  private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final HostNames names;
  private final WebSources sources;
  private final HallDocument document;
  private final LiveFeed feed;
  private final HallMeters meters;
  private final Readiness readiness;
  private final BookingApi bookings;
  private final SessionDoor door;
  private final AccountRoutes accounts;
  private final AdminRoutes admin;
  private final ManagerRoutes manager;
  private final LobbyRoutes lobby;
  private final PageLinks links;
  private final PageFiles files;
  private final TicketRoutes tickets;
  private final TicketApi numbers;
  private final EventFeed events;
  private final PrintRoutes printing;
  private final Optional<CityEntrance> fromCity;

  WebRoutes(
      HostNames names,
      WebSources sources,
      HallDocument document,
      LiveFeed feed,
      HallMeters meters,
      Readiness readiness,
      BookingApi bookings,
      SessionDoor door,
      AccountRoutes accounts,
      AdminRoutes admin,
      ManagerRoutes manager,
      LobbyRoutes lobby,
      PageLinks links,
      PageFiles files,
      TicketRoutes tickets,
      TicketApi numbers,
      EventFeed events,
      PrintRoutes printing,
      Optional<CityEntrance> fromCity) {
    this.names = names;
    this.sources = sources;
    this.document = document;
    this.feed = feed;
    this.meters = meters;
    this.readiness = readiness;
    this.bookings = bookings;
    this.door = door;
    this.accounts = accounts;
    this.admin = admin;
    this.manager = manager;
    this.lobby = lobby;
    this.links = links;
    this.files = files;
    this.tickets = tickets;
    this.numbers = numbers;
    this.events = events;
    this.printing = printing;
    this.fromCity = fromCity;
  }

  Router router(Vertx vertx) {
    Router router = Router.router(vertx);
    router.route().handler(Guard.hosts(names));
    PAGES.forEach((path, name) -> page(router, path, files.named(name)));
    read(router, "/page/:name").handler(files::send);
    Handler<RoutingContext> managers = door.only(AccountRole.MANAGER);
    router.get("/manager/live").handler(Guard::checkOrigin).handler(managers).handler(this::watch);
    ReadersDoor readers = new ReadersDoor(new ApiDoor(sources.api().programOf()), door);
    read(router, "/api/hall")
        .handler(Guard::checkOrigin)
        .handler(readers::check)
        .handler(this::tellHall);
    read(router, "/api/devices")
        .handler(managers)
        .handler(
            c ->
                json(
                    c,
                    PictureJson.devices(sources.devices().get(), sources.pages().printers())
                        .encode()));
    read(router, "/api/openapi.json").handler(files.named("openapi.json")::send);
    new VoiceRoutes(sources, door).addTo(router);
    new PageDocuments(sources, door.only(AccountRole.STAFF)).addTo(router);
    bookings.addTo(router);
    accounts.addTo(router);
    tickets.addTo(router);
    numbers.addTo(router);
    new EventRoutes(sources, events, readers).addTo(router);
    admin.addTo(router);
    manager.addTo(router);
    lobby.addTo(router);
    printing.addTo(router);
    fromCity.ifPresent(entrance -> entrance.addTo(router));
    router.get("/link").handler(Guard::checkOrigin).handler(links::open);
    read(router, "/health/live").handler(c -> json(c, new JsonObject().put("live", true).encode()));
    read(router, "/health/ready").handler(this::ready);
    read(router, "/metrics").handler(this::metrics);
    new ErrorPages(files).addTo(router);
    return router;
  }

  private static Route read(Router router, String path) {
    return router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD);
  }

  private static void page(Router router, String path, PageFiles.PageFile file) {
    read(router, path).handler(file::send);
  }

  private static void json(RoutingContext context, String body) {
    context.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/json").end(body);
  }

  private void tellHall(RoutingContext context) {
    HallPicture latest = sources.picture().get();
    json(
        context,
        ReadersDoor.isProgram(context) ? document.forPrograms(latest) : document.of(latest));
  }

  private void watch(RoutingContext context) {
    if (!context.request().canUpgradeToWebSocket()) {
      context.response().putHeader(HttpHeaders.UPGRADE, "websocket");
      context.fail(
          UPGRADE_REQUIRED,
          new Problem(UPGRADE_REQUIRED, "WEBSOCKET_ONLY", "this address speaks WebSocket only"));
      return;
    }
    context
        .request()
        .toWebSocket()
        .onSuccess(socket -> feed.join(socket, () -> door.isStillIn(context)));
  }

  private void ready(RoutingContext context) {
    List<String> reasons = readiness.reasonsAgainst();
    if (!reasons.isEmpty()) {
      context.response().setStatusCode(NOT_READY);
    }
    json(
        context,
        new JsonObject()
            .put("ready", reasons.isEmpty())
            .put("reasons", new JsonArray(reasons))
            .put("warnings", new JsonArray(readiness.warnings()))
            .put("speech", sources.pages().speech().isThere())
            .encode());
  }

  private void metrics(RoutingContext context) {
    context.response().putHeader(HttpHeaders.CONTENT_TYPE, PROMETHEUS_TEXT).end(meters.text());
  }
}

package io.jiaohao.web;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;

/**
 * A ticket's own page, for whoever has its link: no session, no name, nothing that says who it is.
 *
 * <ul>
 *   <li>{@code /t/TOKEN}: the page
 *   <li>{@code /t/TOKEN/place?after=}: where the ticket is; with the version that the asker has, as
 *       soon as there is another one, or after some seconds
 *   <li>{@code /t/TOKEN/qr.svg}: the page's address as a QR code
 *   <li>{@code /t/TOKEN/rating}: what its visitor thinks of the service
 * </ul>
 */
final class TicketRoutes {
  private static final int UNAVAILABLE = 503;

  /** When a phone should ask again whose visitor has nothing more to expect. */
  private static final int AGAIN_WHEN_OVER_MS = 30_000;

  /** When a phone should ask again that found all places taken. */
  private static final int AGAIN_WHEN_FULL_MS = 10_000;

  private final WebSources sources;
  private final VisitorSources visitors;
  private final PageFiles files;
  private final TicketWaiters waiters = new TicketWaiters();
  private final TicketDoor door;
  private final TicketRatings ratings;

  TicketRoutes(WebSettings settings, WebSources sources, PageFiles files) {
    this.sources = sources;
    this.visitors = sources.visitors();
    this.files = files;
    this.door = new TicketDoor(visitors);
    this.ratings = new TicketRatings(settings, sources, door);
  }

  void start(Vertx vertx) {
    waiters.start(vertx);
    door.start(vertx);
    ratings.start(vertx);
  }

  void stop() {
    waiters.stop();
  }

  void addTo(Router router) {
    read(router.route("/t/:token"), this::page);
    read(router.route("/t/:token/place"), this::place);
    read(router.route("/t/:token/qr.svg"), this::qr);
    ratings.addTo(router);
  }

  private void read(Route route, Consumer<RoutingContext> action) {
    route
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(TicketRoutes::unlisted)
        .handler(Problem.told(action));
  }

  /** A link that has got out is at least not found by searching. */
  private static void unlisted(RoutingContext http) {
    http.response().putHeader("X-Robots-Tag", "noindex, nofollow");
    http.next();
  }

  // ---- What is answered

  private void page(RoutingContext http) {
    try {
      door.placeOf(door.ticketOf(http));
      files.named("ticket.html").send(http);
    } catch (Problem problem) {
      if (problem.status() == UNAVAILABLE) {
        throw problem;
      }
      http.response().setStatusCode(problem.status());
      files.named("no-ticket.html").sendAs(http.response());
    }
  }

  private void place(RoutingContext http) {
    long ticketId = door.ticketOf(http);
    PlaceJson now = door.placeOf(ticketId);
    String after = http.request().getParam("after", "");
    if (!now.version().equals(after)) {
      tell(http, now, now.isOver() ? AGAIN_WHEN_OVER_MS : 0);
    } else if (now.isOver()) {
      tell(http, now, AGAIN_WHEN_OVER_MS);
    } else if (waiters.isFull()) {
      http.response().putHeader(HttpHeaders.CONNECTION, "close");
      tell(http, now, AGAIN_WHEN_FULL_MS);
    } else {
      waiters.hold(
          http.response(), after, () -> versionOf(ticketId), () -> tellLater(http, ticketId));
    }
  }

  private String versionOf(long ticketId) {
    try {
      return door.placeOf(ticketId).version();
    } catch (Problem gone) {
      return "";
    }
  }

  private void tellLater(RoutingContext http, long ticketId) {
    HttpServerResponse response = http.response();
    if (!response.closed() && !response.ended()) {
      Problem.told(later -> tell(later, door.placeOf(ticketId), 0)).handle(http);
    }
  }

  private void tell(RoutingContext http, PlaceJson place, int againMs) {
    JsonObject json =
        place
            .json()
            .put("hallMs", sources.hallMs().getAsLong())
            .put("hallSpeed", sources.picture().get().hallSpeed())
            .put("timeZone", sources.picture().get().zoneId())
            .put("againMs", againMs);
    http.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/json").end(json.encode());
  }

  private void qr(RoutingContext http) {
    String address = visitors.pageOf().apply(door.ticketOf(http));
    http.response().putHeader(HttpHeaders.CONTENT_TYPE, "image/svg+xml").end(QrCode.svg(address));
  }
}

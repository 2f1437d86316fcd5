package io.jiaohao.web;

import io.jiaohao.views.EventPosition;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;

/** {@code GET /api/events}: the hall's events as they happen, from any position that is kept. */
final class EventRoutes {
  /** Entries that a reader may be behind; older ones are told to nobody. */
  static final long BEHIND_MAX = 1_000_000;

  static final String LAST_ID = "Last-Event-ID";

  private static final int CONFLICT = 409;
  private static final int GONE = 410;
  private static final int UNAVAILABLE = 503;
  private static final String AFTER = "after";
  private static final String RETRY_AFTER_S = "10";

  private final WebSources sources;
  private final EventFeed feed;
  private final ReadersDoor door;

  EventRoutes(WebSources sources, EventFeed feed, ReadersDoor door) {
    this.sources = sources;
    this.feed = feed;
    this.door = door;
  }

  void addTo(Router router) {
    router
        .get("/api/events")
        .handler(Guard::checkOrigin)
        .handler(door::check)
        .handler(Problem.told(this::follow));
  }

  private void follow(RoutingContext http) {
    List<String> mayBe = new ArrayList<>(EventFilter.FIELDS);
    mayBe.add(AFTER);
    ApiFields asked = ApiFields.ofQuery(http, List.of(), mayBe);
    EventFilter filter =
        EventFilter.of(
            asked, sources.pages().plan().get().orElseThrow(BookingProblems::notServing));
    EventPosition after = position(http, asked);
    if (feed.isFull()) {
      http.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_S);
      throw new Problem(
          UNAVAILABLE,
          "TOO_MANY_FEEDS",
          "feeds: " + EventFeed.FEEDS_MAX + " (expected: fewer; come back later)");
    }
    feed.join(
        http.vertx(),
        http.response(),
        after,
        filter,
        () -> door.isStillIn(http),
        () -> http.request().connection().close());
  }

  /** What a browser has heard last counts more than the address that it was given once. */
  private EventPosition position(RoutingContext http, ApiFields asked) {
    String heard = http.request().getHeader(LAST_ID);
    String text = heard == null || heard.isBlank() ? asked.textOrNone(AFTER) : heard.strip();
    long now = sources.events().log().seq();
    return text.isEmpty() ? EventPosition.afterAll(now) : checked(text, now);
  }

  /** A position that can be resumed from when the hall is at {@code now}. */
  static EventPosition checked(String text, long now) {
    EventPosition position =
        EventPosition.of(text)
            .orElseThrow(
                () ->
                    new Problem(
                        "after: \""
                            + ApiText.shortened(text)
                            + "\" (expected: "
                            + EventPosition.FORM
                            + ")"));
    if (position.seq() > now) {
      throw new Problem(
          CONFLICT,
          "POSITION_AHEAD",
          "after: "
              + text
              + " (expected: up to "
              + now
              + ", where this hall is; the position is of another history, as before a restored"
              + " backup: begin anew)");
    }
    if (position.seq() < now - BEHIND_MAX) {
      throw new Problem(
          GONE,
          "EVENTS_GONE",
          "after: "
              + text
              + " (expected: "
              + (now - BEHIND_MAX)
              + " or later; older events are not told any more: read /api/hall and begin anew)");
    }
    return position;
  }
}

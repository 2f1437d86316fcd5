package io.jiaohao.web;

import io.jiaohao.core.HallPlan;
import io.jiaohao.views.TicketPlace;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whose link it is, and where that ticket is; turns away who guesses. On the web's thread alone.
 */
final class TicketDoor {
  /**
   * Wrong links of an address that are answered in full until they are forgotten. Right links pass
   * whatever else comes from their address: a hall's visitors share one.
   */
  static final int MISSES_MAX = 30;

  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;
  private static final int TOO_MANY = 429;
  private static final long MS_PER_S = 1_000;

  private final VisitorSources visitors;
  private final TryLimit misses = new TryLimit(MISSES_MAX);

  TicketDoor(VisitorSources visitors) {
    this.visitors = visitors;
  }

  void start(Vertx vertx) {
    vertx.setPeriodic(TryLimit.FORGOTTEN_AFTER_S * MS_PER_S, timer -> misses.forget());
  }

  /** The ticket of the link that is asked for. */
  long ticketOf(RoutingContext http) {
    OptionalLong ticketId = visitors.links().ticketOf(http.pathParam("token"));
    if (ticketId.isPresent()) {
      return ticketId.getAsLong();
    }
    if (misses.isOver(http.request().remoteAddress().hostAddress())) {
      throw tooMany(http, "TOO_MANY_MISSES", "links: over " + MISSES_MAX + " wrong ones");
    }
    throw new Problem(
        NOT_FOUND, "UNKNOWN_TICKET", "link: not one of this hall (expected: as on the slip)");
  }

  /** Says that somebody does something too often, and when to come back. */
  static Problem tooMany(RoutingContext http, String code, String what) {
    http.response()
        .putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(TryLimit.FORGOTTEN_AFTER_S));
    return new Problem(TOO_MANY, code, what + " (expected: again in a minute)");
  }

  PlaceJson placeOf(long ticketId) {
    HallPlan plan = visitors.places().plan().orElseThrow(BookingProblems::notServing);
    Optional<TicketPlace> place = visitors.places().find(ticketId);
    if (place.isEmpty()) {
      throw new Problem(GONE, "TICKET_ENDED", "ticket: its visit has ended, or its day is over");
    }
    boolean evacuated = visitors.places().isEvacuated(place.get().wing());
    return new PlaceJson(plan, place.get(), evacuated, visitors.waits().of(ticketId));
  }
}

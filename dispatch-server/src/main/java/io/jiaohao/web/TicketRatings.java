package io.jiaohao.web;

import io.jiaohao.core.Command;
import io.jiaohao.core.Event;
import io.jiaohao.core.Origin;
import io.jiaohao.core.Refusal;
import io.jiaohao.core.Refusal.Reason;
import io.jiaohao.core.Words;
import io.jiaohao.engine.Submission;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Optional;

/**
 * What a visitor thinks of the service, from the ticket's own page: the same command as a pad's.
 * The link is all that is needed and no cookie counts, so no foreign page can borrow anybody's
 * standing; a call is rated once, so its id names the request and a repeat is answered as before.
 */
final class TicketRatings {
  /** What a grade from a phone came by, as the hall file names it. */
  static final String CHANNEL = "qr";

  /** Grades that are given for one ticket until they are forgotten: one is enough. */
  static final int TRIES_MAX = 10;

  /** No program's id has a colon. */
  private static final String PHONES = ":phones";

  private static final int CONFLICT = 409;
  private static final int GONE = 410;
  private static final int NOT_SENSIBLE = 422;
  private static final long MS_PER_S = 1_000;
  private static final Words NOT_DONE = new Words("办结后才能评价", "it can be rated once it is done");

  private final WebSources sources;
  private final TicketDoor door;
  private final WebSettings settings;
  private final BodyHandler bodies;
  private final TryLimit tries = new TryLimit(TRIES_MAX);

  TicketRatings(WebSettings settings, WebSources sources, TicketDoor door) {
    this.settings = settings;
    this.sources = sources;
    this.door = door;
    this.bodies = BodyHandler.create(false).setBodyLimit(settings.maxBodyBytes());
  }

  void start(Vertx vertx) {
    vertx.setPeriodic(TryLimit.FORGOTTEN_AFTER_S * MS_PER_S, timer -> tries.forget());
  }

  void addTo(Router router) {
    router
        .post("/t/:token/rating")
        .handler(Problem.told(this::mayTry))
        .handler(Problem.told(ApiFields::checkTypeOfBody))
        .handler(http -> bodies.handle(http))
        .handler(Problem.told(this::rate));
  }

  /** Strangers' bodies are not read. */
  private void mayTry(RoutingContext http) {
    long ticketId = door.ticketOf(http);
    if (tries.isOver(Long.toString(ticketId))) {
      throw TicketDoor.tooMany(http, "TOO_MANY_TRIES", "grades: over " + TRIES_MAX);
    }
    http.next();
  }

  private void rate(RoutingContext http) {
    int grade = grade(ApiFields.ofBody(http, List.of("grade")).text("grade"));
    long callId = door.placeOf(door.ticketOf(http)).ratedCall();
    if (callId == 0) {
      throw new Problem(
          CONFLICT,
          "NOT_DONE",
          "ticket: not to be rated (expected: one that is done)",
          Optional.of(NOT_DONE));
    }
    HttpReply reply =
        new HttpReply(http, TicketRatings::told, TicketRatings::problem, settings.answerWithinMs());
    sources
        .api()
        .commands()
        .offer(
            new Submission(
                sources.api().hall(),
                Optional.of(Origin.ofKey(PHONES, "rating-" + callId)),
                new Command.RateCall(callId, grade, CHANNEL),
                reply));
  }

  private static int grade(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new Problem(
          NOT_SENSIBLE,
          Reason.BAD_GRADE.name(),
          "grade: \"" + ApiText.shortened(text) + "\" (expected: 1 to 5)");
    }
  }

  private static JsonObject told(List<Event> events) {
    for (Event event : events) {
      if (event instanceof Event.CallRated e) {
        return new JsonObject().put("grade", e.grade());
      }
    }
    throw new IllegalStateException("a grade was taken without being stored: " + events);
  }

  private static Problem problem(Refusal refusal) {
    return switch (refusal.reason()) {
      // The same request with another grade: the first one stands.
      case REQUEST_ID_REUSED, RATED_ALREADY -> problem(CONFLICT, Reason.RATED_ALREADY, refusal);
      case RATING_TOO_LATE -> problem(GONE, refusal.reason(), refusal);
      case BAD_GRADE -> problem(NOT_SENSIBLE, refusal.reason(), refusal);
      default -> problem(CONFLICT, refusal.reason(), refusal);
    };
  }

  private static Problem problem(int status, Reason reason, Refusal refusal) {
    return new Problem(status, reason.name(), refusal.detail(), Optional.of(reason.words()));
  }
}

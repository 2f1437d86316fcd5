package io.jiaohao.web;

import io.jiaohao.core.Command;
import io.jiaohao.core.Event;
import io.jiaohao.core.Origin;
import io.jiaohao.core.ShownWait;
import io.jiaohao.engine.Submission;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Numbers for programs, such as a self-service terminal: the same command as a kiosk's. */
final class TicketApi {
  private static final int CREATED = 201;

  private final WebSettings settings;
  private final WebSources sources;
  private final ProgramRoutes programs;

  TicketApi(WebSettings settings, WebSources sources) {
    this.settings = settings;
    this.sources = sources;
    this.programs = new ProgramRoutes(settings, new ApiDoor(sources.api().programOf()));
  }

  void addTo(Router router) {
    programs.writing(router.post("/api/tickets"), this::issue);
  }

  private void issue(RoutingContext http) {
    Origin origin = ApiDoor.origin(http);
    ApiFields asked =
        ApiFields.ofBody(http, List.of("wing", "service"), List.of("class", "person"));
    String person = asked.textOrNone("person");
    Command.IssueTicket issue =
        new Command.IssueTicket(
            asked.text("wing"),
            asked.text("service"),
            asked.textOrNone("class"),
            "",
            person.isEmpty() ? "" : BookingApi.person(person),
            shown(asked));
    ApiTimes times =
        new ApiTimes(
            sources.visitors().places().plan().orElseThrow(BookingProblems::notServing).zoneId());
    HttpReply reply =
        new HttpReply(
            http,
            events -> issued(http, events, times),
            new BookingProblems(OptionalLong.empty(), times)::of,
            settings.answerWithinMs());
    sources
        .api()
        .commands()
        .offer(new Submission(sources.api().hall(), Optional.of(origin), issue, reply));
  }

  /** What is foretold is that of the usual class. */
  private ShownWait shown(ApiFields asked) {
    return asked.textOrNone("class").isEmpty()
        ? sources.pages().joining().of(asked.text("wing"), asked.text("service")).shown()
        : ShownWait.NONE;
  }

  private JsonObject issued(RoutingContext http, List<Event> events, ApiTimes times) {
    for (Event event : events) {
      if (event instanceof Event.TicketIssued e) {
        String link = sources.visitors().pageOf().apply(e.ticketId());
        http.response().setStatusCode(CREATED).putHeader(HttpHeaders.LOCATION, link);
        JsonObject json =
            new JsonObject()
                .put("id", e.ticketId())
                .put("number", e.number())
                .put("wing", e.wing())
                .put("service", e.service())
                .put("class", e.ticketClass())
                .put("issued", times.text(e.issuedAtMs()))
                .put("ahead", e.ahead())
                .put("link", link);
        return e.shown().isKnown()
            ? json.put("fromMin", e.shown().fromMin()).put("toMin", e.shown().toMin())
            : json;
      }
    }
    throw new IllegalStateException("a ticket was granted without being issued: " + events);
  }
}

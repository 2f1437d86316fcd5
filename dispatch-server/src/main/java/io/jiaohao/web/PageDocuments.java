package io.jiaohao.web;

import io.jiaohao.core.HallImage;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.OrderKey;
import io.jiaohao.core.WaitRange;
import io.jiaohao.views.DeviceHealth;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/**
 * What pages read beside the device protocol. It is theirs alone and changes with them; programs
 * have {@code /api}.
 *
 * <ul>
 *   <li>{@code /hall/plan}: see {@link PlanJson}
 *   <li>{@code /hall/queue?window=}: for staff: whom the window would take, the first twenty in
 *       that order
 *   <li>{@code /hall/waits?wing=}: for each service the wait of somebody who gets a number there
 *       now, in words; left out where nothing can be told
 *   <li>{@code /hall/shown?wing=&window=&seq=}: for staff: how many of the boards of a wing, and
 *       strips of a window, show this hall sequence
 *   <li>{@code /page/messages.json}: see {@link WireJson}
 * </ul>
 */
final class PageDocuments {
  /** Lines of a queue that a page is told. */
  static final int QUEUE_MAX = 20;

  private static final int NOT_FOUND = 404;
  private static final int UNAVAILABLE = 503;
  private static final String BOARD = "board";

  private final WebSources sources;
  private final Handler<RoutingContext> staff;
  private final String messages = WireJson.messages().encode();

  /**
   * The documents.
   *
   * @param staff lets staff in; who waits for a window is nobody else's concern
   */
  PageDocuments(WebSources sources, Handler<RoutingContext> staff) {
    this.sources = sources;
    this.staff = staff;
  }

  void addTo(Router router) {
    read(router, "/hall/plan", PageDocuments::anybody, this::plan);
    read(router, "/hall/queue", staff, this::queue);
    read(router, "/hall/waits", PageDocuments::anybody, this::waits);
    read(router, "/hall/shown", staff, this::shown);
    read(router, "/page/messages.json", PageDocuments::anybody, http -> json(http, messages));
  }

  private static void anybody(RoutingContext http) {
    http.next();
  }

  private static void read(
      Router router, String path, Handler<RoutingContext> guard, Handler<RoutingContext> answer) {
    router
        .route(path)
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(guard)
        .handler(Problem.told(answer::handle));
  }

  private void plan(RoutingContext http) {
    json(http, PlanJson.of(planInForce(), sources.pages().guide()).encode());
  }

  private HallPlan planInForce() {
    return sources
        .pages()
        .plan()
        .get()
        .orElseThrow(() -> new Problem(UNAVAILABLE, "UNAVAILABLE", "the hall has no plan yet"));
  }

  private void queue(RoutingContext http) {
    String window = ApiFields.ofQuery(http, List.of("window")).text("window");
    HallPlan plan = planInForce();
    if (plan.windows().stream().noneMatch(one -> one.id().equals(window))) {
      throw new Problem(
          NOT_FOUND,
          "UNKNOWN_WINDOW",
          "window: " + ApiText.shortened(window) + " (expected: one of the hall's)");
    }
    Context webThread = http.vertx().getOrCreateContext();
    sources
        .pages()
        .queue()
        .of(window, QUEUE_MAX)
        .whenComplete(
            (tickets, fault) ->
                webThread.runOnContext(
                    now -> {
                      if (fault != null) {
                        http.fail(fault);
                      } else {
                        json(http, lines(tickets, plan).encode());
                      }
                    }));
  }

  private static JsonObject lines(List<HallImage.Ticket> tickets, HallPlan plan) {
    JsonArray lines = new JsonArray();
    tickets.forEach(ticket -> lines.add(line(ticket, plan)));
    return new JsonObject().put("tickets", lines);
  }

  private static JsonObject line(HallImage.Ticket ticket, HallPlan plan) {
    return new JsonObject()
        .put("ticketId", ticket.ticketId())
        .put("number", ticket.number())
        .put("service", ticket.service())
        .put("ticketClass", ticket.ticketClass())
        .put("issuedAtMs", ticket.issuedAtMs())
        .put("dueAtMs", ticket.key().dueMs())
        .put("why", why(ticket, plan));
  }

  /** What gives the ticket its place: the most particular thing first. */
  private static String why(HallImage.Ticket ticket, HallPlan plan) {
    OrderKey key = ticket.key();
    if (!ticket.marks().onlyWindow().isEmpty()) {
      return "sent-here";
    }
    if (ticket.passes() > 0 || ticket.marks().rejoined()) {
      return "deferred";
    }
    Optional<HallPlan.TicketClass> known =
        plan.classes().stream().filter(c -> c.id().equals(ticket.ticketClass())).findFirst();
    if (known.filter(c -> c.headStartMs() > 0).isPresent()) {
      return "head-start";
    }
    return key.releaseMs() < ticket.issuedAtMs() ? "kept" : "waited";
  }

  private void waits(RoutingContext http) {
    String wing = ApiFields.ofQuery(http, List.of("wing")).text("wing");
    JsonObject services = new JsonObject();
    for (HallPlan.Service service : planInForce().services()) {
      WaitRange wait = sources.pages().joining().of(wing, service.id());
      if (wait.kind() != WaitRange.Kind.UNKNOWN) {
        services.put(service.id(), PlanJson.words(wait.words()));
      }
    }
    json(http, new JsonObject().put("services", services).encode());
  }

  private void shown(RoutingContext http) {
    ApiFields asked = ApiFields.ofQuery(http, List.of("wing", "window", "seq"));
    List<DeviceHealth.Device> boards =
        sources.devices().get().stream()
            .filter(device -> device.role().equals(BOARD))
            .filter(device -> isAt(device, asked.text("wing"), asked.text("window")))
            .toList();
    long seq = seq(asked.text("seq"));
    json(
        http,
        new JsonObject()
            .put("boards", boards.size())
            .put("showing", boards.stream().filter(board -> board.shownSeq() >= seq).count())
            .encode());
  }

  private static boolean isAt(DeviceHealth.Device device, String wing, String window) {
    return device.place().equals(wing) || device.place().equals(window);
  }

  private static long seq(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new Problem("seq: " + ApiText.shortened(text) + " (expected: a hall sequence)");
    }
  }

  private static void json(RoutingContext http, String body) {
    if (!http.response().closed()) {
      http.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/json").end(body);
    }
  }
}

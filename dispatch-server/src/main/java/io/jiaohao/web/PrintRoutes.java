package io.jiaohao.web;

import io.jiaohao.accounts.PageSession;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.TicketState;
import io.jiaohao.core.Words;
import io.jiaohao.kiosk.KioskPrinters;
import io.jiaohao.protocol.wire.Role;
import io.jiaohao.slip.PrintResult;
import io.jiaohao.slip.Slip;
import io.jiaohao.slip.SlipLanguage;
import io.jiaohao.views.TicketPlace;
import io.vertx.core.Context;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/**
 * {@code POST /kiosk/print}: the slip of a number that this kiosk has issued comes out of the
 * printer that the server knows for it. Tells what became of the slip; what becomes of the number
 * the kiosk's page says by the device protocol, as after its browser's own printing.
 */
final class PrintRoutes {
  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final WebSources sources;
  private final KioskPrinters printers;
  private final SessionDoor door;
  private final BodyHandler bodies;

  PrintRoutes(WebSettings settings, WebSources sources, SessionDoor door) {
    this.sources = sources;
    this.printers = sources.pages().printers();
    this.door = door;
    this.bodies = BodyHandler.create(false).setBodyLimit(settings.maxBodyBytes());
  }

  void addTo(Router router) {
    router
        .post("/kiosk/print")
        .handler(Guard::checkOrigin)
        .handler(this::guard)
        .handler(SessionDoor::checkCsrf)
        .handler(Problem.told(ApiFields::checkTypeOfBody))
        .handler(http -> bodies.handle(http))
        .handler(Problem.told(this::print));
  }

  private void guard(RoutingContext http) {
    if (door.session(http).isPresent()) {
      http.next();
    } else {
      http.fail(UNAUTHORIZED, SessionDoor.notSignedIn());
    }
  }

  private void print(RoutingContext http) {
    ApiFields asked = ApiFields.ofBody(http, List.of("kiosk", "ticket", "language"));
    String kiosk = asked.text("kiosk");
    checkKiosk(http, kiosk);
    SlipLanguage language = language(asked.text("language"));
    if (!printers.has(kiosk)) {
      AdminWork.tell(http, OK, new JsonObject().put("outcome", "no-printer"));
      return;
    }
    TicketPlace ticket = ticketOf(kiosk, asked.text("ticket"));
    Context webThread = http.vertx().getOrCreateContext();
    printers.print(
        kiosk, ticket.ticketId(), slip(ticket, language), result -> tell(http, webThread, result));
  }

  /** Whoever may be this kiosk on the link may print for it. */
  private void checkKiosk(RoutingContext http, String kiosk) {
    PageSession session = door.session(http).orElseThrow(SessionDoor::notSignedIn);
    Optional<String> fault =
        sources.accounts().roleOf().apply(kiosk).filter(Role.ROLE_KIOSK::equals).isPresent()
            ? LinkRoles.fault(session, Role.ROLE_KIOSK, kiosk)
            : Optional.of("kiosk: \"" + ApiText.shortened(kiosk) + "\" (expected: a kiosk's id)");
    if (fault.isPresent()) {
      throw new Problem(FORBIDDEN, "ROLE", fault.get());
    }
  }

  private static SlipLanguage language(String code) {
    for (SlipLanguage language : SlipLanguage.values()) {
      if (language.code().equals(code)) {
        return language;
      }
    }
    throw new Problem("language: \"" + ApiText.shortened(code) + "\" (expected: zh or en)");
  }

  /** A number whose slip this kiosk owes, or owed until the number became void. */
  private TicketPlace ticketOf(String kiosk, String text) {
    long ticketId = ticketId(text);
    Optional<TicketPlace> place = sources.visitors().places().find(ticketId);
    if (place.isEmpty() || !sources.visitors().places().printerOf(ticketId).equals(kiosk)) {
      throw new Problem(
          NOT_FOUND,
          "UNKNOWN_TICKET",
          "ticket: " + ticketId + " (expected: one with a slip, issued at " + kiosk + ")");
    }
    TicketState state = place.get().stand().state();
    if (state != TicketState.PRINTING && state != TicketState.VOIDED) {
      throw new Problem(
          CONFLICT,
          "NOT_PRINTING",
          "ticket: %s is %s (expected: its slip is waited for, or it is void)"
              .formatted(place.get().number(), state.name().toLowerCase(Locale.ROOT)));
    }
    return place.get();
  }

  private static long ticketId(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new Problem("ticket: \"" + ApiText.shortened(text) + "\" (expected: a ticket's id)");
    }
  }

  // ---- The slip

  private Slip slip(TicketPlace ticket, SlipLanguage language) {
    HallPlan plan = sources.pages().plan().get().orElseThrow(BookingProblems::notServing);
    Function<Words, String> named = words -> language == SlipLanguage.ZH ? words.zh() : words.en();
    Optional<HallPlan.Service> service =
        plan.services().stream().filter(one -> one.id().equals(ticket.service())).findFirst();
    String zoneId = service.map(HallPlan.Service::zone).orElse("");
    String wing =
        plan.wings().stream()
            .filter(one -> one.id().equals(ticket.wing()))
            .map(one -> named.apply(one.name()))
            .findFirst()
            .orElse("");
    String zone =
        plan.zones().stream()
            .filter(one -> one.id().equals(zoneId))
            .map(one -> named.apply(one.name()))
            .findFirst()
            .orElse("");
    TicketPlace.Told told = ticket.told();
    return language.slip(
        named.apply(plan.name()),
        service.map(one -> named.apply(one.name())).orElse(ticket.service()),
        ticket.number(),
        wing + " " + zone,
        new SlipLanguage.Waiting(told.ahead(), told.shown().fromMin(), told.shown().toMin()),
        sources.visitors().pageOf().apply(ticket.ticketId()),
        TIME.format(Instant.ofEpochMilli(sources.hallMs().getAsLong()).atZone(plan.zoneId())));
  }

  // ---- What became of it

  private static void tell(RoutingContext http, Context webThread, PrintResult result) {
    JsonObject json =
        new JsonObject()
            .put("outcome", result.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .put("printer", result.state().code());
    try {
      webThread.runOnContext(
          now -> {
            if (!http.response().ended() && !http.response().closed()) {
              AdminWork.tell(http, OK, json);
            }
          });
    } catch (RejectedExecutionException e) {
      // The web side has stopped in between; nobody is there to be told.
    }
  }
}

package io.jiaohao.web;

import io.jiaohao.accounts.AccountRole;
import io.jiaohao.accounts.PageSession;
import io.jiaohao.core.Command;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.Refusal;
import io.jiaohao.engine.AwaitedReply;
import io.jiaohao.views.DayReport;
import io.jiaohao.views.WindowLook;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the manager's page asks for beside the live picture: why a ticket was called, the hall at an
 * earlier moment, a day in figures, the effect of a proposal, bad ratings, a window to be released.
 * The journal is read one look at a time.
 */
final class ManagerRoutes {
  /** Looks into the journal that wait, the one under way included. */
  static final int LOOKS_MAX = 2;

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int UNAVAILABLE = 503;
  private static final String CSV = "text/csv; charset=utf-8";

  private final WebSources sources;
  private final AdminWork looks;
  private final AdminWork changes;
  private final Handler<RoutingContext> manager;
  private final BodyHandler bodies;

  ManagerRoutes(WebSettings settings, WebSources sources, SessionDoor door) {
    this.sources = sources;
    looks = new AdminWork(sources.manager().reading(), sources.admin().audit(), LOOKS_MAX);
    changes = new AdminWork(sources.admin().work(), sources.admin().audit(), AdminWork.WAITING_MAX);
    manager = door.only(AccountRole.MANAGER);
    bodies = BodyHandler.create(false).setBodyLimit(settings.maxBodyBytes());
  }

  void addTo(Router router) {
    reading(router, "/manager/why", this::why);
    reading(router, "/manager/at", this::at);
    reading(router, "/manager/report", this::report);
    reading(router, "/manager/report.csv", this::csv);
    reading(router, "/manager/devices", this::devices);
    reading(router, "/manager/ratings", this::ratings);
    ManagerEffects effects = new ManagerEffects(sources.manager().effects());
    reading(router, "/manager/effect", http -> effects.tell(http, plan()));
    writing(router, "/manager/ratings/:call/handled", this::handled);
    writing(router, "/manager/calls/:call/release", this::release);
  }

  private void writing(Router router, String path, Consumer<RoutingContext> action) {
    router
        .post(path)
        .handler(Guard::checkOrigin)
        .handler(manager)
        .handler(SessionDoor::checkCsrf)
        .handler(Problem.told(ApiFields::checkTypeOfBody))
        .handler(http -> bodies.handle(http))
        .handler(Problem.told(action));
  }

  private void reading(Router router, String path, Consumer<RoutingContext> action) {
    router.route(path).method(HttpMethod.GET).handler(manager).handler(Problem.told(action));
  }

  private HallPlan plan() {
    return sources
        .pages()
        .plan()
        .get()
        .orElseThrow(() -> new Problem(UNAVAILABLE, "UNAVAILABLE", "the hall has no plan yet"));
  }

  // ---- The past

  private void look(RoutingContext http, AdminWork.Piece piece) {
    looks.look(http, () -> nearEnough(piece));
  }

  private static <T> T nearEnough(AdminWork.PieceOf<T> look) throws IOException {
    try {
      return look.done();
    } catch (PastDesk.TooFarException e) {
      throw new Problem(
          UNAVAILABLE,
          "TOO_LONG",
          e.getMessage() + " (expected: ./jiaohao journal at or why, which has the time)");
    }
  }

  /** By {@code call}, or by {@code number} as it was last called today. */
  private void why(RoutingContext http) {
    ApiFields asked = ApiFields.ofQuery(http, List.of(), List.of("call", "number"));
    String call = asked.textOrNone("call");
    String number = asked.textOrNone("number");
    if (call.isEmpty() == number.isEmpty()) {
      throw new Problem("call, number: " + (call.isEmpty() ? "none" : "both") + " (expected: one)");
    }
    LocalDate today = LocalDate.parse(sources.picture().get().day());
    long callId = call.isEmpty() ? 0 : callId(call);
    look(
        http,
        () -> {
          PastDesk past = sources.manager().past();
          Optional<PastDesk.Why> why =
              number.isEmpty() ? past.why(callId) : past.why(number, today);
          return why.map(PastJson::why)
              .orElseThrow(
                  () ->
                      new Problem(
                          NOT_FOUND,
                          "UNKNOWN_CALL",
                          "call: "
                              + ApiText.shortened(call + number)
                              + " (expected: a call of the journal, or a number called today)"));
        });
  }

  private static long callId(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new Problem("call: \"" + ApiText.shortened(text) + "\" (expected: a call's id)");
    }
  }

  private void at(RoutingContext http) {
    String time = ApiFields.ofQuery(http, List.of("time")).text("time");
    long atMs;
    try {
      atMs = LocalDateTime.parse(time).atZone(plan().zoneId()).toInstant().toEpochMilli();
    } catch (DateTimeParseException e) {
      throw badTime(time);
    }
    if (atMs > sources.hallMs().getAsLong()) {
      throw badTime(time);
    }
    look(http, () -> PictureJson.hall(sources.manager().past().at(atMs)));
  }

  private static Problem badTime(String time) {
    return new Problem(
        "time: \""
            + ApiText.shortened(time)
            + "\" (expected: a local time of the hall that has passed, as in 2026-11-25T10:30)");
  }

  private LocalDate day(RoutingContext http) {
    String day = ApiFields.ofQuery(http, List.of("day"), List.of("table")).text("day");
    LocalDate today = LocalDate.parse(sources.picture().get().day());
    try {
      LocalDate asked = LocalDate.parse(day);
      if (!asked.isAfter(today)) {
        return asked;
      }
    } catch (DateTimeParseException e) {
      throw badDay(day, today);
    }
    throw badDay(day, today);
  }

  private static Problem badDay(String day, LocalDate today) {
    return new Problem(
        "day: \""
            + ApiText.shortened(day)
            + "\" (expected: a day up to "
            + today
            + ", as in 2026-11-25)");
  }

  private void report(RoutingContext http) {
    LocalDate day = day(http);
    look(http, () -> PastJson.report(sources.manager().past().report(day)));
  }

  private void csv(RoutingContext http) {
    LocalDate day = day(http);
    String table = ApiFields.ofQuery(http, List.of("day", "table"), List.of()).text("table");
    if (!List.of("waits", "windows").contains(table)) {
      throw new Problem("table: \"" + ApiText.shortened(table) + "\" (expected: waits or windows)");
    }
    looks.lookForText(
        http,
        CSV,
        "jiaohao-" + day + "-" + table + ".csv",
        () -> {
          DayReport report = nearEnough(() -> sources.manager().past().report(day));
          return table.equals("waits") ? PastJson.waitsCsv(report) : PastJson.windowsCsv(report);
        });
  }

  // ---- Now

  private void devices(RoutingContext http) {
    AdminWork.tell(http, OK, new JsonObject().put("devices", AdminDevices.devices(sources)));
  }

  private void ratings(RoutingContext http) {
    JsonArray handled = new JsonArray();
    for (RatingNotes.Note note : sources.manager().notes().newest()) {
      handled.add(
          new JsonObject()
              .put("callId", note.callId())
              .put("atMs", note.atMs())
              .put("who", note.who())
              .put("note", note.note()));
    }
    AdminWork.tell(http, OK, new JsonObject().put("handled", handled));
  }

  private void handled(RoutingContext http) {
    long callId = callId(http.pathParam("call"));
    String note = noteOf(ApiFields.ofBody(http, List.of("note")).text("note"));
    PageSession who = SessionDoor.entered(http);
    changes.change(
        http,
        OK,
        "rating.handle",
        "call " + callId,
        "",
        () -> {
          command(new Command.HandleRating(callId));
          sources
              .manager()
              .notes()
              .keep(new RatingNotes.Note(callId, sources.hallMs().getAsLong(), who.name(), note));
          return new JsonObject().put("callId", callId);
        });
  }

  /** A window whose clerk has gone: the visitor goes back in line, the clerk is signed out. */
  private void release(RoutingContext http) {
    long callId = callId(http.pathParam("call"));
    String reason = ApiFields.ofBody(http, List.of("reason")).text("reason");
    Optional<WindowLook> window =
        sources.picture().get().windows().stream()
            .filter(look -> look.call().callId() == callId)
            .findFirst();
    changes.change(
        http,
        OK,
        "window.release",
        window.map(WindowLook::window).orElse("call " + callId),
        reason,
        () -> {
          command(new Command.ReleaseCall(callId, reason));
          if (window.isPresent() && !window.get().duty().clerk().isEmpty()) {
            command(new Command.SignOut(window.get().window()));
          }
          return new JsonObject().put("callId", callId);
        });
  }

  private void command(Command command) throws IOException {
    Optional<Refusal> refusal =
        AwaitedReply.to(sources.api().commands(), sources.api().hall(), command);
    if (refusal.isPresent()) {
      throw AdminPlan.refused(CONFLICT, refusal.get());
    }
  }

  private static String noteOf(String text) {
    String line = text.replaceAll("\\p{Cntrl}", " ").strip();
    if (line.isEmpty() || line.length() > RatingNotes.NOTE_MAX_CHARS) {
      throw new Problem(
          "note: "
              + line.length()
              + " characters (expected: 1.."
              + RatingNotes.NOTE_MAX_CHARS
              + ")");
    }
    return line;
  }
}

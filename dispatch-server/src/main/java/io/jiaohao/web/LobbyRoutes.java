package io.jiaohao.web;

import io.jiaohao.accounts.AccountRole;
import io.jiaohao.accounts.PageSession;
import io.jiaohao.core.Command;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.Words;
import io.jiaohao.engine.Submission;
import io.jiaohao.lobby.Notice;
import io.jiaohao.lobby.NoticeBoard;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What managers tell everybody in the hall: notices, and that it has to be left. {@code GET
 * /manager/notices} lists what is posted, {@code POST} posts one, {@code DELETE
 * /manager/notices/ID} takes one back; {@code POST /manager/evacuation} and {@code POST
 * /manager/evacuation/end} are the hall's commands, with the word that confirms the first.
 */
final class LobbyRoutes {
  private static final int OK = 200;
  private static final int CONFLICT = 409;
  private static final int NOT_FOUND = 404;
  private static final int UNAVAILABLE = 503;
  private static final String YES = "yes";

  /** What a request must say, so that no slip of a program empties a hall. */
  private static final String CONFIRMED = "evacuate";

  private final WebSettings settings;
  private final WebSources sources;
  private final NoticeBoard board;
  private final AdminWork changes;
  private final Handler<RoutingContext> manager;
  private final BodyHandler bodies;

  LobbyRoutes(WebSettings settings, WebSources sources, SessionDoor door) {
    this.settings = settings;
    this.sources = sources;
    board = sources.manager().notices();
    changes = new AdminWork(sources.admin().work(), sources.admin().audit(), AdminWork.WAITING_MAX);
    manager = door.only(AccountRole.MANAGER);
    bodies = BodyHandler.create(false).setBodyLimit(settings.maxBodyBytes());
  }

  void addTo(Router router) {
    router.get("/manager/notices").handler(manager).handler(Problem.told(this::notices));
    change(router, HttpMethod.POST, "/manager/notices", this::post);
    change(router, HttpMethod.DELETE, "/manager/notices/:id", this::takeBack);
    change(router, HttpMethod.POST, "/manager/evacuation", this::evacuate);
    change(router, HttpMethod.POST, "/manager/evacuation/end", this::endEvacuation);
  }

  private void change(
      Router router, HttpMethod method, String path, Consumer<RoutingContext> action) {
    router
        .route(method, path)
        .handler(Guard::checkOrigin)
        .handler(manager)
        .handler(SessionDoor::checkCsrf)
        .handler(Problem.told(ApiFields::checkTypeOfBody))
        .handler(http -> bodies.handle(http))
        .handler(Problem.told(action));
  }

  // ---- Notices

  private void notices(RoutingContext http) {
    JsonArray all = new JsonArray();
    board.now(sources.hallMs().getAsLong()).forEach(notice -> all.add(json(notice)));
    AdminWork.tell(http, OK, new JsonObject().put("notices", all));
  }

  private static JsonObject json(Notice notice) {
    return new JsonObject()
        .put("id", notice.id())
        .put("zh", notice.words().zh())
        .put("en", notice.words().en())
        .put("wing", notice.wing())
        .put("zone", notice.zone())
        .put("important", notice.important())
        .put("postedMs", notice.postedMs())
        .put("untilMs", notice.untilMs())
        .put("by", notice.by());
  }

  private void post(RoutingContext http) {
    ApiFields asked =
        ApiFields.ofBody(http, List.of("zh", "en"), List.of("wing", "zone", "important", "until"));
    HallPlan plan =
        sources
            .pages()
            .plan()
            .get()
            .orElseThrow(() -> new Problem(UNAVAILABLE, "UNAVAILABLE", "the hall has no plan yet"));
    Words words = new Words(text("zh", asked), text("en", asked));
    String wing = place("wing", asked, plan.wings().stream().map(HallPlan.Wing::id).toList());
    String zone = place("zone", asked, plan.zones().stream().map(HallPlan.Zone::id).toList());
    boolean important = isYes("important", asked.textOrNone("important"));
    long nowMs = sources.hallMs().getAsLong();
    long untilMs = untilMs(asked.textOrNone("until"), plan, nowMs);
    PageSession who = SessionDoor.entered(http);
    changes.change(
        http,
        OK,
        "notice.post",
        place(wing, zone),
        words.zh() + " / " + words.en(),
        () -> {
          if (board.isFull(nowMs)) {
            throw new Problem(
                CONFLICT,
                "NOTICES_FULL",
                "notices: " + NoticeBoard.NOTICES_MAX + " (expected: take one back first)");
          }
          return json(board.post(words, wing, zone, important, nowMs, untilMs, who.name()));
        });
  }

  private static String place(String wing, String zone) {
    return (wing.isEmpty() ? "hall" : wing) + (zone.isEmpty() ? "" : "/" + zone);
  }

  private static String text(String name, ApiFields asked) {
    String line = asked.text(name).replaceAll("\\p{Cntrl}", " ").strip();
    if (line.isEmpty() || line.length() > NoticeBoard.TEXT_MAX_CHARS) {
      throw new Problem(
          name
              + ": "
              + line.length()
              + " characters (expected: 1.."
              + NoticeBoard.TEXT_MAX_CHARS
              + ")");
    }
    return line;
  }

  private static String place(String name, ApiFields asked, List<String> known) {
    String id = asked.textOrNone(name);
    if (!id.isEmpty() && !known.contains(id)) {
      throw new Problem(
          name + ": \"" + ApiText.shortened(id) + "\" (expected: one of " + known + ")");
    }
    return id;
  }

  private static boolean isYes(String name, String text) {
    if (!text.isEmpty() && !text.equals(YES)) {
      throw new Problem(
          name + ": \"" + ApiText.shortened(text) + "\" (expected: \"yes\", or left out)");
    }
    return text.equals(YES);
  }

  /** A local time of the hall that is to come, or 0 for none. */
  private static long untilMs(String until, HallPlan plan, long nowMs) {
    if (until.isEmpty()) {
      return 0;
    }
    try {
      long ms = LocalDateTime.parse(until).atZone(plan.zoneId()).toInstant().toEpochMilli();
      if (ms > nowMs) {
        return ms;
      }
    } catch (DateTimeParseException e) {
      throw badUntil(until);
    }
    throw badUntil(until);
  }

  private static Problem badUntil(String until) {
    return new Problem(
        "until: \""
            + ApiText.shortened(until)
            + "\" (expected: a local time of the hall that is to come, as in 2026-11-25T17:30)");
  }

  private void takeBack(RoutingContext http) {
    String id = http.pathParam("id");
    changes.change(
        http,
        OK,
        "notice.take-back",
        "notice " + ApiText.shortened(id),
        "",
        () -> {
          if (!board.takeBack(idOf(id), sources.hallMs().getAsLong())) {
            throw new Problem(
                NOT_FOUND,
                "UNKNOWN_NOTICE",
                "notice: " + ApiText.shortened(id) + " (expected: one that is posted)");
          }
          return new JsonObject().put("id", idOf(id));
        });
  }

  private static long idOf(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new Problem("notice: \"" + ApiText.shortened(text) + "\" (expected: a notice's id)");
    }
  }

  // ---- Evacuation

  private void evacuate(RoutingContext http) {
    ApiFields asked = ApiFields.ofBody(http, List.of("confirm"), List.of("wing"));
    if (!asked.text("confirm").equals(CONFIRMED)) {
      throw new Problem(
          "confirm: \""
              + ApiText.shortened(asked.text("confirm"))
              + "\" (expected: \""
              + CONFIRMED
              + "\")");
    }
    String wing = asked.textOrNone("wing");
    decide(http, "evacuation.begin", wing, new Command.Evacuate(wing));
  }

  private void endEvacuation(RoutingContext http) {
    String wing = ApiFields.ofBody(http, List.of(), List.of("wing")).textOrNone("wing");
    decide(http, "evacuation.end", wing, new Command.EndEvacuation(wing));
  }

  /** People come first: the hall is told at once, and put on record after, whatever disks do. */
  private void decide(RoutingContext http, String action, String wing, Command command) {
    JsonObject told = new JsonObject().put("wing", wing);
    HttpReply reply =
        new HttpReply(
            http,
            events -> told,
            refusal -> AdminPlan.refused(CONFLICT, refusal),
            settings.answerWithinMs());
    sources
        .api()
        .commands()
        .offer(new Submission(sources.api().hall(), Optional.empty(), command, reply));
    changes.recordAfter(http, action, wing.isEmpty() ? "hall" : ApiText.shortened(wing));
  }
}

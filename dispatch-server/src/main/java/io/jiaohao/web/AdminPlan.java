package io.jiaohao.web;

import io.jiaohao.core.HallPlan;
import io.jiaohao.core.Refusal;
import io.jiaohao.core.Words;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The plan: {@code GET /admin/plan} tells its text and whether another one waits; {@code POST
 * /admin/plan/check} says what is wrong with a hall file, each fault at its line, and what it would
 * change; {@code POST /admin/plan?at=} takes it into force, now or at a local time of the hall. The
 * body is the file itself.
 */
final class AdminPlan {
  /** A hall file that is too large is told so in its own words; far larger ones are not read. */
  static final int MAX_BODY_BYTES = (1 << 20) + (1 << 16);

  static final String NOW = "now";

  private static final long FURTHEST_MS = 366L * 86_400_000;
  private static final int OK = 200;
  private static final int CONFLICT = 409;
  private static final int NOT_SENSIBLE = 422;
  private static final int UNAVAILABLE = 503;

  private final WebSources sources;
  private final AdminWork work;

  AdminPlan(WebSources sources, AdminWork work) {
    this.sources = sources;
    this.work = work;
  }

  private PlanDesk desk() {
    return sources.admin().plans();
  }

  private HallPlan inForce() {
    return sources
        .pages()
        .plan()
        .get()
        .orElseThrow(() -> new Problem(UNAVAILABLE, "UNAVAILABLE", "the hall has no plan yet"));
  }

  void tell(RoutingContext http) {
    HallPlan plan = inForce();
    JsonObject told =
        new JsonObject()
            .put("hall", plan.id())
            .put("timeZone", plan.zoneId().getId())
            .put("hallMs", sources.hallMs().getAsLong())
            .put("wings", plan.wings().size())
            .put("zones", plan.zones().size())
            .put("services", plan.services().size())
            .put("windows", plan.windows().size());
    OptionalLong scheduled = desk().scheduledMs();
    scheduled.ifPresent(ms -> told.put("scheduledMs", ms));
    work.look(http, () -> told.put("text", desk().text()));
  }

  void check(RoutingContext http) {
    byte[] text = body(http);
    work.look(http, () -> json(desk().check(text)));
  }

  private static byte[] body(RoutingContext http) {
    if (http.body().buffer() == null || http.body().buffer().length() == 0) {
      throw new Problem("body: empty (expected: a hall file)");
    }
    return http.body().buffer().getBytes();
  }

  private static JsonObject json(PlanDesk.Checked checked) {
    JsonArray faults = new JsonArray();
    for (PlanDesk.Fault fault : checked.faults()) {
      faults.add(
          new JsonObject()
              .put("line", fault.line())
              .put("column", fault.column())
              .put("path", fault.path())
              .put("value", fault.value())
              .put("expected", fault.expected())
              .put("file", fault.file())
              .put("words", PlanJson.words(fault.words())));
    }
    JsonArray changes = new JsonArray();
    for (PlanDesk.Change change : checked.changes()) {
      changes.add(
          new JsonObject()
              .put("path", change.path())
              .put("was", change.was())
              .put("now", change.now()));
    }
    return new JsonObject()
        .put("faults", faults)
        .put("changes", changes)
        .put("warnings", new JsonArray(checked.warnings().stream().map(PlanJson::words).toList()))
        .put("newDevices", checked.newDevices());
  }

  void apply(RoutingContext http) {
    String at = ApiFields.ofQuery(http, List.of("at")).text("at");
    long atMs = momentOf(at);
    byte[] text = body(http);
    work.change(
        http,
        OK,
        "plan.apply",
        inForce().id(),
        at,
        () -> {
          checkSound(desk().check(text));
          Optional<Refusal> refusal = desk().apply(text, atMs);
          if (refusal.isPresent()) {
            throw refused(CONFLICT, refusal.get());
          }
          return new JsonObject().put("atMs", atMs);
        });
  }

  /** {@code DELETE /admin/plan/scheduled}: the plan that waits is withdrawn. */
  void withdraw(RoutingContext http) {
    work.change(
        http,
        OK,
        "plan.withdraw",
        inForce().id(),
        "",
        () -> {
          if (!desk().withdraw()) {
            throw new Problem(
                CONFLICT,
                "NOTHING_SCHEDULED",
                "scheduled plan: none, or it comes into force just now",
                Optional.of(new Words("没有待生效的配置，或即将生效", "no plan waits, or it is too late")));
          }
          return new JsonObject();
        });
  }

  /** A local time of the hall that has not passed, or now, which is 0. */
  private long momentOf(String at) {
    if (at.equals(NOW)) {
      return 0;
    }
    long atMs;
    try {
      LocalDateTime local = LocalDateTime.parse(at);
      atMs = local.atZone(inForce().zoneId()).toInstant().toEpochMilli();
    } catch (DateTimeParseException e) {
      throw badMoment(at);
    }
    long nowMs = sources.hallMs().getAsLong();
    if (atMs <= nowMs || atMs > nowMs + FURTHEST_MS) {
      throw badMoment(at);
    }
    return atMs;
  }

  private static Problem badMoment(String at) {
    return new Problem(
        "at: \""
            + ApiText.shortened(at)
            + "\" (expected: now, or a local time of the hall within a year, as in"
            + " 2026-11-27T08:00)");
  }

  private static void checkSound(PlanDesk.Checked checked) {
    if (!checked.faults().isEmpty()) {
      PlanDesk.Fault first = checked.faults().get(0);
      throw new Problem(
          NOT_SENSIBLE,
          "PLAN_FAULTS",
          "faults: %d, the first on line %d: %s: %s (expected: %s)"
              .formatted(
                  checked.faults().size(),
                  first.line(),
                  first.path(),
                  first.value(),
                  first.expected()),
          Optional.of(
              new Words(
                  "错误 %d 处，第一处在第 %d 行：%s：%s"
                      .formatted(
                          checked.faults().size(), first.line(), first.path(), first.words().zh()),
                  "faults in the hall file")));
    }
  }

  /** What the hall itself refused. */
  static Problem refused(int status, Refusal refusal) {
    return new Problem(
        status, refusal.reason().name(), refusal.sentence(), Optional.of(refusal.reason().words()));
  }
}

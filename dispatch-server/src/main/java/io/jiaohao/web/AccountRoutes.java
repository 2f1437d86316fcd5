package io.jiaohao.web;

import io.jiaohao.accounts.AccountRole;
import io.jiaohao.accounts.OnceLinks;
import io.jiaohao.accounts.PageSession;
import io.jiaohao.accounts.Pairings;
import io.jiaohao.accounts.PasswordHash;
import io.jiaohao.accounts.SignInDesk.Outcome;
import io.jiaohao.protocol.KeyFile;
import io.jiaohao.protocol.wire.Role;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Signing in and out, and making a screen a device. */
final class AccountRoutes {
  private static final int CREATED = 201;
  private static final int ACCEPTED = 202;
  private static final int NO_CONTENT = 204;
  private static final int SEE_OTHER = 303;
  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;
  private static final int NOT_SENSIBLE = 422;
  private static final int TOO_MANY = 429;
  private static final int BUSY = 503;
  private static final long MS_PER_S = 1_000;
  private static final List<String> PAIRED_ROLES = List.of("kiosk", "board", "pad");

  private final AccountSources sources;
  private final SessionDoor door;
  private final PageLinks links;
  private final AdminSources admin;
  private final BodyHandler bodies;

  AccountRoutes(
      WebSettings settings,
      AccountSources sources,
      AdminSources admin,
      SessionDoor door,
      PageLinks links) {
    this.sources = sources;
    this.admin = admin;
    this.door = door;
    this.links = links;
    this.bodies = BodyHandler.create(false).setBodyLimit(settings.maxBodyBytes());
  }

  void addTo(Router router) {
    router.get("/account").handler(this::tell);
    writing(router.post("/account/sign-in"), this::signIn);
    router
        .post("/account/sign-out")
        .handler(Guard::checkOrigin)
        .handler(SessionDoor::checkCsrf)
        .handler(this::signOut);
    router.get("/account/once/:token").handler(Problem.told(this::enterOnce));
    writing(router.post("/pair"), this::pair);
    router.get("/pair/:token").handler(Problem.told(this::poll));
    writing(
        router
            .post("/admin/pairings/:code")
            .handler(Guard::checkOrigin)
            .handler(door.only(AccountRole.ADMIN))
            .handler(SessionDoor::checkCsrf),
        this::confirm);
  }

  private void writing(Route route, Consumer<RoutingContext> action) {
    route
        .handler(Guard::checkOrigin)
        .handler(Problem.told(ApiFields::checkTypeOfBody))
        .handler(http -> bodies.handle(http))
        .handler(Problem.told(action));
  }

  // ---- Sessions

  private void tell(RoutingContext http) {
    Optional<PageSession> session = door.session(http);
    if (session.isEmpty()) {
      http.fail(UNAUTHORIZED, SessionDoor.notSignedIn());
    } else {
      send(http, json(session.get(), SessionDoor.token(http)));
    }
  }

  private static JsonObject json(PageSession session, String token) {
    JsonArray roles = new JsonArray();
    session.roles().stream().sorted().forEach(role -> roles.add(role.word()));
    JsonObject json =
        new JsonObject()
            .put("name", session.name())
            .put("roles", roles)
            .put("csrf", PageSession.csrf(token));
    return session.device().isEmpty() ? json : json.put("device", session.device());
  }

  private void signIn(RoutingContext http) {
    ApiFields asked = ApiFields.ofBody(http, List.of("name", "password"));
    String password = asked.text("password");
    if (password.length() > PasswordHash.MAX_CHARS) {
      throw new Problem(
          "password: %d characters (expected: at most %d)"
              .formatted(password.length(), PasswordHash.MAX_CHARS));
    }
    String address = http.request().remoteAddress().hostAddress();
    Future.fromCompletionStage(
            sources.desk().signIn(address, asked.text("name"), password),
            http.vertx().getOrCreateContext())
        .onSuccess(
            outcome -> {
              record(asked.text("name"), address, outcome);
              answer(http, outcome);
            })
        .onFailure(http::fail);
  }

  /** What is typed for a name may be a password: only names of accounts are put on record. */
  private void record(String said, String address, Outcome outcome) {
    String who = admin.accounts().find(said).isPresent() ? said : "?";
    if (outcome instanceof Outcome.Right) {
      admin.onRecord(who, "sign-in", address);
    } else if (outcome instanceof Outcome.Wrong) {
      admin.onRecordRarely(who, "sign-in.wrong", address);
    }
  }

  private void answer(RoutingContext http, Outcome outcome) {
    if (outcome instanceof Outcome.Right right) {
      String token = sources.sessions().openFor(right.account());
      door.enter(http, token);
      saved(http, () -> tellEntered(http, token));
    } else if (outcome instanceof Outcome.TooMany tooMany) {
      later(http, TOO_MANY, "TOO_MANY_TRIES", "tries: too many wrong ones", tooMany.afterS());
    } else if (outcome instanceof Outcome.Busy busy) {
      later(http, BUSY, "BUSY", "sign-ins: too many at once", busy.afterS());
    } else {
      http.fail(
          UNAUTHORIZED,
          new Problem(UNAUTHORIZED, "WRONG", "name or password: wrong (expected: an account's)"));
    }
  }

  private void tellEntered(RoutingContext http, String token) {
    sources
        .sessions()
        .use(token)
        .ifPresentOrElse(
            session -> send(http, json(session, token)),
            () -> http.fail(UNAUTHORIZED, SessionDoor.notSignedIn()));
  }

  private static void later(
      RoutingContext http, int status, String code, String what, long afterS) {
    http.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(afterS));
    http.fail(status, new Problem(status, code, what + " (expected: again in " + afterS + " s)"));
  }

  private void signOut(RoutingContext http) {
    Optional<PageSession> session = door.session(http);
    session.ifPresent(links::end);
    session.ifPresent(one -> admin.onRecord(one.name(), "sign-out", ""));
    door.leave(http);
    saved(http, () -> http.response().setStatusCode(NO_CONTENT).end());
  }

  /** Answers when the change is in the file: who has signed out stays out after a crash. */
  private void saved(RoutingContext http, Runnable then) {
    Future.fromCompletionStage(sources.sessions().save(), http.vertx().getOrCreateContext())
        .onComplete(done -> then.run());
  }

  private void enterOnce(RoutingContext http) {
    OnceLinks.Grant grant =
        sources
            .once()
            .take(http.pathParam("token"))
            .orElseThrow(
                () ->
                    new Problem(
                        GONE, "USED", "link: used before, or not known (expected: a new one)"));
    admin.onRecord(
        grant.device().isEmpty() ? grant.name() : grant.device(), "sign-in.link", grant.page());
    door.enter(
        http,
        grant.device().isEmpty()
            ? sources.sessions().openForGuest(grant.name(), grant.roles())
            : sources.sessions().openForDevice(grant.device()));
    http.response().putHeader(HttpHeaders.LOCATION, grant.page()).setStatusCode(SEE_OTHER);
    saved(http, () -> http.response().end());
  }

  // ---- Screens

  private void pair(RoutingContext http) {
    ApiFields asked = ApiFields.ofBody(http, List.of("role"), List.of("device"));
    String role = asked.text("role");
    if (!PAIRED_ROLES.contains(role)) {
      throw new Problem(
          "role: \"" + ApiText.shortened(role) + "\" (expected: kiosk, board or pad)");
    }
    String address = http.request().remoteAddress().hostAddress();
    Optional<Pairings.Opened> opened =
        sources.pairings().open(address, role, asked.textOrNone("device"));
    if (opened.isPresent()) {
      http.response().setStatusCode(CREATED);
      send(
          http,
          new JsonObject()
              .put("code", opened.get().code())
              .put("token", opened.get().token())
              .put("endsInS", Pairings.LASTS_MS / MS_PER_S));
    } else {
      later(
          http,
          TOO_MANY,
          "TOO_MANY_SCREENS",
          "screens that wait: %d, or %d at this address"
              .formatted(Pairings.OPEN_MAX, Pairings.OPEN_AT_ADDRESS_MAX),
          Pairings.LASTS_MS / MS_PER_S / Pairings.OPEN_MAX);
    }
  }

  private void poll(RoutingContext http) {
    Pairings.Standing standing =
        sources
            .pairings()
            .look(http.pathParam("token"))
            .orElseThrow(
                () ->
                    new Problem(
                        NOT_FOUND, "UNKNOWN_PAIRING", "screen: not known, or it waited too long"));
    if (standing.device().isEmpty()) {
      http.response().setStatusCode(ACCEPTED);
      send(http, new JsonObject().put("waiting", true));
      return;
    }
    String token = sources.sessions().openForDevice(standing.device().get());
    door.enter(http, token);
    saved(http, () -> tellEntered(http, token));
  }

  private void confirm(RoutingContext http) {
    String code = http.pathParam("code");
    String device = ApiFields.ofBody(http, List.of("device")).text("device");
    String role =
        sources
            .pairings()
            .roleOf(code)
            .orElseThrow(
                () ->
                    new Problem(
                        NOT_FOUND,
                        "UNKNOWN_PAIRING",
                        "code: \""
                            + ApiText.shortened(code)
                            + "\" (expected: one that a screen"
                            + " shows; it is good for ten minutes)"));
    Optional<Role> known = sources.roleOf().apply(device);
    if (known.isEmpty() || !KeyFile.word(known.get()).equals(role)) {
      throw new Problem(
          NOT_SENSIBLE,
          "UNKNOWN_DEVICE",
          "device: \"" + ApiText.shortened(device) + "\" (expected: a " + role + " of the hall)");
    }
    sources.pairings().confirm(code, device);
    admin.onRecord(SessionDoor.entered(http).name(), "screen.pair", device);
    send(http, new JsonObject().put("device", device).put("role", role));
  }

  private static void send(RoutingContext http, JsonObject json) {
    http.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/json").end(json.encode());
  }
}

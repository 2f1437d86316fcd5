package io.jiaohao.web;

import io.jiaohao.accounts.OnceLinks;
import io.jiaohao.accounts.PageSession;
import io.jiaohao.accounts.PasswordHash;
import io.jiaohao.accounts.SignInDesk.Outcome;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Signing in and out: of a hall, or of the page of a city. */
final class SignInRoutes {
  private static final int NO_CONTENT = 204;
  private static final int SEE_OTHER = 303;
  private static final int UNAUTHORIZED = 401;
  private static final int GONE = 410;
  private static final int TOO_MANY = 429;
  private static final int BUSY = 503;

  private final AccountSources sources;
  private final Register register;
  private final SessionDoor door;
  private final Consumer<PageSession> ended;
  private final BodyHandler bodies;

  /**
   * Routes that are not added yet.
   *
   * @param ended hears whose session ends
   */
  SignInRoutes(
      WebSettings settings,
      AccountSources sources,
      Register register,
      SessionDoor door,
      Consumer<PageSession> ended) {
    this.sources = sources;
    this.register = register;
    this.door = door;
    this.ended = ended;
    this.bodies = BodyHandler.create(false).setBodyLimit(settings.maxBodyBytes());
  }

  void addTo(Router router) {
    router.get("/account").handler(this::tell);
    router
        .post("/account/sign-in")
        .handler(Guard::checkOrigin)
        .handler(Problem.told(ApiFields::checkTypeOfBody))
        .handler(http -> bodies.handle(http))
        .handler(Problem.told(this::signIn));
    router
        .post("/account/sign-out")
        .handler(Guard::checkOrigin)
        .handler(SessionDoor::checkCsrf)
        .handler(this::signOut);
    router.get("/account/once/:token").handler(Problem.told(this::enterOnce));
  }

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
    String who = register.accounts().find(said).isPresent() ? said : "?";
    if (outcome instanceof Outcome.Right) {
      register.onRecord(who, "sign-in", address);
    } else if (outcome instanceof Outcome.Wrong) {
      register.onRecordRarely(who, "sign-in.wrong", address);
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

  /** Says who has entered with a session of this token. */
  void tellEntered(RoutingContext http, String token) {
    sources
        .sessions()
        .use(token)
        .ifPresentOrElse(
            session -> send(http, json(session, token)),
            () -> http.fail(UNAUTHORIZED, SessionDoor.notSignedIn()));
  }

  /** Turns the asker away until later. */
  static void later(RoutingContext http, int status, String code, String what, long afterS) {
    http.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(afterS));
    http.fail(status, new Problem(status, code, what + " (expected: again in " + afterS + " s)"));
  }

  private void signOut(RoutingContext http) {
    Optional<PageSession> session = door.session(http);
    session.ifPresent(ended);
    session.ifPresent(one -> register.onRecord(one.name(), "sign-out", ""));
    door.leave(http);
    saved(http, () -> http.response().setStatusCode(NO_CONTENT).end());
  }

  /** Answers when the change is in the file: who has signed out stays out after a crash. */
  void saved(RoutingContext http, Runnable then) {
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
    register.onRecord(
        grant.device().isEmpty() ? grant.name() : grant.device(), "sign-in.link", grant.page());
    enter(
        http,
        grant.device().isEmpty()
            ? sources.sessions().openForGuest(grant.name(), grant.roles())
            : sources.sessions().openForDevice(grant.device()),
        grant.page());
  }

  /** Lets the asker in with a session of this token, and leads to a page once that is saved. */
  void enter(RoutingContext http, String token, String page) {
    door.enter(http, token);
    http.response().putHeader(HttpHeaders.LOCATION, page).setStatusCode(SEE_OTHER);
    saved(http, () -> http.response().end());
  }

  private static void send(RoutingContext http, JsonObject json) {
    http.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/json").end(json.encode());
  }
}

package io.jiaohao.web;

import io.jiaohao.accounts.AccountRole;
import io.jiaohao.accounts.PageSession;
import io.jiaohao.accounts.PageSessions;
import io.vertx.core.Handler;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Knows who asks by the cookie, and turns away who may not. */
final class SessionDoor {
  static final String COOKIE = "jiaohao_session";
  static final String CSRF = "X-CSRF";
  private static final String SESSION = "session";
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  private final PageSessions sessions;

  SessionDoor(PageSessions sessions) {
    this.sessions = sessions;
  }

  /** Gives the asker a new session's cookie; the one it came with, if any, ends. */
  void enter(RoutingContext http, String token) {
    session(http).ifPresent(sessions::end);
    http.response().addCookie(cookie(http, token));
  }

  /** Ends the asker's session. */
  void leave(RoutingContext http) {
    session(http).ifPresent(sessions::end);
    http.response().addCookie(cookie(http, "").setMaxAge(0));
  }

  private static Cookie cookie(RoutingContext http, String value) {
    return Cookie.cookie(COOKIE, value)
        .setPath("/")
        .setHttpOnly(true)
        .setSameSite(CookieSameSite.STRICT)
        .setSecure(http.request().isSSL());
  }

  /** The token that the asker's cookie holds, empty if it has none. */
  static String token(RoutingContext http) {
    Cookie cookie = http.request().getCookie(COOKIE);
    return cookie == null ? "" : cookie.getValue();
  }

  /** Who asks, if it is somebody. */
  Optional<PageSession> session(RoutingContext http) {
    return sessions.use(token(http));
  }

  /** Who was let in by {@link #only}. */
  static PageSession entered(RoutingContext http) {
    return http.get(SESSION);
  }

  /** Lets those in who have this role. */
  Handler<RoutingContext> only(AccountRole role) {
    return http -> {
      Optional<PageSession> session = session(http);
      if (session.isEmpty()) {
        turnAway(http, notSignedIn());
      } else if (!session.get().may(role)) {
        turnAway(http, lacks(session.get(), role));
      } else {
        http.put(SESSION, session.get());
        http.next();
      }
    };
  }

  /** Whether who was let in may still be here; watching alone keeps no session alive. */
  boolean isStillIn(RoutingContext http) {
    PageSession entered = http.get(SESSION);
    return sessions
        .again(entered, false)
        .filter(now -> now.roles().equals(entered.roles()))
        .isPresent();
  }

  /** Lets a change pass that one of our own pages has asked for. */
  static void checkCsrf(RoutingContext http) {
    String shown = http.request().getHeader(CSRF);
    if (shown != null && PageSession.isCsrfOf(token(http), shown)) {
      http.next();
    } else {
      turnAway(
          http,
          new Problem(
              FORBIDDEN,
              "CSRF",
              CSRF
                  + ": "
                  + (shown == null ? "missing" : "not this session's")
                  + " (expected: the csrf of GET /account)"));
    }
  }

  static Problem notSignedIn() {
    return new Problem(
        UNAUTHORIZED, "NOT_SIGNED_IN", "session: none, or it has ended (expected: sign in first)");
  }

  private static Problem lacks(PageSession session, AccountRole role) {
    return new Problem(
        FORBIDDEN,
        "ROLE",
        "roles of %s: %s (expected: %s)"
            .formatted(
                session.name(),
                session.roles().isEmpty() ? "none" : AccountRole.words(session.roles()),
                role.word()));
  }

  private static void turnAway(RoutingContext http, Problem problem) {
    http.fail(problem.status(), problem);
  }
}

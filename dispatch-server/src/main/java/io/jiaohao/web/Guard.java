package io.jiaohao.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What every answer carries and every request must fulfil. A foreign page in the same browser must
 * not reach through the loopback address: not by a WebSocket of its own, and not by a name of its
 * own that resolves to this machine.
 */
final class Guard {
  static final String CONTENT_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
          + " media-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /** The request was meant for another host, RFC 9110. */
  private static final int MISDIRECTED = 421;

  private static final int FORBIDDEN = 403;
  private static final Pattern FOR_PHONES = Pattern.compile("/(t|page)/");

  private Guard() {}

  static void putHeaders(HttpServerResponse response) {
    response
        .putHeader("Content-Security-Policy", CONTENT_POLICY)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("X-Frame-Options", "DENY")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("Cross-Origin-Opener-Policy", "same-origin")
        .putHeader("Cross-Origin-Resource-Policy", "same-origin")
        .putHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /** The name of the host that is asked, in lower case; empty if none is said. */
  static String host(HttpServerRequest request) {
    HostAndPort asked = request.authority();
    return asked == null ? "" : asked.host().toLowerCase(Locale.ROOT);
  }

  /**
   * Lets those in who mean this machine; by a public name, at which phones arrive through whatever
   * stands before the server, only what phones need.
   */
  static Handler<RoutingContext> hosts(HostNames names) {
    return context -> checkHost(context, names);
  }

  private static void checkHost(RoutingContext context, HostNames names) {
    String host = host(context.request());
    if (names.isLocal(host)
        || (names.isPublic(host) && FOR_PHONES.matcher(context.normalizedPath()).lookingAt())) {
      context.next();
    } else {
      context.fail(
          MISDIRECTED,
          new Problem(
              MISDIRECTED,
              "WRONG_HOST",
              "Host: \"" + host + "\" (expected: localhost or a loopback address)"));
    }
  }

  static void checkOrigin(RoutingContext context) {
    HttpServerRequest request = context.request();
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    String own = request.scheme() + "://" + request.getHeader(HttpHeaders.HOST);
    if (origin == null || origin.equalsIgnoreCase(own)) {
      context.next();
    } else {
      context.fail(
          FORBIDDEN,
          new Problem(
              FORBIDDEN, "FOREIGN_ORIGIN", "Origin: \"" + origin + "\" (expected: " + own + ")"));
    }
  }
}

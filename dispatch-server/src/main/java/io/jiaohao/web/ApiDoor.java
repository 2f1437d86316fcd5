package io.jiaohao.web;

import io.jiaohao.core.Origin;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Which program asks, and by which key of its own it names a request that changes something. */
final class ApiDoor {
  static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;
  private static final String SCHEME = "bearer ";
  private static final String PROGRAM = "program";

  /** As a header's text or, in quotes, as a structured one. */
  private static final Pattern QUOTED = Pattern.compile("\"(.*)\"");

  private static final Pattern KEY =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private final Function<String, Optional<String>> programOf;

  ApiDoor(Function<String, Optional<String>> programOf) {
    this.programOf = programOf;
  }

  /** Whether who asks has, now, a secret of ours. */
  boolean isKnown(RoutingContext http) {
    return program(http.request().getHeader(HttpHeaders.AUTHORIZATION)).isPresent();
  }

  private Optional<String> program(String said) {
    return said != null && said.toLowerCase(Locale.ROOT).startsWith(SCHEME)
        ? programOf.apply(said.substring(SCHEME.length()).strip())
        : Optional.empty();
  }

  /** Lets a program with a secret of ours in. */
  void check(RoutingContext http) {
    String said = http.request().getHeader(HttpHeaders.AUTHORIZATION);
    Optional<String> program = program(said);
    if (program.isPresent()) {
      http.put(PROGRAM, program.get());
      http.next();
    } else {
      http.response().putHeader("WWW-Authenticate", "Bearer");
      http.fail(
          UNAUTHORIZED,
          new Problem(
              UNAUTHORIZED,
              "UNAUTHORIZED",
              "Authorization: "
                  + (said == null ? "missing" : "not known")
                  + " (expected: Bearer and the key of a program with the role api)"));
    }
  }

  /**
   * Who asks, under which key. A UUID is what makes keys unique without agreement, and can hold
   * nothing about a person: the key is journalled.
   */
  static Origin origin(RoutingContext http) {
    List<String> said = http.request().headers().getAll(IDEMPOTENCY_KEY);
    String key = said.size() == 1 ? QUOTED.matcher(said.get(0).strip()).replaceFirst("$1") : "";
    key = key.toLowerCase(Locale.ROOT);
    if (!KEY.matcher(key).matches()) {
      throw new Problem(
          BAD_REQUEST,
          said.isEmpty() ? "IDEMPOTENCY_KEY_MISSING" : "BAD_IDEMPOTENCY_KEY",
          IDEMPOTENCY_KEY
              + ": "
              + (said.isEmpty() ? "missing" : ApiText.shortened(String.join(", ", said)))
              + " (expected: a UUID, a new one for each request and the same for its repeats)");
    }
    return Origin.ofKey(http.get(PROGRAM), key);
  }
}

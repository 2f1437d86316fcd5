package io.jiaohao.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers that are errors: problem details (RFC 9457) to programs, pages to people, in words that
 * they can do something with; a line of text otherwise. What went wrong inside is logged, never
 * told.
 */
final class ErrorPages {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
  private static final Map<Integer, String> TITLES =
      Map.ofEntries(
          Map.entry(400, "Bad Request"),
          Map.entry(401, "Unauthorized"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(409, "Conflict"),
          Map.entry(410, "Gone"),
          Map.entry(413, "Content Too Large"),
          Map.entry(415, "Unsupported Media Type"),
          Map.entry(421, "Misdirected Request"),
          Map.entry(422, "Unprocessable Content"),
          Map.entry(426, "Upgrade Required"),
          Map.entry(429, "Too Many Requests"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(503, "Service Unavailable"),
          Map.entry(504, "Gateway Timeout"));
  private static final Pattern FOR_PROGRAMS =
      Pattern.compile(
          "/(api|hall|account|pair|admin|link|kiosk/print|manager/[a-z.]+|t/[^/]+/(place|rating))(/|$)");
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;
  private static final int SERVER_ERROR = 500;

  /** What a browser asks for that a person has sent somewhere, and no script. */
  private static final String PAGE = "text/html";

  private final PageFiles files;

  ErrorPages(PageFiles files) {
    this.files = files;
  }

  void addTo(Router router) {
    TITLES.forEach(
        (status, title) -> router.errorHandler(status, context -> answer(context, status, title)));
  }

  private void answer(RoutingContext context, int status, String title) {
    if (status == SERVER_ERROR) {
      LOG.error("web: {} failed", context.normalizedPath(), context.failure());
    }
    HttpServerResponse response = context.response();
    if (response.headWritten() || response.closed()) {
      return;
    }
    response.setStatusCode(status);
    String path = context.request().path();
    String accepted = context.request().getHeader(HttpHeaders.ACCEPT);
    if (accepted != null && accepted.contains(PAGE)) {
      pageFor(status).sendAs(response);
    } else if (path != null && FOR_PROGRAMS.matcher(path).lookingAt()) {
      tellProgram(context, status, title);
    } else if (status == NOT_FOUND) {
      pageFor(status).sendAs(response);
    } else {
      response.putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8");
      response.end(status + " " + title + detail(context) + "\n");
    }
  }

  private PageFiles.PageFile pageFor(int status) {
    return files.named(
        switch (status) {
          case NOT_FOUND -> "not-found.html";
          case GONE -> "spent.html";
          default -> "trouble.html";
        });
  }

  private static void tellProgram(RoutingContext context, int status, String title) {
    JsonObject problem =
        new JsonObject()
            .put("type", "about:blank")
            .put("title", title)
            .put("status", status)
            .put("instance", context.request().path());
    if (context.failure() instanceof Problem why) {
      problem.put("code", why.code()).put("detail", why.getMessage());
      ProblemWords.of(why)
          .ifPresent(
              words ->
                  problem.put(
                      "words", new JsonObject().put("en", words.en()).put("zh", words.zh())));
    }
    context.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json");
    context.response().end(problem.encode());
  }

  private static String detail(RoutingContext context) {
    return context.failure() instanceof Problem problem ? ": " + problem.getMessage() : "";
  }
}

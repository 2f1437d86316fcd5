package io.jiaohao.web;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The pages' port of a node that stands by: sends whoever comes to the node that serves the hall,
 * and says so while there is none.
 */
public final class StandbyPages {
  private static final int TEMPORARY_REDIRECT = 307;
  private static final int UNAVAILABLE = 503;

  private final WebSettings settings;
  private final Supplier<Optional<String>> owner;
  private int port;
  private Vertx vertx;

  /**
   * Pages that are not open yet.
   *
   * @param owner beginning of the addresses of the owner's pages, if one is known
   */
  public StandbyPages(WebSettings settings, Supplier<Optional<String>> owner) {
    this.settings = settings;
    this.owner = owner;
    this.port = settings.port();
  }

  /**
   * Opens the port and returns its number; after a stop it is the same one.
   *
   * @throws IllegalArgumentException if it were to listen where the network can reach it
   */
  public int start() throws IOException, InterruptedException {
    if (!InetAddress.getByName(settings.host()).isLoopbackAddress()) {
      throw new IllegalArgumentException(
          "web host: " + settings.host() + " (expected: a loopback address such as 127.0.0.1)");
    }
    vertx = WebServer.vertx();
    try {
      HttpServer server =
          vertx
              .createHttpServer()
              .requestHandler(this::answer)
              .listen(port, settings.host())
              .toCompletionStage()
              .toCompletableFuture()
              .get(settings.startWithinMs(), TimeUnit.MILLISECONDS);
      port = server.actualPort();
      return port;
    } catch (ExecutionException | TimeoutException e) {
      stop();
      throw new IOException("web server at " + settings.host() + ":" + port, e);
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Whoever went away needs no answer.
  private void answer(HttpServerRequest request) {
    Guard.putHeaders(request.response());
    Optional<String> there = owner.get();
    if (request.path().equals("/health/live")) {
      request.response().end();
    } else if (request.path().equals("/health/ready")) {
      JsonObject why = new JsonObject().put("ready", false).put("why", "stands by");
      there.ifPresent(address -> why.put("servedAt", address));
      request
          .response()
          .setStatusCode(UNAVAILABLE)
          .putHeader("content-type", "application/json")
          .end(why.encode());
    } else if (there.isPresent()) {
      request
          .response()
          .setStatusCode(TEMPORARY_REDIRECT)
          .putHeader("location", there.get() + request.uri())
          .end();
    } else {
      request
          .response()
          .setStatusCode(UNAVAILABLE)
          .putHeader("content-type", "text/plain; charset=utf-8")
          .putHeader("retry-after", "1")
          .end("正在切换服务器，请稍候再试。\nThe hall is changing its server; try again in a moment.\n");
    }
  }

  /** Closes the port, if it is open. */
  public void stop() throws IOException, InterruptedException {
    if (vertx == null) {
      return;
    }
    try {
      vertx
          .close()
          .toCompletionStage()
          .toCompletableFuture()
          .get(settings.stopWithinMs(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("web server at " + settings.host() + ":" + port, e);
    } finally {
      vertx = null;
    }
  }
}

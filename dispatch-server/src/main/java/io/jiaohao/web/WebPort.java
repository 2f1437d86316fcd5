package io.jiaohao.web;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/**
 * The listening port of a node, on one event loop: finds the hall that a request means by the name
 * of the host, and lets its site answer. Outlasts the halls behind it.
 */
final class WebPort extends VerticleBase {
  private static final int MAX_URL_BYTES = 2_048;
  private static final int MAX_HEADER_BYTES = 8_192;
  private static final int MAX_FRAME_BYTES = 65_536;

  private final WebSettings settings;
  private final HostNames names;
  private final HallSites sites;
  private final NodeRoutes routes;
  private HttpServer server;
  private int connections;

  WebPort(WebSettings settings, HostNames names, HallSites sites, NodeRoutes routes) {
    this.settings = settings;
    this.names = names;
    this.sites = sites;
    this.routes = routes;
  }

  @Override
  public Future<?> start() {
    Handler<HttpServerRequest> elsewhere = routes.router(vertx);
    server =
        vertx
            .createHttpServer(options())
            .connectionHandler(this::admit)
            .invalidRequestHandler(WebPort::refuse)
            .requestHandler(request -> answer(request, elsewhere));
    return server.listen(settings.port(), settings.host());
  }

  private void answer(HttpServerRequest request, Handler<HttpServerRequest> elsewhere) {
    Guard.putHeaders(request.response());
    Optional<String> hall = names.hall(Guard.host(request));
    if (hall.isEmpty() || !sites.answers(vertx, hall.get(), request)) {
      elsewhere.handle(request);
    }
  }

  private HttpServerOptions options() {
    return new HttpServerOptions()
        .setHttp2ClearTextEnabled(false)
        .setMaxInitialLineLength(MAX_URL_BYTES)
        .setMaxHeaderSize(MAX_HEADER_BYTES)
        .setMaxWebSocketFrameSize(MAX_FRAME_BYTES)
        .setMaxWebSocketMessageSize(MAX_FRAME_BYTES)
        .setPerMessageWebSocketCompressionSupported(false)
        .setPerFrameWebSocketCompressionSupported(false)
        .setIdleTimeout(settings.silentAfterS());
  }

  private void admit(HttpConnection connection) {
    connections++;
    connection.closeHandler(closed -> connections--);
    if (connections > settings.maxConnections()) {
      connection.close();
    }
  }

  private static void refuse(HttpServerRequest request) {
    Guard.putHeaders(request.response());
    HttpServerRequest.DEFAULT_INVALID_REQUEST_HANDLER.handle(request);
  }

  @Override
  public Future<?> stop() {
    return server.close();
  }

  int actualPort() {
    return server.actualPort();
  }
}

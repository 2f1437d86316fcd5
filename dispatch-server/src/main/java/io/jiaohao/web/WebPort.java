package io.jiaohao.web;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;

/** The listening port with all that answers on it, on one event loop. */
final class WebPort extends VerticleBase {
  private static final int MAX_URL_BYTES = 2_048;
  private static final int MAX_HEADER_BYTES = 8_192;
  private static final int MAX_FRAME_BYTES = 65_536;

  private final WebSettings settings;
  private final LiveFeed feed;
  private final HallMeters meters;
  private final WebRoutes routes;
  private final PageLinks links;
  private final TicketRoutes tickets;
  private final EventFeed events;
  private final HookSending hooks;
  private HttpServer server;
  private int connections;

  WebPort(WebSettings settings, WebSources sources) {
    this.settings = settings;
    HallDocument document = new HallDocument(sources.events().hooks()::stopped);
    feed = new LiveFeed(settings, sources, document);
    EventTexts texts = new EventTexts();
    events = new EventFeed(settings, sources.events(), texts);
    hooks = new HookSending(sources.events(), texts);
    meters = new HallMeters(sources, feed, events);
    SessionDoor door = new SessionDoor(sources.accounts().sessions());
    links = new PageLinks(sources.accounts(), sources.admin(), door);
    PageFiles files = new PageFiles();
    tickets = new TicketRoutes(settings, sources, files);
    routes =
        new WebRoutes(
            sources,
            document,
            feed,
            meters,
            new Readiness(settings, sources),
            new BookingApi(settings, sources),
            door,
            new AccountRoutes(settings, sources.accounts(), sources.admin(), door, links),
            new AdminRoutes(settings, sources, door),
            new ManagerRoutes(settings, sources, door),
            new LobbyRoutes(settings, sources, door),
            links,
            files,
            tickets,
            new TicketApi(settings, sources),
            events,
            new PrintRoutes(settings, sources, door));
  }

  @Override
  public Future<?> start() {
    Handler<HttpServerRequest> router = routes.router(vertx);
    server =
        vertx
            .createHttpServer(options())
            .connectionHandler(this::admit)
            .invalidRequestHandler(WebPort::refuse)
            .requestHandler(
                request -> {
                  Guard.putHeaders(request.response());
                  router.handle(request);
                });
    feed.start(vertx);
    links.start(vertx);
    tickets.start(vertx);
    events.start(vertx);
    hooks.start(vertx);
    return server.listen(settings.port(), settings.host());
  }

  WebRoutes routes() {
    return routes;
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
    feed.stop();
    links.stop();
    tickets.stop();
    events.stop();
    hooks.stop();
    meters.close();
    return server.close();
  }

  int actualPort() {
    return server.actualPort();
  }
}

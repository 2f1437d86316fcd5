package io.jiaohao.web;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/**
 * The pages of one hall: all that answers to those who ask for it. A verticle of its own, so that
 * its timers end with it; on the event loop of the port.
 */
final class HallSite extends VerticleBase {
  private final LiveFeed feed;
  private final HallMeters meters;
  private final WebRoutes routes;
  private final PageLinks links;
  private final TicketRoutes tickets;
  private final EventFeed events;
  private final HookSending hooks;
  private Handler<HttpServerRequest> router;

  /**
   * A site that is not open yet.
   *
   * @param files that it shares with the other halls
   * @param city whose people may come in
   */
  HallSite(
      WebSettings settings,
      HostNames names,
      PageFiles files,
      Optional<CitySources> city,
      WebSources sources) {
    HallDocument document = new HallDocument(sources.events().hooks()::stopped);
    feed = new LiveFeed(settings, sources, document);
    EventTexts texts = new EventTexts();
    events = new EventFeed(settings, sources.events(), texts);
    hooks = new HookSending(sources.events(), texts);
    meters = new HallMeters(sources, feed, events);
    SessionDoor door = new SessionDoor(sources.accounts().sessions());
    links = new PageLinks(sources.accounts(), sources.admin(), door);
    SignInRoutes signIn =
        new SignInRoutes(
            settings, sources.accounts(), sources.admin().register(), door, links::end);
    tickets = new TicketRoutes(settings, sources, files);
    routes =
        new WebRoutes(
            names,
            sources,
            document,
            feed,
            meters,
            new Readiness(settings, sources),
            new BookingApi(settings, sources),
            door,
            new AccountRoutes(settings, sources.accounts(), sources.admin(), door, signIn),
            new AdminRoutes(settings, sources, door),
            new ManagerRoutes(settings, sources, door),
            new LobbyRoutes(settings, sources, door),
            links,
            files,
            tickets,
            new TicketApi(settings, sources),
            events,
            new PrintRoutes(settings, sources, door),
            city.map(all -> new CityEntrance(all.passes(), sources, signIn)));
  }

  @Override
  public Future<?> start() {
    router = routes.router(vertx);
    feed.start(vertx);
    links.start(vertx);
    tickets.start(vertx);
    events.start(vertx);
    hooks.start(vertx);
    return Future.succeededFuture();
  }

  WebRoutes routes() {
    return routes;
  }

  /** Answers a request; the site is open. */
  void answer(HttpServerRequest request) {
    router.handle(request);
  }

  @Override
  public Future<?> stop() {
    feed.stop();
    links.stop();
    tickets.stop();
    events.stop();
    hooks.stop();
    meters.close();
    return Future.succeededFuture();
  }
}

package io.jiaohao.web;

import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.function.Consumer;

/**
 * What all requests of programs go through: where they come from, whose they are, what they say.
 */
final class ProgramRoutes {
  private final ApiDoor door;
  private final BodyHandler bodies;

  ProgramRoutes(WebSettings settings, ApiDoor door) {
    this.door = door;
    this.bodies = BodyHandler.create(false).setBodyLimit(settings.maxBodyBytes());
  }

  void reading(Route route, Consumer<RoutingContext> action) {
    route.handler(Guard::checkOrigin).handler(door::check).handler(Problem.told(action));
  }

  void writing(Route route, Consumer<RoutingContext> action) {
    route
        .handler(Guard::checkOrigin)
        .handler(door::check)
        .handler(Problem.told(ApiFields::checkTypeOfBody))
        .handler(http -> read(http, bodies))
        .handler(Problem.told(action));
  }

  /** Not as a handler of the route: there it had to be the first, and read bodies of strangers. */
  private static void read(RoutingContext http, BodyHandler bodies) {
    bodies.handle(http);
  }
}

package io.jiaohao.web;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The halls whose pages are open here. A site is made when its hall is first asked for: most halls
 * of a city are looked at by nobody for hours. Which halls there are is known to any thread; the
 * sites are the web thread's alone.
 */
final class HallSites {
  private static final Logger LOG = LoggerFactory.getLogger(HallSites.class);
  private static final int BROKEN = 500;

  private final WebSettings settings;
  private final HostNames names;
  private final PageFiles files;
  private final boolean onlyOne;
  private final Optional<CitySources> city;
  private final Map<String, Place> places = new ConcurrentSkipListMap<>();

  /** A hall that is served here, and its site once there is one. */
  private static final class Place {
    final WebSources sources;
    boolean left;
    HallSite site;
    Future<String> opening;

    Place(WebSources sources) {
      this.sources = sources;
    }
  }

  HallSites(WebSettings settings, NodePages node, HostNames names, PageFiles files) {
    this.settings = settings;
    this.names = names;
    this.files = files;
    this.onlyOne = node.only().isPresent();
    this.city = node.city();
  }

  // ---- From any thread

  /** A hall is served here from now on; its site is opened by {@link #look}, or by who asks. */
  void add(String hall, WebSources sources) {
    places.put(key(hall), new Place(sources));
  }

  /** A hall whose site was never opened is no more. */
  void forget(String hall) {
    places.remove(key(hall));
  }

  List<WebSources> all() {
    return places.values().stream().map(place -> place.sources).toList();
  }

  private static String key(String hall) {
    return hall.toLowerCase(Locale.ROOT);
  }

  // ---- On the web's thread

  /** Opens the site of a hall that has work to do although nobody asks. */
  void look(Vertx vertx, String hall) {
    Place place = places.get(key(hall));
    if (place != null && (onlyOne || !place.sources.events().hooks().all().isEmpty())) {
      open(vertx, place);
    }
  }

  Future<?> lookAtAll(Vertx vertx) {
    places.keySet().forEach(hall -> look(vertx, hall));
    return Future.succeededFuture();
  }

  /** Whether the hall is here; then it answers, or soon will. */
  boolean answers(Vertx vertx, String hall, HttpServerRequest request) {
    Place place = places.get(key(hall));
    if (place == null) {
      return false;
    }
    open(vertx, place);
    if (place.opening.isComplete()) {
      answer(place, request);
    } else {
      request.pause();
      place.opening.onComplete(
          done -> {
            answer(place, request);
            request.resume();
          });
    }
    return true;
  }

  private void open(Vertx vertx, Place place) {
    if (place.opening == null && !place.left) {
      place.site = new HallSite(settings, names, files, city, place.sources);
      place.opening = vertx.deployVerticle(place.site);
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Whoever went away needs no answer.
  private static void answer(Place place, HttpServerRequest request) {
    if (place.opening.succeeded()) {
      place.site.answer(request);
    } else {
      LOG.error("a hall's pages cannot be opened", place.opening.cause());
      request.response().setStatusCode(BROKEN).end();
    }
  }

  /** A hall leaves: its pages are told, its site ends. */
  Future<?> close(Vertx vertx, String hall) {
    Place place = places.remove(key(hall));
    if (place == null) {
      return Future.succeededFuture();
    }
    place.left = true;
    return Optional.ofNullable(place.opening)
        .<Future<?>>map(opening -> opening.compose(vertx::undeploy))
        .orElseGet(Future::succeededFuture);
  }

  Future<?> closeAll(Vertx vertx) {
    return Future.join(places.keySet().stream().map(hall -> close(vertx, hall)).toList());
  }
}

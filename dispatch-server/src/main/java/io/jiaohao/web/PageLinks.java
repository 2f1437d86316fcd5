package io.jiaohao.web;

import io.jiaohao.accounts.PageSession;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The pages that speak the device protocol: who may, how many, and until when. On the web's thread
 * alone.
 */
final class PageLinks {
  /** WebSocket close codes of our own. */
  static final short SIGNED_OUT = 4401;

  private static final short GOING_AWAY = 1001;
  private static final short TRY_AGAIN_LATER = 1013;
  private static final int UNAUTHORIZED = 401;
  private static final int UPGRADE_REQUIRED = 426;
  private static final int PER_SESSION_MAX = 8;
  private static final int LOOK_EVERY_MS = 1_000;
  private static final int CONNECT_WITHIN_MS = 5_000;
  private static final String ENDED = "the session has ended";

  private final AccountSources sources;
  private final AdminSources admin;
  private final SessionDoor door;
  private final Set<LinkRelay> open = new LinkedHashSet<>();
  private NetClient client;

  PageLinks(AccountSources sources, AdminSources admin, SessionDoor door) {
    this.sources = sources;
    this.admin = admin;
    this.door = door;
  }

  void start(Vertx vertx) {
    client =
        vertx.createNetClient(
            new NetClientOptions().setTcpNoDelay(true).setConnectTimeout(CONNECT_WITHIN_MS));
    vertx.setPeriodic(LOOK_EVERY_MS, timer -> look());
  }

  void stop() {
    List.copyOf(open).forEach(link -> link.close(GOING_AWAY, "server is stopping"));
  }

  /** Opens a link for the asker's session. */
  void open(RoutingContext http) {
    Optional<PageSession> session = door.session(http);
    if (session.isEmpty()) {
      http.fail(UNAUTHORIZED, SessionDoor.notSignedIn());
    } else if (!http.request().canUpgradeToWebSocket()) {
      http.response().putHeader(HttpHeaders.UPGRADE, "websocket");
      http.fail(
          UPGRADE_REQUIRED,
          new Problem(UPGRADE_REQUIRED, "WEBSOCKET_ONLY", "this address speaks WebSocket only"));
    } else {
      http.request().toWebSocket().onSuccess(page -> join(page, session.get()));
    }
  }

  private void join(ServerWebSocket page, PageSession session) {
    long before = open.stream().filter(link -> isOf(link, session)).count();
    if (before >= PER_SESSION_MAX) {
      page.close(TRY_AGAIN_LATER, "links of this session: over " + PER_SESSION_MAX);
      return;
    }
    LinkRelay link =
        new LinkRelay(
            page, session, sources, client, action -> recordRequest(session.name(), action));
    open.add(link);
    link.start(() -> open.remove(link));
  }

  private void recordRequest(String who, String action) {
    admin.onRecord(who, "hall." + action.toLowerCase(Locale.ROOT).replace('_', '-'), "");
  }

  /** A session is over: so are its links. */
  void end(PageSession session) {
    for (LinkRelay link : List.copyOf(open)) {
      if (isOf(link, session)) {
        link.close(SIGNED_OUT, ENDED);
      }
    }
  }

  private static boolean isOf(LinkRelay link, PageSession session) {
    return link.session().key().equals(session.key());
  }

  /** Sessions end by time, and by changes of their account: that is seen within a second. */
  private void look() {
    for (LinkRelay link : List.copyOf(open)) {
      boolean mayStay =
          sources
              .sessions()
              .again(link.session(), link.wasUsed())
              .filter(now -> now.roles().equals(link.session().roles()))
              .isPresent();
      if (!mayStay) {
        link.close(SIGNED_OUT, ENDED);
      }
    }
  }
}

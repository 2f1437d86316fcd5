package io.jiaohao.web;

import io.jiaohao.accounts.Audit;
import io.jiaohao.accounts.PageSession;
import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What administrators ask for and the disk takes part in: done one after another and away from the
 * web's thread, put on record first, answered on the web's thread.
 */
final class AdminWork {
  /** Pieces of work that wait; who asks for one more is told to come back. */
  static final int WAITING_MAX = 16;

  private static final int NOT_SENSIBLE = 422;
  private static final int BUSY = 503;
  private static final int INTERNAL = 500;

  private final Executor executor;
  private final Audit audit;
  private final AtomicInteger waiting = new AtomicInteger();

  /** A piece of work; what it returns is told. */
  @FunctionalInterface
  interface Piece {
    JsonObject done() throws IOException;
  }

  AdminWork(AdminSources sources) {
    this.executor = sources.work();
    this.audit = sources.audit();
  }

  Audit audit() {
    return audit;
  }

  /** A change, which is not made unless it is on record. */
  void change(
      RoutingContext http, int status, String action, String about, String detail, Piece piece) {
    PageSession who = SessionDoor.entered(http);
    run(
        http,
        status,
        () -> {
          audit.record(who.name(), action, about, detail);
          try {
            return piece.done();
          } catch (IOException | RuntimeException e) {
            audit.recordAfter(
                who.name(), action + ".failed", about, String.valueOf(e.getMessage()));
            throw e;
          }
        });
  }

  /** Something to be looked up. */
  void look(RoutingContext http, Piece piece) {
    run(http, 200, piece);
  }

  private void run(RoutingContext http, int status, Piece piece) {
    if (waiting.incrementAndGet() > WAITING_MAX) {
      waiting.decrementAndGet();
      turnAway(http);
      return;
    }
    Context webThread = http.vertx().getOrCreateContext();
    try {
      executor.execute(
          () -> {
            Runnable answer = answer(http, status, piece);
            waiting.decrementAndGet();
            webThread.runOnContext(now -> answer.run());
          });
    } catch (RejectedExecutionException e) {
      waiting.decrementAndGet();
      turnAway(http);
    }
  }

  private static void turnAway(RoutingContext http) {
    http.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
    http.fail(
        BUSY,
        new Problem(
            BUSY, "BUSY", "changes that wait: over " + WAITING_MAX + " (expected: again in 1 s)"));
  }

  private static Runnable answer(RoutingContext http, int status, Piece piece) {
    try {
      JsonObject told = piece.done();
      return () -> tell(http, status, told);
    } catch (IllegalArgumentException e) {
      return () -> http.fail(NOT_SENSIBLE, new Problem(NOT_SENSIBLE, "REFUSED", e.getMessage()));
    } catch (Problem e) {
      return () -> http.fail(e.status(), e);
    } catch (IOException | RuntimeException e) {
      return () -> http.fail(INTERNAL, e);
    }
  }

  static void tell(RoutingContext http, int status, JsonObject told) {
    if (!http.response().ended() && !http.response().closed()) {
      http.response().setStatusCode(status);
      http.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/json").end(told.encode());
    }
  }
}

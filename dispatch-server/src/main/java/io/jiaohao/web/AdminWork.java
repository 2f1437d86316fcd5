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
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What administrators ask for and the disk takes part in: done one after another and away from the
 * web's thread, put on record first, answered on the web's thread.
 */
final class AdminWork {
  /** Pieces of work that wait; who asks for one more is told to come back. */
  static final int WAITING_MAX = 16;

  private static final int OK = 200;
  private static final int NOT_SENSIBLE = 422;
  private static final int BUSY = 503;
  private static final int INTERNAL = 500;

  private final Executor executor;
  private final Audit audit;
  private final int waitingMax;
  private final AtomicInteger waiting = new AtomicInteger();

  /** A piece of work; what it returns is told. */
  @FunctionalInterface
  interface PieceOf<T> {
    T done() throws IOException;
  }

  /** One that is told as JSON. */
  @FunctionalInterface
  interface Piece extends PieceOf<JsonObject> {}

  /** One that is told as text. */
  @FunctionalInterface
  interface TextPiece extends PieceOf<String> {}

  /**
   * A way to have work done.
   *
   * @param waitingMax pieces that wait, the one under way included
   */
  AdminWork(Executor executor, Audit audit, int waitingMax) {
    this.executor = executor;
    this.audit = audit;
    this.waitingMax = waitingMax;
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

  /** Puts on record what is done whether or not that works. */
  void recordAfter(RoutingContext http, String action, String about) {
    String who = SessionDoor.entered(http).name();
    try {
      executor.execute(() -> audit.recordAfter(who, action, about, ""));
    } catch (RejectedExecutionException e) {
      audit.recordAfter(who, action, about, "");
    }
  }

  /** Something to be looked up. */
  void look(RoutingContext http, Piece piece) {
    run(http, OK, piece);
  }

  private void run(RoutingContext http, int status, Piece piece) {
    run(http, () -> answer(http, piece, told -> tell(http, status, told)));
  }

  /** Something to be looked up that becomes a file. */
  void lookForText(RoutingContext http, String type, String fileName, TextPiece piece) {
    run(http, () -> answer(http, piece, text -> tellFile(http, type, fileName, text)));
  }

  private void run(RoutingContext http, Supplier<Runnable> work) {
    if (waiting.incrementAndGet() > waitingMax) {
      waiting.decrementAndGet();
      turnAway(http);
      return;
    }
    Context webThread = http.vertx().getOrCreateContext();
    try {
      executor.execute(
          () -> {
            Runnable answer = work.get();
            waiting.decrementAndGet();
            tellOn(webThread, answer);
          });
    } catch (RejectedExecutionException e) {
      waiting.decrementAndGet();
      turnAway(http);
    }
  }

  private static void tellOn(Context webThread, Runnable answer) {
    try {
      webThread.runOnContext(now -> answer.run());
    } catch (RejectedExecutionException e) {
      // The web side has stopped in between; nobody is there to be told.
    }
  }

  private void turnAway(RoutingContext http) {
    http.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
    http.fail(
        BUSY,
        new Problem(BUSY, "BUSY", "work that waits: over " + waitingMax + " (expected: later)"));
  }

  private static <T> Runnable answer(RoutingContext http, PieceOf<T> piece, Consumer<T> teller) {
    try {
      T told = piece.done();
      return () -> teller.accept(told);
    } catch (IllegalArgumentException e) {
      return () -> http.fail(NOT_SENSIBLE, new Problem(NOT_SENSIBLE, "REFUSED", e.getMessage()));
    } catch (Problem e) {
      return () -> http.fail(e.status(), e);
    } catch (IOException | RuntimeException e) {
      return () -> http.fail(INTERNAL, e);
    }
  }

  private static void tellFile(RoutingContext http, String type, String name, String text) {
    if (!http.response().ended() && !http.response().closed()) {
      http.response()
          .putHeader(HttpHeaders.CONTENT_TYPE, type)
          .putHeader("Content-Disposition", "attachment; filename=\"" + name + "\"")
          .end(text);
    }
  }

  static void tell(RoutingContext http, int status, JsonObject told) {
    if (!http.response().ended() && !http.response().closed()) {
      http.response().setStatusCode(status);
      http.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/json").end(told.encode());
    }
  }
}

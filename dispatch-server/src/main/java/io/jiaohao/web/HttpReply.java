package io.jiaohao.web;

import io.jiaohao.core.Event;
import io.jiaohao.core.Refusal;
import io.jiaohao.engine.ReplyTo;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/** Carries the engine's answer to the web's thread and sends it; or says in time that none came. */
final class HttpReply implements ReplyTo {
  private static final int INTERNAL = 500;
  private static final int UNAVAILABLE = 503;
  private static final int NO_ANSWER = 504;
  private static final String REPLAYED = "Idempotent-Replayed";
  private static final String RETRY_AFTER_S = "1";

  private final RoutingContext http;
  private final Function<List<Event>, JsonObject> words;
  private final Function<Refusal, Problem> problem;
  private final Vertx vertx;
  private final Context webThread;
  private final long timer;

  /**
   * An answer that is awaited from now on.
   *
   * @param words what is told of a grant
   * @param withinMs longest wait
   */
  HttpReply(
      RoutingContext http,
      Function<List<Event>, JsonObject> words,
      Function<Refusal, Problem> problem,
      long withinMs) {
    this.http = http;
    this.words = words;
    this.problem = problem;
    this.vertx = http.vertx();
    this.webThread = vertx.getOrCreateContext();
    this.timer = vertx.setTimer(withinMs, id -> fail(noAnswer(NO_ANSWER)));
  }

  @Override
  public void done(List<Event> events, boolean repeated) {
    onWebThread(
        () -> {
          if (repeated) {
            http.response().putHeader(REPLAYED, "true");
          }
          http.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
          http.response().end(words.apply(events).encode());
        });
  }

  @Override
  public void refused(Refusal refusal) {
    onWebThread(() -> fail(problem.apply(refusal)));
  }

  @Override
  public void failed(Failure failure) {
    onWebThread(
        () ->
            fail(
                switch (failure) {
                  case BUSY -> new Problem(UNAVAILABLE, "BUSY", "nothing was done; ask again soon");
                  case INTERNAL -> new Problem(INTERNAL, "INTERNAL", "nothing was done");
                  case UNAVAILABLE -> noAnswer(UNAVAILABLE);
                }));
  }

  private static Problem noAnswer(int status) {
    return new Problem(
        status,
        "OUTCOME_UNKNOWN",
        "whether it was done is not known; ask again with the same " + ApiDoor.IDEMPOTENCY_KEY);
  }

  private void fail(Problem why) {
    if (!http.response().ended()) {
      if (why.status() == UNAVAILABLE) {
        http.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_S);
      }
      http.fail(why.status(), why);
    }
  }

  private void onWebThread(Runnable answer) {
    try {
      webThread.runOnContext(
          now -> {
            vertx.cancelTimer(timer);
            if (!http.response().ended() && !http.response().closed()) {
              tell(answer);
            }
          });
    } catch (RejectedExecutionException e) {
      // The web side has stopped in between; nobody is there to be told.
    }
  }

  private void tell(Runnable answer) {
    try {
      answer.run();
    } catch (RuntimeException e) {
      http.fail(INTERNAL, e);
    }
  }
}

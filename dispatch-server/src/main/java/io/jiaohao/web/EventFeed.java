package io.jiaohao.web;

import io.jiaohao.views.EventPosition;
import io.jiaohao.views.HallEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Programs that follow the hall's events as server-sent events. Each is written to while it reads;
 * who reads slowly falls behind and is served from the journal, who does not read at all is cut and
 * may resume. So nothing queues up for anybody. On the web's thread alone, but for the figures.
 */
final class EventFeed {
  /** Programs that follow at once; more are told to come back. */
  static final int FEEDS_MAX = 64;

  /** How often new events are looked for. */
  private static final int LOOK_EVERY_MS = 50;

  /** Events that are written in one go, before others have their turn. */
  private static final int BATCH_MAX = 256;

  private static final int BATCHES_A_TURN = 8;

  /** Signs of life that could not be written before a reader is cut. */
  private static final int STALLED_MAX = 3;

  private static final int RETRY_MS = 2_000;

  private final WebSettings settings;
  private final EventSources sources;
  private final EventTexts texts;
  private final Set<Follower> followers = new LinkedHashSet<>();
  private final AtomicInteger following = new AtomicInteger();
  private final LongAdder cut = new LongAdder();

  private static final class Follower {
    final HttpServerResponse response;
    final EventReader reader;
    final BooleanSupplier mayStay;
    final Runnable hangUp;
    int stalled;

    Follower(
        HttpServerResponse response, EventReader reader, BooleanSupplier mayStay, Runnable hangUp) {
      this.response = response;
      this.reader = reader;
      this.mayStay = mayStay;
      this.hangUp = hangUp;
    }
  }

  EventFeed(WebSettings settings, EventSources sources, EventTexts texts) {
    this.settings = settings;
    this.sources = sources;
    this.texts = texts;
  }

  void start(Vertx vertx) {
    vertx.setPeriodic(LOOK_EVERY_MS, timer -> List.copyOf(followers).forEach(this::pump));
    vertx.setPeriodic(
        settings.keepAliveEveryMs(), timer -> List.copyOf(followers).forEach(this::signOfLife));
  }

  void stop() {
    List.copyOf(followers).forEach(one -> cut(one, "the server is stopping"));
  }

  boolean isFull() {
    return followers.size() >= FEEDS_MAX;
  }

  /** Programs that follow now. */
  int following() {
    return following.get();
  }

  /** Feeds that were ended because nobody read them. */
  long cut() {
    return cut.sum();
  }

  /**
   * A program begins to follow.
   *
   * @param mayStay whether it still may
   * @param hangUp ends the connection, read or not
   */
  void join(
      Vertx vertx,
      HttpServerResponse response,
      EventPosition after,
      Predicate<HallEvent> wanted,
      BooleanSupplier mayStay,
      Runnable hangUp) {
    Follower follower =
        new Follower(
            response,
            new EventReader(sources, wanted, after, vertx.getOrCreateContext()),
            mayStay,
            hangUp);
    response
        .setChunked(true)
        .putHeader("Content-Type", "text/event-stream")
        .putHeader("X-Accel-Buffering", "no")
        .setWriteQueueMaxSize(settings.viewerBufferBytes())
        .closeHandler(closed -> leave(follower))
        .exceptionHandler(broken -> leave(follower));
    response.write("retry: " + RETRY_MS + "\n" + place(follower) + "\n");
    followers.add(follower);
    following.set(followers.size());
    pump(follower);
  }

  private static String place(Follower follower) {
    return "id: " + follower.reader.position().text() + "\n";
  }

  private void leave(Follower follower) {
    follower.reader.close();
    followers.remove(follower);
    following.set(followers.size());
  }

  private void pump(Follower follower) {
    for (int i = 0; i < BATCHES_A_TURN && followers.contains(follower); i++) {
      if (follower.response.writeQueueFull()) {
        return;
      }
      Optional<List<HallEvent>> next = follower.reader.next(BATCH_MAX, () -> pump(follower));
      if (next.isEmpty()) {
        return;
      }
      next.get().forEach(event -> follower.response.write(texts.of(event).frame()));
    }
  }

  /** A comment, and the position reached: who wants few events resumes from where it is now. */
  private void signOfLife(Follower follower) {
    if (!follower.mayStay.getAsBoolean()) {
      cut(follower, "the key or session has ended");
    } else if (!follower.response.writeQueueFull()) {
      follower.stalled = 0;
      follower.response.write(": here\n" + place(follower) + "\n");
    } else if (++follower.stalled >= STALLED_MAX) {
      cut.increment();
      cut(follower, "not read; resume from the last id");
    }
  }

  private void cut(Follower follower, String why) {
    leave(follower);
    boolean stuck = follower.response.writeQueueFull();
    follower.response.end(": " + why + "\n\n");
    if (stuck) {
      follower.hangUp.run();
    }
  }
}

package io.jiaohao.web;

import io.jiaohao.views.EventPosition;
import io.jiaohao.views.HallEvent;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one hook its events: in order, one message at a time, the same message again until it is
 * taken. On the web's thread alone.
 */
final class HookSender {
  /** Events in one message. */
  static final int BATCH_MAX = 100;

  private static final Logger LOG = LoggerFactory.getLogger(HookSender.class);
  private static final int LOOKS_MAX = 16;
  private static final int OK = 200;
  private static final int OK_END = 300;
  private static final int GONE = 410;
  private static final long MS_PER_S = 1_000;

  private final String id;
  private final EventSources sources;
  private final EventTexts texts;
  private final HookPost post;
  private final Vertx vertx;
  private final DoubleSupplier chance;
  private final EventReader reader;
  private Optional<Batch> unsent = Optional.empty();
  private boolean resting;
  private boolean closed;
  private int failures;

  private record Batch(String id, String body, EventPosition reached) {}

  HookSender(
      Hook hook,
      EventSources sources,
      EventTexts texts,
      HookPost post,
      Vertx vertx,
      DoubleSupplier chance) {
    this.id = hook.id();
    this.sources = sources;
    this.texts = texts;
    this.post = post;
    this.vertx = vertx;
    this.chance = chance;
    this.reader =
        new EventReader(
            sources, EventFilter.of(hook.kinds()), hook.position(), vertx.getOrCreateContext());
  }

  /** Looks whether there is something to send. */
  void look() {
    if (closed || resting) {
      return;
    }
    if (unsent.isEmpty()) {
      unsent = gathered();
    }
    unsent.ifPresent(batch -> sources.hooks().find(id).ifPresent(hook -> send(hook, batch)));
  }

  private Optional<Batch> gathered() {
    List<HallEvent> events = new ArrayList<>();
    for (int i = 0; i < LOOKS_MAX && events.size() < BATCH_MAX; i++) {
      Optional<List<HallEvent>> some = reader.next(BATCH_MAX - events.size(), this::look);
      if (some.isEmpty()) {
        break;
      }
      events.addAll(some.get());
    }
    if (events.isEmpty()) {
      return Optional.empty();
    }
    String first = events.get(0).position().text();
    String last = events.get(events.size() - 1).position().text();
    String body =
        events.stream()
            .map(event -> texts.of(event).json())
            .collect(Collectors.joining(",", "{\"hook\":\"" + id + "\",\"events\":[", "]}"));
    return Optional.of(new Batch("msg_" + id + "_" + first + "_" + last, body, reader.position()));
  }

  private void send(Hook hook, Batch batch) {
    resting = true;
    long nowMs = sources.realMs().getAsLong();
    long nowS = nowMs / MS_PER_S;
    String signature = HookSignature.of(hook.secretsAt(nowMs), batch.id(), nowS, batch.body());
    post.send(hook.url(), new HookPost.Message(batch.id(), nowS, signature, batch.body()))
        .onComplete(
            answered -> {
              if (closed) {
                return;
              }
              if (answered.failed()) {
                failed(String.valueOf(answered.cause().getMessage()), false);
              } else if (answered.result() >= OK && answered.result() < OK_END) {
                taken(batch);
              } else {
                failed("status " + answered.result(), answered.result() == GONE);
              }
            });
  }

  private void taken(Batch batch) {
    failures = 0;
    unsent = Optional.empty();
    resting = false;
    sources.hooks().note(id, hook -> hook.well().at(batch.reached()));
    vertx.runOnContext(now -> look());
  }

  private void failed(String why, boolean isGone) {
    failures++;
    long nowMs = sources.realMs().getAsLong();
    sources.hooks().note(id, hook -> hook.failing(ApiText.shortened(why), nowMs));
    boolean tooLong =
        sources
            .hooks()
            .find(id)
            .filter(hook -> nowMs - hook.failingSinceMs() >= sources.patience().stopAfterMs())
            .isPresent();
    if (isGone || tooLong) {
      sources.hooks().note(id, Hook::stop);
      LOG.error("webhook {} is stopped: {}; resume it at /admin", id, why);
      close();
      return;
    }
    if (failures == 1) {
      LOG.warn("webhook {} fails: {}; it is tried again", id, why);
    }
    vertx.setTimer(
        sources.patience().pauseMs(failures, chance.getAsDouble()),
        timer -> {
          resting = false;
          look();
        });
  }

  /** Everything up to here was taken or not wanted, if nothing is under way. */
  Optional<EventPosition> idleAt() {
    return unsent.isEmpty() && !resting ? Optional.of(reader.position()) : Optional.empty();
  }

  /** Whether it sends nothing more; who resumes the hook begins with another one. */
  boolean isClosed() {
    return closed;
  }

  void close() {
    closed = true;
    reader.close();
  }
}

package io.jiaohao.web;

import io.jiaohao.views.EventPosition;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All hooks that are sent events now: one sender each, begun and ended as the book says. Keeps the
 * positions on the disk. On the web's thread alone.
 */
final class HookSending {
  private static final Logger LOG = LoggerFactory.getLogger(HookSending.class);
  private static final int LOOK_EVERY_MS = 100;
  private static final int SAVE_EVERY_MS = 1_000;

  /** An idle hook's position may be so many entries old on the disk: nothing is sent again. */
  private static final long IDLE_ENTRIES = 1_000;

  private final EventSources sources;
  private final EventTexts texts;
  private final Map<String, HookSender> senders = new LinkedHashMap<>();
  private Vertx vertx;
  private HookPost post;

  HookSending(EventSources sources, EventTexts texts) {
    this.sources = sources;
    this.texts = texts;
  }

  void start(Vertx started) {
    vertx = started;
    post = new HookPost(vertx, sources.sending(), sources.patience().answerWithinMs());
    vertx.setPeriodic(LOOK_EVERY_MS, timer -> look());
    vertx.setPeriodic(SAVE_EVERY_MS, timer -> saveLater());
  }

  private void look() {
    Map<String, Hook> wanted =
        sources.hooks().all().stream()
            .filter(hook -> !hook.stopped())
            .collect(
                Collectors.toMap(
                    Hook::id, Function.identity(), (one, same) -> one, LinkedHashMap::new));
    for (String id : List.copyOf(senders.keySet())) {
      if (!wanted.containsKey(id) || senders.get(id).isClosed()) {
        senders.remove(id).close();
      }
    }
    wanted.forEach(
        (id, hook) -> {
          if (hook.position().seq() > sources.log().seq()) {
            stopAhead(id, hook);
          } else {
            senders.computeIfAbsent(id, one -> sender(hook)).look();
          }
        });
  }

  /** The hall has another history than when the hook came so far, as after a restored backup. */
  private void stopAhead(String id, Hook hook) {
    long seq = sources.log().seq();
    String why = "position: " + hook.position().text() + " (expected: up to " + seq + ")";
    sources.hooks().note(id, one -> one.failing(why, sources.realMs().getAsLong()).stop());
    LOG.error("webhook {} is stopped: {}; remove it and make it anew", id, why);
  }

  private HookSender sender(Hook hook) {
    return new HookSender(
        hook, sources, texts, post, vertx, () -> ThreadLocalRandom.current().nextDouble());
  }

  private void saveLater() {
    senders.forEach(this::noteIdle);
    try {
      sources.sending().execute(this::save);
    } catch (RejectedExecutionException e) {
      LOG.debug("positions of webhooks are written with the next ones", e);
    }
  }

  private void noteIdle(String id, HookSender sender) {
    Optional<EventPosition> reached = sender.idleAt();
    Optional<Hook> hook = sources.hooks().find(id);
    if (reached.isPresent()
        && hook.isPresent()
        && reached.get().seq() - hook.get().position().seq() > IDLE_ENTRIES) {
      sources.hooks().note(id, one -> one.at(reached.get()));
    }
  }

  private void save() {
    try {
      sources.hooks().save();
    } catch (IOException e) {
      LOG.error("positions of webhooks are not on the disk; after a crash some are sent again", e);
    }
  }

  void stop() {
    senders.values().forEach(HookSender::close);
    senders.clear();
    if (post != null) {
      post.close();
    }
    save();
  }
}

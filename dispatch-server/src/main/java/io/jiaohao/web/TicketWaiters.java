package io.jiaohao.web;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Phones that wait to be told something new: each asks again and again, and its answer is held back
 * until there is news or a few seconds are over. So a phone that is gone is forgotten by itself,
 * and one that comes back after a restart is in step at once. On the web's thread alone.
 */
final class TicketWaiters {
  /** How long an answer is held back at most; a phone's data is never older. */
  static final int HELD_MS = 5_000;

  /** How often it is looked whether there is news. */
  static final int LOOK_EVERY_MS = 250;

  /** Answers that are held back at once; who comes then is answered and told to come back later. */
  static final int HELD_MAX = 512;

  private final Set<Waiter> waiters = new LinkedHashSet<>();

  private static final class Waiter {
    final String version;
    final Supplier<String> now;
    final Runnable answer;
    int looks;

    Waiter(String version, Supplier<String> now, Runnable answer) {
      this.version = version;
      this.now = now;
      this.answer = answer;
    }

    boolean isDue() {
      return ++looks >= HELD_MS / LOOK_EVERY_MS || !now.get().equals(version);
    }
  }

  void start(Vertx vertx) {
    vertx.setPeriodic(LOOK_EVERY_MS, timer -> look());
  }

  /** Answers all: the server is going down. */
  void stop() {
    answer(List.copyOf(waiters));
  }

  boolean isFull() {
    return waiters.size() >= HELD_MAX;
  }

  /**
   * Holds an answer back while its version stays.
   *
   * @param version that the phone has
   * @param now the version at any time
   */
  void hold(HttpServerResponse response, String version, Supplier<String> now, Runnable answer) {
    Waiter waiter = new Waiter(version, now, answer);
    waiters.add(waiter);
    response.closeHandler(closed -> waiters.remove(waiter));
  }

  private void look() {
    answer(waiters.stream().filter(Waiter::isDue).toList());
  }

  private void answer(List<Waiter> due) {
    for (Waiter waiter : due) {
      waiters.remove(waiter);
      waiter.answer.run();
    }
  }
}

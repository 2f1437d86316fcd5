package io.jiaohao.app;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Where administrators' and managers' work is done beside the halls. Argon2, the disk and the
 * journal take their time, so each kind of work has a thread of its own; who asks for too much at
 * once is turned away. All halls of a node share them.
 */
record OfficeThreads(
    ExecutorService administration,
    ExecutorService lookingBack,
    ExecutorService events,
    ExecutorService webhooks,
    ExecutorService speaking) {
  /** Pieces of work that wait for a thread. */
  private static final int WAITING_MAX = 256;

  /** Sentences that wait to be made into sound; later ones would be stale. */
  private static final int SENTENCES_MAX = 16;

  static OfficeThreads start() {
    return new OfficeThreads(
        thread("administration", WAITING_MAX),
        thread("looking-back", WAITING_MAX),
        thread("events", WAITING_MAX),
        thread("webhooks", WAITING_MAX),
        thread("speech", SENTENCES_MAX));
  }

  private static ExecutorService thread(String name, int waitingMax) {
    return new ThreadPoolExecutor(
        1,
        1,
        0,
        TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(waitingMax),
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          return thread;
        });
  }

  void close() {
    events.shutdownNow();
    webhooks.shutdown();
    administration.shutdown();
    lookingBack.shutdownNow();
    speaking.shutdownNow();
  }
}

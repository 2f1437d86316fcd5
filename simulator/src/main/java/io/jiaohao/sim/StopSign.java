package io.jiaohao.sim;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C, or a kind kill: asks a run to end, and keeps the program alive until it has. */
final class StopSign {
  private static final int LAST_WORDS_WITHIN_S = 60;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);

  /** Puts the sign up. */
  static StopSign listen() {
    StopSign sign = new StopSign();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  sign.asked.countDown();
                  sign.awaitLastWords();
                },
                "stop-sign"));
    return sign;
  }

  /** A sign that nobody puts up, for runs that end by themselves. */
  static StopSign never() {
    return new StopSign();
  }

  private void awaitLastWords() {
    try {
      over.await(LAST_WORDS_WITHIN_S, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits so long, or until it is asked to stop; true = asked. */
  boolean await(long ms) throws InterruptedException {
    return asked.await(Math.max(0, ms), TimeUnit.MILLISECONDS);
  }

  /** The run has ended and said all that it had to say. */
  void over() {
    over.countDown();
  }
}

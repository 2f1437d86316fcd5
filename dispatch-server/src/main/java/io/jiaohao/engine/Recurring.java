package io.jiaohao.engine;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that is done again and again. */
public final class Recurring {
  private static final Logger log = LoggerFactory.getLogger(Recurring.class);

  private Recurring() {}

  /** Runs a task every so many milliseconds. A fault in one run does not end the later ones. */
  @SuppressWarnings("FutureReturnValueIgnored") // Ends with its executor.
  public static void every(ScheduledExecutorService executor, int ms, Runnable task) {
    executor.scheduleAtFixedRate(() -> guarded(task), ms, ms, TimeUnit.MILLISECONDS);
  }

  /** The same for work that ends before its executor does: by the answer, from any thread. */
  public static Runnable untilEnded(ScheduledExecutorService executor, int ms, Runnable task) {
    ScheduledFuture<?> running =
        executor.scheduleAtFixedRate(() -> guarded(task), ms, ms, TimeUnit.MILLISECONDS);
    return () -> running.cancel(false);
  }

  /** Runs a task; a fault in it is told and goes no further. */
  public static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      log.error("a fault in a task that runs again and again", e);
    }
  }
}

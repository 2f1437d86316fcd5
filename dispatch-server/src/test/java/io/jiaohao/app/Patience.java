package io.jiaohao.app;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** How tests wait: looking often, and giving up only when something is broken. */
public final class Patience {
  /** Far longer than anything takes; only a fault waits this long. */
  public static final int PATIENCE_S = 30;

  private static final Duration LOOK_EVERY = Duration.ofMillis(10);

  private Patience() {}

  public static ConditionFactory await() {
    return Awaitility.await()
        .pollDelay(Duration.ZERO)
        .pollInterval(LOOK_EVERY)
        .atMost(Duration.ofSeconds(PATIENCE_S));
  }

  /** Lets so much real time pass, where time itself is what a fault is about. */
  public static void letPass(Duration time) {
    long until = System.nanoTime() + time.toNanos();
    await().atMost(time.multipliedBy(2).plusMinutes(1)).until(() -> System.nanoTime() - until > 0);
  }
}

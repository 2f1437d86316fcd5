package io.jiaohao.slip;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Closes what takes too long: reading has time limits of its own, writing to a printer that takes
 * no more has none.
 */
final class TimeLimit implements AutoCloseable {
  private static final ScheduledExecutorService TIMER =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "printer-limits");
            thread.setDaemon(true);
            return thread;
          });

  private final Future<?> cut;

  private TimeLimit(Future<?> cut) {
    this.cut = cut;
  }

  static TimeLimit closing(Closeable what, int afterMs) {
    return new TimeLimit(TIMER.schedule(() -> cut(what), afterMs, TimeUnit.MILLISECONDS));
  }

  private static void cut(Closeable what) {
    try {
      what.close();
    } catch (IOException e) {
      // Whoever uses it is told by the same fault.
    }
  }

  @Override
  public void close() {
    cut.cancel(false);
  }
}

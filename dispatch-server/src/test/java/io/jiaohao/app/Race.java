package io.jiaohao.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs things at once: each on a thread of its own, all let go by one barrier. */
final class Race implements AutoCloseable {
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** Counts in the long run, and the small ones of every day. */
  static int rounds(int everyDay, int inTheLongRun) {
    return Boolean.getBoolean("jiaohao.long") ? inTheLongRun : everyDay;
  }

  /** What came of each, in the order given. */
  <T> List<T> run(List<Callable<T>> runners) {
    CyclicBarrier start = new CyclicBarrier(runners.size());
    List<Future<T>> running = new ArrayList<>();
    for (Callable<T> runner : runners) {
      running.add(
          threads.submit(
              () -> {
                start.await();
                return runner.call();
              }));
    }
    List<T> results = new ArrayList<>();
    for (Future<T> one : running) {
      try {
        results.add(one.get(Patience.PATIENCE_S, TimeUnit.SECONDS));
      } catch (InterruptedException | ExecutionException | TimeoutException e) {
        throw new AssertionError("a runner did not arrive", e);
      }
    }
    return results;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}

package io.jiaohao.sim;

import io.netty.channel.EventLoop;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Lets another thread ask the event loop, and wait for something to become true on it. */
final class LoopWaits {
  private final EventLoop loop;

  LoopWaits(EventLoop loop) {
    this.loop = loop;
  }

  /** What the question gives on the loop. */
  <T> T ask(Supplier<T> question) {
    return CompletableFuture.supplyAsync(question, loop).join();
  }

  /** Does this on the loop, and waits for it. */
  void run(Runnable task) {
    CompletableFuture.runAsync(task, loop).join();
  }

  /** Waits until it holds; false if it did not in time. */
  boolean until(BooleanSupplier holds, long withinMs) {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    long beganNanos = SimClock.nanos();
    loop.execute(() -> look(holds, beganNanos, withinMs, done));
    return done.join();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // The next look; whoever waits holds the result.
  private void look(
      BooleanSupplier holds, long beganNanos, long withinMs, CompletableFuture<Boolean> done) {
    try {
      if (holds.getAsBoolean()) {
        done.complete(true);
      } else if (SimClock.msSince(beganNanos) > withinMs) {
        done.complete(false);
      } else {
        loop.schedule(
            () -> look(holds, beganNanos, withinMs, done),
            SimLimits.LOOK_EVERY_MS,
            TimeUnit.MILLISECONDS);
      }
    } catch (RuntimeException e) {
      done.completeExceptionally(e);
    }
  }
}

package io.jiaohao.journal.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.app.TestHall;
import io.jiaohao.core.Command;
import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.HallState;
import io.jiaohao.core.Origin;
import io.jiaohao.core.Refusal;
import io.jiaohao.engine.Comeback;
import io.jiaohao.engine.DispatchLoop;
import io.jiaohao.engine.EngineSettings;
import io.jiaohao.engine.EntryHash;
import io.jiaohao.engine.HallKeeper;
import io.jiaohao.engine.Recurring;
import io.jiaohao.engine.ReplyTo;
import io.jiaohao.engine.Snapshots;
import io.jiaohao.engine.Submission;
import io.jiaohao.engine.SystemHallClock;
import io.jiaohao.journal.TestEntries;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Redis in a black hole under fifty commands a second")
class BlackHoleTest {
  private static final int EVERY_MS = 20;
  private static final int HOLE_S = Boolean.getBoolean("jiaohao.long") ? 600 : 5;
  private static final long ANSWERED_MS = 2_000;
  private static final Duration BACK = Duration.ofSeconds(10);
  private static final long BYTES_PER_KIB = 1_024;
  private static final long HEAP_GROWTH_MAX_BYTES = 64 * 1_024 * BYTES_PER_KIB;

  @TempDir Path dir;

  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final List<Exception> stops = new CopyOnWriteArrayList<>();
  private final AtomicInteger requestIds = new AtomicInteger();

  /** One number wished for, and how that ended. */
  private static final class Asked implements ReplyTo {
    private final long atNanos = System.nanoTime();
    private volatile long tookMs = -1;
    private volatile boolean done;

    @Override
    public void done(List<Event> events, boolean repeated) {
      done = true;
      answered();
    }

    @Override
    public void refused(Refusal refusal) {
      answered();
    }

    @Override
    public void failed(Failure failure) {
      answered();
    }

    private void answered() {
      tookMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - atNanos);
    }
  }

  @Test
  @DisplayName(
      "each is answered within 2 s, nothing stale happens, and the hall is back within 10 s")
  void blackHole() throws Exception {
    ScheduledExecutorService engine = Executors.newSingleThreadScheduledExecutor();
    ScheduledExecutorService reading = Executors.newSingleThreadScheduledExecutor();
    ScheduledExecutorService visitors = Executors.newSingleThreadScheduledExecutor();
    try (RedisProcess redis = RedisProcess.start(dir.resolve("redis"));
        FaultProxy proxy = FaultProxy.to(redis.port());
        RedisLink link = new RedisLink(RedisAddress.of(proxy.uri()))) {
      RedisJournal journal =
          RedisJournal.open(link, "small", "N1", 0, engine, System::nanoTime, 0, EntryHash.START);
      DispatchLoop loop = loop(engine, reading, journal);
      Recurring.every(visitors, EVERY_MS, () -> ask(loop));
      await(() -> doneCount() > 20);
      long heapBefore = usedHeap();

      proxy.clog();
      long clogged = System.currentTimeMillis();
      int askedThen = asked.size();
      Awaitility.await()
          .atMost(Duration.ofSeconds(HOLE_S * 2L))
          .until(() -> asked.size() >= askedThen + HOLE_S * 1_000 / EVERY_MS);
      long looksNanos = System.nanoTime();
      long heapThen = usedHeap();
      long stoppedMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - looksNanos);
      assertThat(heapThen - heapBefore).isLessThan(HEAP_GROWTH_MAX_BYTES);
      assertThat(loop.inboxSize()).isLessThan(2 * 1_000 / EVERY_MS);
      int doneThen = doneCount();
      long opened = System.currentTimeMillis();
      proxy.unclog();
      await(() -> doneCount() > doneThen);
      long backMs = System.currentTimeMillis() - opened;

      visitors.shutdown();
      assertThat(visitors.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
      await(() -> asked.stream().allMatch(one -> one.tookMs >= 0));
      long slowest = asked.stream().mapToLong(one -> one.tookMs).max().orElseThrow();
      System.out.printf(
          "BlackHoleTest: %d s, %d asked, %d done, slowest answer %d ms (a collection took %d), back after %d ms,"
              + " heap %d KiB before and %d KiB at the end of it%n",
          HOLE_S,
          asked.size(),
          doneCount(),
          slowest,
          stoppedMs,
          backMs,
          heapBefore / BYTES_PER_KIB,
          heapThen / BYTES_PER_KIB);
      assertThat(stops).isEmpty();
      assertThat(slowest - stoppedMs)
          .as("but for the test's own look at the heap, a collection of %d ms", stoppedMs)
          .isLessThan(ANSWERED_MS);
      assertThat(backMs).isLessThan(BACK.toMillis());
      List<Entry> issued =
          TestEntries.read(journal, 1, EntryHash.START).stream()
              .filter(entry -> entry.command() instanceof Command.IssueTicket)
              .toList();
      assertThat(issued.size())
          .isBetween(doneCount(), doneCount() + EngineSettings.DEFAULTS.batchMax());
      assertThat(issued)
          .as("nothing that was asked for inside the hole came about")
          .noneMatch(entry -> entry.atMs() > clogged + EVERY_MS && entry.atMs() < opened);
    } finally {
      engine.shutdownNow();
      reading.shutdownNow();
      visitors.shutdownNow();
    }
  }

  private DispatchLoop loop(
      ScheduledExecutorService engine, ScheduledExecutorService reading, RedisJournal journal)
      throws Exception {
    DispatchLoop loop = new DispatchLoop(EngineSettings.DEFAULTS, SystemHallClock.real(), engine);
    HallKeeper keeper =
        new HallKeeper(
            "small",
            loop,
            journal,
            HallState.empty(),
            HallState::empty,
            (hall, cause) -> stops.add(cause));
    keeper.comeBackBy(
        new Comeback(journal, Snapshots.NONE, (ms, task) -> later(reading, ms, task), engine));
    engine.submit(() -> loop.host(keeper)).get();
    loop.offer(Submission.own("small", new Command.AdoptPlan(TestHall.plan())));
    return loop;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Ends with its executor.
  private static void later(ScheduledExecutorService executor, int ms, Runnable task) {
    executor.schedule(task, ms, TimeUnit.MILLISECONDS);
  }

  private void ask(DispatchLoop loop) {
    Asked one = new Asked();
    asked.add(one);
    loop.offer(
        new Submission(
            "small",
            Optional.of(new Origin("kiosk-E1", requestIds.incrementAndGet())),
            new Command.IssueTicket("E", "AA", ""),
            one));
  }

  private int doneCount() {
    return (int) asked.stream().filter(one -> one.done).count();
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await().atMost(BACK.multipliedBy(2)).until(condition);
  }

  private static long usedHeap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}

package io.jiaohao.foresight;

import io.jiaohao.core.Entry;
import io.jiaohao.engine.HallClock;
import io.jiaohao.engine.Recurring;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Foretelling of all halls of a node on one thread: each in its turn, and all together no more than
 * a share of a core, however many they are. Tables come later then.
 */
public final class ForesightRounds {
  private final ScheduledExecutorService thread;
  private final HallClock clock;
  private final LongSupplier cpuNanos;
  private final Set<Foresight> halls = ConcurrentHashMap.newKeySet();
  private final List<Foresight> round = new ArrayList<>();
  private int next;
  private long notBeforeNanos;

  ForesightRounds(ScheduledExecutorService thread, HallClock clock, LongSupplier cpuNanos) {
    this.thread = thread;
    this.clock = clock;
    this.cpuNanos = cpuNanos;
    this.notBeforeNanos = clock.stopwatchNanos();
  }

  /** Rounds on this thread, from now on. */
  public static ForesightRounds on(ScheduledExecutorService thread, HallClock clock) {
    ForesightRounds rounds = new ForesightRounds(thread, clock, new ThreadCpu());
    Recurring.every(thread, ForesightLimits.LOOK_EVERY_MS, rounds::go);
    return rounds;
  }

  /**
   * Takes a hall up, a while from now.
   *
   * @param afterS seconds until it begins
   * @param history gives the entries of the last days, up to the hall that the forecaster started
   *     from, to whoever it is given; read on that thread, first of all
   */
  public void add(Foresight hall, int afterS, Consumer<Consumer<Entry>> history) {
    halls.add(hall);
    ScheduledFuture<?> unused =
        thread.schedule(() -> begin(hall, history), afterS, TimeUnit.SECONDS);
  }

  // ---- On the thread

  void begin(Foresight hall, Consumer<Consumer<Entry>> history) {
    if (halls.contains(hall)) {
      hall.recall(history);
      round.add(hall);
    }
  }

  /** Lets a hall go. From any thread. */
  public void remove(Foresight hall) {
    halls.remove(hall);
  }

  /** Looks after some halls, unless the share of processor time is used up. */
  void go() {
    long startedNanos = clock.stopwatchNanos();
    if (startedNanos - notBeforeNanos < 0) {
      return;
    }
    long startedCpuNanos = cpuNanos.getAsLong();
    long usedNanos = 0;
    int most = Math.min(ForesightLimits.HALLS_AT_ONCE, round.size());
    for (int i = 0; i < most && usedNanos < ForesightLimits.SLICE_NANOS; i++) {
      visitNext();
      usedNanos = cpuNanos.getAsLong() - startedCpuNanos;
    }
    notBeforeNanos = startedNanos + Math.round(usedNanos / ForesightLimits.CPU_SHARE_MAX);
  }

  private void visitNext() {
    next = next < round.size() ? next : 0;
    if (round.isEmpty()) {
      return;
    }
    Foresight hall = round.get(next);
    if (halls.contains(hall)) {
      hall.runOnce();
      next++;
    } else {
      round.remove(next);
    }
  }
}

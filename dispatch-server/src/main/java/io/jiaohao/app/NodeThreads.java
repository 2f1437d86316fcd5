package io.jiaohao.app;

import io.jiaohao.engine.HallClock;
import io.jiaohao.foresight.ForesightRounds;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of a node beside its event loop, shared by its halls.
 *
 * @param house keeps house: key files, sessions, a look at the clock
 * @param snapshotting writes snapshots
 * @param foretelling foretells waits
 * @param rounds of foretelling, from hall to hall
 * @param history copies what is in Redis, and waits for Redis to come back
 * @param leases renews the leases of halls in Redis; never waits, so that nothing makes it late
 * @param offices what people do beside the halls
 */
record NodeThreads(
    ScheduledExecutorService house,
    ScheduledExecutorService snapshotting,
    ScheduledExecutorService foretelling,
    ForesightRounds rounds,
    ScheduledExecutorService history,
    ScheduledExecutorService leases,
    OfficeThreads offices) {
  private static final Logger log = LoggerFactory.getLogger(NodeThreads.class);
  private static final int STOP_WITHIN_S = 30;

  static NodeThreads start(HallClock clock) {
    ScheduledExecutorService foretelling = thread("foresight");
    return new NodeThreads(
        thread("house"),
        thread("snapshots"),
        foretelling,
        ForesightRounds.on(foretelling, clock),
        thread("history"),
        thread("leases"),
        OfficeThreads.start());
  }

  private static ScheduledExecutorService thread(String name) {
    return Executors.newSingleThreadScheduledExecutor(
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Ends what may be left in the middle. */
  void endHouse() {
    house.shutdown();
    foretelling.shutdownNow();
    offices.close();
  }

  /** Waits until the snapshot that is being written is done: two at a time there are none. */
  boolean awaitSnapshot() throws InterruptedException {
    CountDownLatch free = new CountDownLatch(1);
    snapshotting.execute(free::countDown);
    return free.await(STOP_WITHIN_S, TimeUnit.SECONDS);
  }

  /** Lets the last snapshots be written; the halls still have their history. */
  void endSnapshotting() throws InterruptedException {
    snapshotting.shutdown();
    if (!snapshotting.awaitTermination(STOP_WITHIN_S, TimeUnit.SECONDS)) {
      log.warn("the last snapshot took over {} s and was left", STOP_WITHIN_S);
    }
  }

  /** Lets go of histories; the halls are closed. */
  void endHistory() {
    leases.shutdown();
    history.shutdown();
  }
}

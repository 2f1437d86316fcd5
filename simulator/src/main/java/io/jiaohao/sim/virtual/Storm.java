package io.jiaohao.sim.virtual;

import java.util.List;
import java.util.SplittableRandom;

/** The faults that come by the hour: crashes, failing disks, wrong clocks, devices that reboot. */
final class Storm {
  private static final long MS_PER_HOUR = 3_600_000;
  private static final long LOOK_MS = 10_000;
  private static final long AWAY_MIN_MS = 500;
  private static final long AWAY_MAX_MS = 90_000;
  private static final long STEP_MAX_MS = 7_200_000;

  private final VirtualTime time;
  private final VirtualServer server;
  private final SimStorage storage;
  private final Swarm swarm;
  private final FaultCounts counts;
  private final SplittableRandom random;
  private final Runnable cutAll;
  private boolean on;
  private boolean restarting;

  /**
   * A storm that has not begun.
   *
   * @param cutAll tells all devices that their connections are gone
   */
  Storm(
      VirtualTime time,
      VirtualServer server,
      SimStorage storage,
      Swarm swarm,
      FaultCounts counts,
      SplittableRandom random,
      Runnable cutAll) {
    this.time = time;
    this.server = server;
    this.storage = storage;
    this.swarm = swarm;
    this.counts = counts;
    this.random = random;
    this.cutAll = cutAll;
    storage.whenCut(this::die);
  }

  /** Faults come from now to this moment. */
  void rage(long endMs, List<Runnable> reboots) {
    on = true;
    spread(swarm.crashesPerHour(), endMs, this::crash);
    spread(swarm.failedSyncsPerHour(), endMs, storage::failNext);
    spread(swarm.clockStepsPerHour(), endMs, this::stepClock);
    spread(swarm.rebootsPerHour(), endMs, () -> reboots.get(random.nextInt(reboots.size())).run());
    watch();
  }

  /** Faults end; a server that is away is still brought back. */
  void end() {
    on = false;
  }

  private void spread(double perHour, long endMs, Runnable what) {
    long lengthMs = endMs - time.nowMs();
    double expected = perHour * lengthMs / MS_PER_HOUR;
    int times = (int) expected + (random.nextDouble() < expected % 1 ? 1 : 0);
    for (int i = 0; i < times; i++) {
      time.after(random.nextLong(lengthMs), what);
    }
  }

  private void crash() {
    if (server.isUp() && on) {
      counts.crashes++;
      die();
    }
  }

  private void die() {
    server.stop();
    restart();
  }

  private void stepClock() {
    counts.clockSteps++;
    time.stepWall(random.nextLong(-STEP_MAX_MS, STEP_MAX_MS));
  }

  /** A server that stopped by itself is started by somebody who notices. */
  private void watch() {
    if (!server.isUp() && !restarting) {
      restart();
    }
    if (on || !server.isUp()) {
      time.after(LOOK_MS, this::watch);
    }
  }

  private void restart() {
    restarting = true;
    storage.end();
    cutAll.run();
    time.after(
        random.nextLong(AWAY_MIN_MS, AWAY_MAX_MS),
        () -> {
          restarting = false;
          server.start();
        });
  }
}

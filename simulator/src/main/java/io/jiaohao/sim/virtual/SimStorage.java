package io.jiaohao.sim.virtual;

import io.jiaohao.core.Entry;
import io.jiaohao.engine.JournalException;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * The storage of the simulated machine and its luck. Each life of the server opens a journal of its
 * own on the same disk; whoever audits is told of each entry once, when it is safe.
 */
final class SimStorage implements SimJournal.Machine, StorageLuck {
  private static final long SLOW_MAX_MS = 1_000;

  private final VirtualTime time;
  private final SplittableRandom random;
  private final FaultCounts counts;
  private final SimDisk disk;
  private final String hall;
  private final Consumer<Entry> auditor;
  private final SimSnapshots snapshots = new SimSnapshots();
  private Swarm swarm = Swarm.CALM;
  private Runnable whenCut = () -> {};
  private boolean failsNext;
  private int lives;
  private long toldSeq;

  SimStorage(
      VirtualTime time,
      SplittableRandom random,
      FaultCounts counts,
      SimDisk disk,
      String hall,
      Consumer<Entry> auditor) {
    this.time = time;
    this.random = random;
    this.counts = counts;
    this.disk = disk;
    this.hall = hall;
    this.auditor = auditor;
  }

  void swarm(Swarm newSwarm) {
    swarm = newSwarm;
    failsNext = false;
  }

  /** What dies with the power. */
  void whenCut(Runnable what) {
    whenCut = what;
  }

  SimSnapshots snapshots() {
    return snapshots;
  }

  /** Entries that are safe. */
  long entries() {
    return disk.synced();
  }

  /** The next commit fails, and nobody knows whether it is there. */
  void failNext() {
    failsNext = true;
  }

  /** The process is gone: what it had not synced is there, or not, or half. */
  void end() {
    lives++;
    failsNext = false;
    disk.powerCut(SimDisk.drawFate(random));
  }

  /** Opens the journal for a new life. */
  SimJournal open() throws JournalException {
    SimJournal journal = new SimJournal(disk, hall, this, this);
    counts.tornEnds += journal.endWasTorn() ? 1 : 0;
    journal.readFrom(toldSeq + 1, this::safe);
    return journal;
  }

  @Override
  public Kind next() {
    if (failsNext) {
      failsNext = false;
      counts.failedSyncs++;
      return Kind.SYNC_FAILS;
    }
    if (random.nextDouble() < swarm.crashShare()) {
      counts.crashesInCommit++;
      return random.nextBoolean() ? Kind.CRASH_BEFORE_SYNC : Kind.CRASH_AFTER_SYNC;
    }
    if (random.nextDouble() < swarm.slowCommitShare()) {
      counts.slowCommits++;
      return Kind.SLOW;
    }
    return Kind.WELL;
  }

  @Override
  public void later(Runnable what) {
    int life = lives;
    time.after(
        random.nextLong(1, SLOW_MAX_MS),
        () -> {
          if (life == lives) {
            what.run();
          }
        });
  }

  @Override
  public void powerCut() {
    whenCut.run();
  }

  @Override
  public void safe(Entry entry) {
    toldSeq = entry.seq();
    auditor.accept(entry);
  }
}

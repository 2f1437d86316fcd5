package io.jiaohao.sim.virtual;

import io.jiaohao.engine.Journal;

/** Opens journals on one simulated disk, one after the other. */
public final class SimulatedJournals {
  private final SimDisk disk = new SimDisk();

  public Journal open(String hall) {
    return new SimJournal(disk, hall, StorageLuck.GOOD, SimJournal.QUIET);
  }
}

package io.jiaohao.journal;

import io.jiaohao.engine.Journal;
import io.jiaohao.sim.virtual.SimulatedJournals;

/** The simulated journal keeps what every journal must. */
class SimulatedJournalTest extends JournalContract {
  private final SimulatedJournals journals = new SimulatedJournals();

  @Override
  protected Journal open() {
    return journals.open("xian");
  }
}

package io.jiaohao.sim.virtual;

import io.jiaohao.core.HallPlan;
import io.jiaohao.engine.CommandPort;
import io.jiaohao.engine.EntryFeed;
import io.jiaohao.engine.Journal;
import io.jiaohao.engine.Snapshots;

/**
 * What a simulated server is put together from. A test swaps one part for a faulty one and sees
 * that the auditor finds it.
 */
interface Parts {

  /** Sound parts. */
  Parts SOUND = new Parts() {};

  default SimDisk disk() {
    return new SimDisk();
  }

  default Journal journal(Journal sound) {
    return sound;
  }

  default Snapshots snapshots(Snapshots sound) {
    return sound;
  }

  default HallPlan plan(HallPlan sound) {
    return sound;
  }

  default EntryFeed view(EntryFeed sound) {
    return sound;
  }

  default CommandPort port(CommandPort sound) {
    return sound;
  }
}

package io.jiaohao.sim.virtual;

import io.jiaohao.core.HallPlan;
import io.jiaohao.engine.CommandPort;
import io.jiaohao.engine.EntryFeed;
import io.jiaohao.engine.HallClock;
import io.jiaohao.engine.Journal;
import io.jiaohao.engine.Snapshots;
import io.jiaohao.engine.SystemHallClock;

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

  /** The server's clock, which asks this virtual one. */
  default HallClock clock(VirtualTime time) {
    return SystemHallClock.real(time::wallMs, time::monotonicNanos);
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

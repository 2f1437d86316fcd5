package io.jiaohao.sim.virtual;

import io.jiaohao.engine.Snapshots;
import java.util.Optional;

/** The newest snapshot, on the same simulated disk. */
final class SimSnapshots implements Snapshots {
  private Snapshot newest;

  @Override
  public Optional<Snapshot> newest() {
    return Optional.ofNullable(newest);
  }

  @Override
  public void write(Snapshot snapshot) {
    newest = snapshot;
  }
}

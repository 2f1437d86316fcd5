package io.jiaohao.app;

import io.jiaohao.engine.JournalException;
import io.jiaohao.engine.Snapshots;
import java.util.Optional;

/**
 * Snapshots that every node can read, written into this server's files as well, where looking back
 * begins.
 *
 * @param shared what a start begins with
 */
record BothSnapshots(Snapshots shared, Snapshots own) implements Snapshots {
  @Override
  public Optional<Snapshot> newest() {
    return shared.newest();
  }

  @Override
  public void write(Snapshot snapshot) throws JournalException {
    own.write(snapshot);
    shared.write(snapshot);
  }
}

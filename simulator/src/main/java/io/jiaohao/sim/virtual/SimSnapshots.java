package io.jiaohao.sim.virtual;

import io.jiaohao.core.HallImage;
import io.jiaohao.engine.EntryHash;
import io.jiaohao.engine.JournalException;
import io.jiaohao.engine.Snapshots;
import io.jiaohao.journal.ImageCodec;
import java.util.Optional;

/** The newest snapshot on the simulated disk, as bytes: recovery reads what production would. */
final class SimSnapshots implements Snapshots {
  private byte[] image;
  private EntryHash hash;

  @Override
  public Optional<Snapshot> newest() {
    if (image == null) {
      return Optional.empty();
    }
    try {
      HallImage read = ImageCodec.decode(image);
      return Optional.of(new Snapshot(read, hash));
    } catch (JournalException e) {
      throw new IllegalStateException("a snapshot cannot be read back: " + e.getMessage(), e);
    }
  }

  @Override
  public void write(Snapshot snapshot) {
    image = ImageCodec.encode(snapshot.image());
    hash = snapshot.hash();
  }
}

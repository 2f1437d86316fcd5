package io.jiaohao.engine;

import io.jiaohao.core.HallImage;
import java.util.Optional;

/** Where a hall's snapshots are kept; they only save time, the journal alone is the truth. */
public interface Snapshots {

  /** A hall as it was after entry {@code image.seq()}, whose chain hash was {@code hash}. */
  record Snapshot(HallImage image, EntryHash hash) {}

  /** The newest readable one; an unreadable one is logged loudly and passed over. */
  Optional<Snapshot> newest();

  /** Keeps a snapshot durably, beside or instead of older ones. */
  void write(Snapshot snapshot) throws JournalException;

  /** Keeps none: every start replays the whole journal. */
  Snapshots NONE =
      new Snapshots() {
        @Override
        public Optional<Snapshot> newest() {
          return Optional.empty();
        }

        @Override
        public void write(Snapshot snapshot) {}
      };
}

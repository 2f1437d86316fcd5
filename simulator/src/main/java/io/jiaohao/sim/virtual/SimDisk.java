package io.jiaohao.sim.virtual;

import io.jiaohao.engine.EntryHash;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The disk of the simulated machine: it outlives crashes, and loses what was written and not yet
 * synced, or keeps it, or keeps half a batch. Holds entries as bytes, the way a real one would.
 */
class SimDisk {
  private final List<Stored> written = new ArrayList<>();
  private final Deque<Integer> unsyncedEnds = new ArrayDeque<>();
  private int synced;
  private int tornFrom = -1;

  /** An entry's bytes and the hash that the chain has after it. */
  static final class Stored {
    private final byte[] bytes;
    private final EntryHash hash;

    Stored(byte[] bytes, EntryHash hash) {
      this.bytes = bytes;
      this.hash = hash;
    }

    byte[] bytes() {
      return bytes;
    }

    EntryHash hash() {
      return hash;
    }
  }

  /** What a power cut does to a batch that was written and not synced. */
  enum Fate {
    LOST,
    KEPT,
    TORN
  }

  /** Writes a batch; it is not safe before {@link #sync()}. */
  synchronized void write(List<Stored> batch) {
    written.addAll(batch);
    unsyncedEnds.add(written.size());
  }

  /** All that was written is safe. */
  synchronized void sync() {
    synced = written.size();
    unsyncedEnds.clear();
  }

  /** Power is cut. The first unsynced batch meets this fate, all after it are lost. */
  synchronized void powerCut(Fate fate) {
    int end = unsyncedEnds.isEmpty() ? synced : unsyncedEnds.peek();
    int kept = fate == Fate.KEPT ? end : synced;
    if (fate == Fate.TORN && end > synced) {
      kept = end - 1;
      tornFrom = synced;
    }
    written.subList(kept, written.size()).clear();
    unsyncedEnds.clear();
    synced = kept;
  }

  /** Drops a batch that is not whole, as every journal does on opening; tells whether there was. */
  synchronized boolean dropUnfinishedEnd() {
    if (tornFrom < 0) {
      return false;
    }
    written.subList(tornFrom, written.size()).clear();
    synced = tornFrom;
    tornFrom = -1;
    return true;
  }

  /** Entries that are safe. */
  synchronized int synced() {
    return synced;
  }

  /** The safe entries from this index on. */
  synchronized List<Stored> safeFrom(int index) {
    return List.copyOf(written.subList(Math.min(index, synced), synced));
  }

  synchronized EntryHash hashAfter(long seq) {
    return seq == 0 ? EntryHash.START : written.get((int) seq - 1).hash();
  }

  static Fate drawFate(SplittableRandom random) {
    Fate[] fates = Fate.values();
    return fates[random.nextInt(fates.length)];
  }
}

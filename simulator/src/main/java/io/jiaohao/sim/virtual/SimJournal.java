package io.jiaohao.sim.virtual;

import io.jiaohao.core.Entry;
import io.jiaohao.core.KeptRequest;
import io.jiaohao.core.Origin;
import io.jiaohao.engine.EntryHash;
import io.jiaohao.engine.Journal;
import io.jiaohao.engine.JournalDamagedException;
import io.jiaohao.engine.JournalException;
import io.jiaohao.journal.EntryCodec;
import io.jiaohao.journal.WrittenRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * One server life's journal on a {@link SimDisk}: the production encoding and a hash chain over
 * virtual time. A commit can be slow, fail to sync, or be cut off before or after its sync.
 */
final class SimJournal implements Journal {
  private final SimDisk disk;
  private final EntryCodec codec;
  private final StorageLuck luck;
  private final Machine machine;
  private final boolean endWasTorn;
  private long lastSeq;

  /** The machine around the journal. */
  interface Machine {
    /** Finishes a commit a little later, unless the machine dies before. */
    void later(Runnable what);

    /** Power is cut at this very moment. */
    void powerCut();

    /** An entry is safe, acknowledged or not. */
    void safe(Entry entry);
  }

  /** A machine on which nothing is slow and nobody looks. */
  static final Machine QUIET =
      new Machine() {
        @Override
        public void later(Runnable what) {
          what.run();
        }

        @Override
        public void powerCut() {}

        @Override
        public void safe(Entry entry) {}
      };

  /** Opens what is on the disk; an unfinished end is dropped. */
  SimJournal(SimDisk disk, String hall, StorageLuck luck, Machine machine) {
    this.disk = disk;
    this.codec = new EntryCodec(hall);
    this.luck = luck;
    this.machine = machine;
    this.endWasTorn = disk.dropUnfinishedEnd();
    this.lastSeq = disk.synced();
  }

  /** Whether opening found half a batch at the end. */
  boolean endWasTorn() {
    return endWasTorn;
  }

  @Override
  public long lastSeq() {
    return lastSeq;
  }

  @Override
  public EntryHash lastHash() {
    return disk.hashAfter(lastSeq);
  }

  @Override
  public void commit(List<Entry> batch, Completion completion) {
    checkOrder(batch);
    List<SimDisk.Stored> stored = stored(batch);
    disk.write(stored);
    switch (luck.next()) {
      case WELL -> finish(batch, stored, completion);
      case SLOW -> machine.later(() -> finish(batch, stored, completion));
      case SYNC_FAILS ->
          completion.failed(new JournalException("sync: input/output error (simulated)"));
      case CRASH_BEFORE_SYNC -> machine.powerCut();
      case CRASH_AFTER_SYNC -> {
        sync(batch);
        machine.powerCut();
      }
    }
  }

  private void finish(List<Entry> batch, List<SimDisk.Stored> stored, Completion completion) {
    sync(batch);
    completion.committed(taker -> handOver(batch, stored, taker));
  }

  private static void handOver(
      List<Entry> batch, List<SimDisk.Stored> stored, BiConsumer<Origin, KeptRequest> taker) {
    for (int i = 0; i < batch.size(); i++) {
      Entry entry = batch.get(i);
      byte[] bytes = stored.get(i).bytes();
      entry
          .origin()
          .ifPresent(o -> taker.accept(o, WrittenRequest.of(entry, bytes, 0, bytes.length)));
    }
  }

  private void sync(List<Entry> batch) {
    disk.sync();
    lastSeq += batch.size();
    if (disk.synced() >= lastSeq) {
      batch.forEach(machine::safe);
    }
  }

  private void checkOrder(List<Entry> batch) {
    if (batch.isEmpty()) {
      throw new IllegalArgumentException("batch: empty (expected: an entry at least)");
    }
    long expected = lastSeq + 1;
    for (Entry entry : batch) {
      if (entry.seq() != expected) {
        throw new IllegalStateException("entry: " + entry.seq() + " (expected: " + expected + ")");
      }
      expected++;
    }
  }

  private List<SimDisk.Stored> stored(List<Entry> batch) {
    List<SimDisk.Stored> stored = new ArrayList<>(batch.size());
    EntryHash before = lastHash();
    for (Entry entry : batch) {
      byte[] bytes = codec.encode(entry);
      before = hash(before, bytes);
      stored.add(new SimDisk.Stored(bytes, before));
    }
    return stored;
  }

  private static EntryHash hash(EntryHash before, byte[] bytes) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(before.toBytes());
      return new EntryHash(sha256.digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256: none (expected: in every JDK)", e);
    }
  }

  @Override
  public void read(long fromSeq, EntryHash before, Reader reader) throws JournalException {
    if (fromSeq - 1 > disk.synced()) {
      throw new JournalDamagedException("entry " + (fromSeq - 1) + " is missing at the end");
    }
    if (!before.equals(disk.hashAfter(fromSeq - 1))) {
      throw new JournalDamagedException("entry " + (fromSeq - 1) + " is not the one expected");
    }
    EntryHash chain = before;
    for (SimDisk.Stored stored : disk.safeFrom((int) fromSeq - 1)) {
      Entry entry = codec.decode(stored.bytes());
      chain = hash(chain, stored.bytes());
      if (!chain.equals(stored.hash())) {
        throw new JournalDamagedException("entry " + entry.seq() + " breaks the chain");
      }
      reader.entry(entry, chain);
    }
  }

  /** Tells of every safe entry from this sequence on: what a crash has left may be new. */
  void readFrom(long fromSeq, Consumer<Entry> reader) throws JournalException {
    read(fromSeq, disk.hashAfter(fromSeq - 1), (entry, hash) -> reader.accept(entry));
  }

  @Override
  public void close() {}
}

package io.jiaohao.sim.virtual;

import io.jiaohao.core.Entry;
import io.jiaohao.engine.EntryHash;
import io.jiaohao.engine.Journal;
import io.jiaohao.engine.JournalException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * A disk for one hall that can be slow, can fail to sync, and loses what was not synced when the
 * machine is killed. What is durable stays, across crashes.
 */
final class SimJournal implements Journal {
  private static final long SLOW_MAX_MS = 1_000;
  private static final long MIX = 0x9e3779b97f4a7c15L;

  private final VirtualTime time;
  private final SplittableRandom random;
  private final FaultCounts counts;
  private final Consumer<Entry> durableEntries;
  private final List<Entry> durable = new ArrayList<>();
  private final List<EntryHash> hashes = new ArrayList<>();
  private List<Entry> writing = List.of();
  private Swarm swarm = Swarm.CALM;
  private boolean failsNext;
  private int crashes;

  /**
   * An empty disk.
   *
   * @param durableEntries is told of each entry once it is durable, acknowledged or not
   */
  SimJournal(
      VirtualTime time,
      SplittableRandom random,
      FaultCounts counts,
      Consumer<Entry> durableEntries) {
    this.time = time;
    this.random = random;
    this.counts = counts;
    this.durableEntries = durableEntries;
  }

  void swarm(Swarm newSwarm) {
    swarm = newSwarm;
  }

  /** The next commit fails, and nobody knows whether it is there. */
  void failNext() {
    failsNext = true;
  }

  List<Entry> durable() {
    return durable;
  }

  @Override
  public long lastSeq() {
    return durable.size();
  }

  @Override
  public EntryHash lastHash() {
    return durable.isEmpty() ? EntryHash.START : hashes.get(hashes.size() - 1);
  }

  @Override
  public void commit(List<Entry> batch, Completion completion) {
    if (batch.get(0).seq() != lastSeq() + 1) {
      throw new IllegalStateException("entry " + batch.get(0).seq() + " after " + lastSeq());
    }
    if (failsNext) {
      failsNext = false;
      counts.failedSyncs++;
      if (random.nextBoolean()) {
        keep(batch);
      }
      completion.failed(new JournalException("the disk failed to sync"));
    } else if (random.nextDouble() < swarm.slowCommitShare()) {
      counts.slowCommits++;
      writing = batch;
      int life = crashes;
      time.after(random.nextLong(1, SLOW_MAX_MS), () -> finish(batch, completion, life));
    } else {
      keep(batch);
      completion.committed();
    }
  }

  private void finish(List<Entry> batch, Completion completion, int life) {
    if (life == crashes) {
      writing = List.of();
      keep(batch);
      completion.committed();
    }
  }

  private void keep(List<Entry> batch) {
    for (Entry entry : batch) {
      hashes.add(hashAfter(lastHash(), entry));
      durable.add(entry);
      durableEntries.accept(entry);
    }
  }

  private static EntryHash hashAfter(EntryHash before, Entry entry) {
    long mixed = (ByteBuffer.wrap(before.toBytes()).getLong() ^ entry.seq()) * MIX + entry.atMs();
    return new EntryHash(
        ByteBuffer.allocate(EntryHash.BYTES).putLong(mixed ^ (mixed >>> 29)).array());
  }

  /** The machine is killed: a batch that was being written is there, or it is not. */
  void crash() {
    crashes++;
    failsNext = false;
    if (!writing.isEmpty() && random.nextBoolean()) {
      keep(writing);
    }
    writing = List.of();
  }

  @Override
  public void read(long fromSeq, EntryHash before, Reader reader) {
    for (int i = (int) fromSeq - 1; i < durable.size(); i++) {
      reader.entry(durable.get(i), hashes.get(i));
    }
  }

  @Override
  public void close() {}
}

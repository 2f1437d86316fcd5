package io.jiaohao.engine;

import io.jiaohao.core.Entry;
import java.util.ArrayList;
import java.util.List;

/** A journal in memory whose commits a test can hold up, fail or have throw. */
public final class FakeJournal implements Journal {
  private final List<Entry> durable = new ArrayList<>();
  private List<Entry> outstanding = List.of();
  private Completion completion;
  private boolean holding;
  private boolean failing;
  private boolean throwing;
  private boolean away;
  private boolean damaged;
  private boolean taken;
  private final List<Entry> unknown = new ArrayList<>();
  private int commits;

  /** Commits are outstanding from now on, until {@link #complete()}. */
  void hold() {
    holding = true;
  }

  /** Commits fail from now on. */
  void fail() {
    failing = true;
  }

  /** Commits throw from now on, which no journal should do. */
  void throwUp() {
    throwing = true;
  }

  /** The journal is away from now on. */
  void goAway() {
    away = true;
  }

  /** The last commit, which failed for the journal was away, was written all the same. */
  void lastOneWasWritten() {
    unknown.addAll(outstanding);
  }

  /** What was acknowledged is not there any more. */
  void damage() {
    damaged = true;
  }

  /** Another node has the hall. */
  void take() {
    taken = true;
  }

  @Override
  public void reopen() throws JournalException {
    if (taken) {
      throw new JournalTakenException("owned by N2");
    }
    if (damaged) {
      throw new JournalDamagedException("ends too early");
    }
    if (away) {
      throw new JournalAwayException("still away");
    }
    durable.addAll(unknown);
    unknown.clear();
  }

  /** Storage works again. */
  void mend() {
    taken = false;
    away = false;
    failing = false;
    throwing = false;
  }

  /** The outstanding commit has succeeded, or failed if it is to fail. */
  void complete() {
    Completion waiting = completion;
    completion = null;
    if (away) {
      waiting.failed(new JournalAwayException("away"));
    } else if (failing) {
      waiting.failed(new JournalException("disk full"));
    } else {
      durable.addAll(outstanding);
      waiting.committed(Written.NOTHING);
    }
  }

  boolean isOutstanding() {
    return completion != null;
  }

  /** Commits asked for so far. */
  int commits() {
    return commits;
  }

  List<Entry> durable() {
    return List.copyOf(durable);
  }

  @Override
  public long lastSeq() {
    return durable.size();
  }

  @Override
  public EntryHash lastHash() {
    return hashAfter(lastSeq());
  }

  @Override
  public void commit(List<Entry> batch, Completion asked) {
    commits++;
    if (throwing) {
      throw new IllegalStateException("a bug in the journal");
    }
    outstanding = List.copyOf(batch);
    completion = asked;
    if (!holding) {
      complete();
    }
  }

  @Override
  public void read(long fromSeq, EntryHash before, Reader reader) throws JournalException {
    if (!before.equals(hashAfter(fromSeq - 1))) {
      throw new JournalDamagedException("entry " + fromSeq + " does not continue the chain");
    }
    for (Entry entry : durable.subList((int) fromSeq - 1, durable.size())) {
      reader.entry(entry, hashAfter(entry.seq()));
    }
  }

  /** Stands in for a hash: the sequence itself. */
  public static EntryHash hashAfter(long seq) {
    byte[] bytes = new byte[EntryHash.BYTES];
    for (int i = 0; i < Long.BYTES; i++) {
      bytes[i] = (byte) (seq >>> (8 * i));
    }
    return new EntryHash(bytes);
  }

  @Override
  public void close() {}
}

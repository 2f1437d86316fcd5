package io.jiaohao.engine;

import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** What the engine has done since it started; may be read from any thread. */
public final class EngineFigures {
  private final LongAdder granted = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder repeated = new LongAdder();
  private final LongAdder faults = new LongAdder();
  private final LongAdder busy = new LongAdder();
  private final LongAdder entries = new LongAdder();
  private final LongAdder commits = new LongAdder();
  private final LongAdder commitNanos = new LongAdder();
  private final LongAccumulator slowestCommitNanos = new LongAccumulator(Math::max, 0);

  void countGranted() {
    granted.increment();
  }

  void countRefused() {
    refused.increment();
  }

  void countRepeated() {
    repeated.increment();
  }

  void countFault() {
    faults.increment();
  }

  void countBusy() {
    busy.increment();
  }

  void countCommit(int batchEntries, long tookNanos) {
    entries.add(batchEntries);
    commits.increment();
    commitNanos.add(tookNanos);
    slowestCommitNanos.accumulate(tookNanos);
  }

  public long granted() {
    return granted.sum();
  }

  public long refused() {
    return refused.sum();
  }

  /** Requests answered from memory. */
  public long repeated() {
    return repeated.sum();
  }

  /** Commands that met a fault of ours. */
  public long faults() {
    return faults.sum();
  }

  /** Commands turned away because too many were waiting. */
  public long busy() {
    return busy.sum();
  }

  public long entries() {
    return entries.sum();
  }

  public long commits() {
    return commits.sum();
  }

  /** Time spent in commits, all together. */
  public long commitNanos() {
    return commitNanos.sum();
  }

  public long slowestCommitNanos() {
    return slowestCommitNanos.get();
  }
}

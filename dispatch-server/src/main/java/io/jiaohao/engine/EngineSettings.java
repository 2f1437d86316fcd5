package io.jiaohao.engine;

/**
 * The engine's limits.
 *
 * @param inboxMax commands waiting to be looked at; above it the answer is busy, at once
 * @param hallPendingMax commands waiting for one hall whose commit is outstanding
 * @param batchMax commands decided before one commit
 * @param ticksPerTurnMax ticks written in one turn of the loop
 * @param snapshotEvery entries from one snapshot to the next: what a start has to read
 * @param snapshotGapMs real time from one snapshot to the next, however many entries come
 */
public record EngineSettings(
    int inboxMax,
    int hallPendingMax,
    int batchMax,
    int ticksPerTurnMax,
    int snapshotEvery,
    int snapshotGapMs) {

  /** What a server uses. */
  public static final EngineSettings DEFAULTS =
      new EngineSettings(65_536, 65_536, 1_024, 64, 10_000, 30_000);
}

package io.jiaohao.journal.redis;

/** The numbers of the journal in Redis, each named once. Times are real milliseconds. */
final class RedisLimits {
  private RedisLimits() {}

  /** How long any one command may take. */
  static final int COMMAND_MS = 2_000;

  /**
   * How long anybody waits for a command that was sent; each command has its own, shorter limit.
   */
  static final int WAIT_MS = 30_000;

  /** How long a connection may take to be made. */
  static final int CONNECT_MS = 500;

  /** How often a cluster is asked which node has which halls. */
  static final int TOPOLOGY_MS = 1_000;

  /** How long an append may take before its outcome counts as unknown. */
  static final int APPEND_MS = 1_000;

  /** Redis refuses an append that reaches its turn later than this after it was sent. */
  static final int APPEND_STALE_MS = 1_500;

  /**
   * How long after a commit began its outcome is looked for; then those who wait for it are told
   * that it is not known. Later than {@link #APPEND_STALE_MS}, so nothing happens after that word.
   */
  static final int OUTCOME_MS = 1_800;

  /** From one look for an outcome to the next. */
  static final int LOOK_AGAIN_MS = 50;

  /** How long a look for an outcome may take at most: a black hole must leave time to answer. */
  static final int LOOK_MS = 300;

  /**
   * How long a node owns a hall without a word from it: what a dead owner costs its visitors.
   * Longer than {@link #OUTCOME_MS} and one renewal together, so that a slow answer is no change of
   * owner.
   */
  static final int LEASE_MS = 3_000;

  /** How often an idle owner renews its lease. */
  static final int RENEW_EVERY_MS = LEASE_MS / 3;

  /** Commands of one connection that are sent or wait; above it they are refused at once. */
  static final int COMMANDS_MAX = 8_192;

  /** Records that are read at a time. */
  static final int READ_RECORDS = 256;

  /** How long a snapshot of many megabytes may take on its way. */
  static final int SNAPSHOT_MS = 10_000;

  /** Snapshots of a hall that are kept. */
  static final int SNAPSHOTS_KEPT = 2;

  /**
   * Entries that trimming leaves at least: half of what usually lies between two snapshots, so that
   * restarts in quick succession, each with a snapshot of its own, do not leave the copies behind.
   */
  static final int STREAM_ENTRIES_KEPT = 5_000;
}

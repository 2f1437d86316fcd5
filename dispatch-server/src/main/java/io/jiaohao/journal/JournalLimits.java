package io.jiaohao.journal;

/** The numbers of the embedded journal, each named once. */
final class JournalLimits {
  private JournalLimits() {}

  /** Format of the journal file that this version writes, and the newest that it reads. */
  static final int FORMAT = 5;

  /** Bytes of one entry at most: a plan of thousands of windows fits many times. */
  static final int ENTRY_BYTES_MAX = 16 * 1_024 * 1_024;

  /** Growth of the WAL after which it is copied into the main file, off the writer's thread. */
  static final long CHECKPOINT_EVERY_BYTES = 4L * 1_024 * 1_024;

  /** What has been written meanwhile, up to which the writer copies it itself. */
  static final long CHECKPOINT_REST_BYTES = 1_024 * 1_024;

  /** Size of the WAL above which the writer itself waits until it can begin the WAL anew. */
  static final long RESTART_ABOVE_BYTES = 256L * 1_024 * 1_024;

  /**
   * Size that SQLite cuts the WAL back to when it begins it anew. A whole number of frames, so that
   * a piece of a frame at the end is always an unfinished write.
   */
  static final long WAL_KEPT_BYTES = WalFormat.endOfFrame(16_384, 4_096);

  /** How long a statement waits for another connection's lock before it fails. */
  static final int BUSY_MS = 1_000;

  /** How long the opening waits for readers that keep it from emptying the WAL. */
  static final int OPENING_BUSY_MS = 5_000;

  /** Batches that a reader fetches in one read transaction at most. */
  static final int READ_ROWS_MAX = 1_024;

  /** Bytes after which a reader ends its read transaction, so that none gets long. */
  static final long READ_BYTES_MAX = 4L * 1_024 * 1_024;

  /** How long closing waits for a checkpoint that is under way. */
  static final long CLOSE_WAIT_MS = 30_000;

  /** A snapshot's bytes that are written between two syncs of its file. */
  static final int SNAPSHOT_SLICE_BYTES = 512 * 1024;

  /** Snapshots of a hall that are kept. */
  static final int SNAPSHOTS_KEPT = 2;
}

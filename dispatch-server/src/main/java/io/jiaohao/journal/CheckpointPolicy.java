package io.jiaohao.journal;

/**
 * When the write-ahead log is copied into the main file.
 *
 * @param everyBytes growth of the log after which it is done beside the writer
 * @param restBytes growth meanwhile that the writer copies itself, so that the log begins anew
 * @param restartAboveBytes size of the log above which the writer waits for it
 */
record CheckpointPolicy(long everyBytes, long restBytes, long restartAboveBytes) {
  static final CheckpointPolicy USUAL =
      new CheckpointPolicy(
          JournalLimits.CHECKPOINT_EVERY_BYTES,
          JournalLimits.CHECKPOINT_REST_BYTES,
          JournalLimits.RESTART_ABOVE_BYTES);
}

package io.jiaohao.journal;

/**
 * How a journal is doing, for metrics.
 *
 * @param batches committed since it was opened
 * @param entries committed since it was opened
 * @param fileBytes size of the main file
 * @param walBytes size of the write-ahead log; SQLite uses it again rather than cutting it short
 * @param checkpoints runs that copied the log into the main file, off the writer's thread
 * @param lastCheckpointNs how long the last of them took
 * @param restarts runs for which the writer itself had to wait
 * @param longestRestartNs the longest of those
 */
public record JournalFigures(
    long batches,
    long entries,
    long fileBytes,
    long walBytes,
    long checkpoints,
    long lastCheckpointNs,
    long restarts,
    long longestRestartNs) {}

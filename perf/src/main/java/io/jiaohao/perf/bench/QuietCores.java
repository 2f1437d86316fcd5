package io.jiaohao.perf.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Waits a while for the cores to be nearly idle: neighbours move every figure. */
final class QuietCores {
  private static final Path STAT = Path.of("/proc/stat");
  private static final int LOOK_EVERY_MS = 500;
  private static final double BUSY = 0.15;
  private static final int IDLE = 4;
  private static final int WAITING_FOR_DISK = 5;

  private QuietCores() {}

  static void await(int withinSeconds) throws IOException, InterruptedException {
    long[] before = times();
    for (int waited = 0; waited < withinSeconds * 1_000; waited += LOOK_EVERY_MS) {
      Thread.sleep(LOOK_EVERY_MS);
      long[] now = times();
      if (busy(before, now) < BUSY) {
        return;
      }
      before = now;
    }
  }

  private static long[] times() throws IOException {
    String[] words = Files.readAllLines(STAT).get(0).split("\\s+", -1);
    long idle = Long.parseLong(words[IDLE]) + Long.parseLong(words[WAITING_FOR_DISK]);
    long all = 0;
    for (int i = 1; i < words.length; i++) {
      all += Long.parseLong(words[i]);
    }
    return new long[] {all, idle};
  }

  private static double busy(long[] before, long[] now) {
    long all = Math.max(1, now[0] - before[0]);
    return 1 - (double) (now[1] - before[1]) / all;
  }
}

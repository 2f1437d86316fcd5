package io.jiaohao.core;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;

/** Plays the seeds it is given and prints what came of each: a program for a JVM of its own. */
final class RunDigests {
  private RunDigests() {}

  /**
   * Prints one line a seed.
   *
   * @param args first and last seed
   */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    LongStream.rangeClosed(Long.parseLong(args[0]), Long.parseLong(args[1]))
        .mapToObj(RunDigests::line)
        .forEach(out::println);
  }

  /** All digests on the way, folded, and the last one. */
  static String line(long seed) {
    long[] digests = new long[2];
    RunPlayer.play(
        seed,
        new RunWatch() {
          @Override
          public void settled(HallState after, Step step, Decision decision) {
            if (after.seq() % 16 == 0 || step.command() instanceof Command.Tick) {
              digests[0] = after.digest();
              digests[1] = digests[1] * 31 + digests[0];
            }
          }
        });
    return seed + " " + Long.toHexString(digests[0]) + " " + Long.toHexString(digests[1]);
  }
}

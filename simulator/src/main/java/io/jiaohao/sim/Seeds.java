package io.jiaohao.sim;

import java.util.SplittableRandom;

/**
 * Chance, one independent source for each purpose: a visitor more at one service changes nothing
 * for anybody else, so two runs with the same seed can be compared visitor by visitor.
 */
public final class Seeds {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private Seeds() {}

  /** The source for what the words name; the same words give the same numbers. */
  public static SplittableRandom of(long seed, String... purpose) {
    long hash = FNV_OFFSET ^ (seed * 0x9e3779b97f4a7c15L);
    for (String word : purpose) {
      for (int i = 0; i < word.length(); i++) {
        hash = (hash ^ word.charAt(i)) * FNV_PRIME;
      }
      hash = (hash ^ '/') * FNV_PRIME;
    }
    return new SplittableRandom(hash ^ (hash >>> 32));
  }
}

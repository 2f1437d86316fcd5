package io.jiaohao.foresight;

import io.jiaohao.core.RandomDraws;
import java.util.SplittableRandom;

/** The same draw for the same matter of the same future, whatever was drawn before it. */
final class CommonDraws implements RandomDraws {
  private static final long SPREAD = 0xD1342543DE82EF95L;

  private final long seed;
  private long future;

  CommonDraws(long seed) {
    this.seed = seed;
  }

  @Override
  public void begin(int number) {
    future = new SplittableRandom(seed + number).nextLong();
  }

  @Override
  public double of(long matter) {
    return new SplittableRandom(future ^ (matter * SPREAD)).nextDouble();
  }

  @Override
  public double next() {
    throw new IllegalStateException("a draw without a matter (expected: of a matter)");
  }
}

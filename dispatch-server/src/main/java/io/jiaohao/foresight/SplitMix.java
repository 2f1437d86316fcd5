package io.jiaohao.foresight;

import io.jiaohao.core.RandomDraws;
import java.util.SplittableRandom;

/** Draws from a seed. */
public final class SplitMix implements RandomDraws {
  private final SplittableRandom random;

  public SplitMix(long seed) {
    random = new SplittableRandom(seed);
  }

  @Override
  public double next() {
    return random.nextDouble();
  }
}

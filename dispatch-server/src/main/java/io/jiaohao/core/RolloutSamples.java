package io.jiaohao.core;

import static io.jiaohao.core.RolloutStart.NEVER;

import java.util.Arrays;

/** Many futures of one part of a hall, side by side: for each person the times to a call. */
public final class RolloutSamples {
  private final RolloutStart start;
  private final long[][] calledAfterMs;
  private final boolean[] sorted;

  private RolloutSamples(RolloutStart start, long[][] calledAfterMs) {
    this.start = start;
    this.calledAfterMs = calledAfterMs;
    this.sorted = new boolean[calledAfterMs.length];
  }

  /** Rolls so many futures from there. */
  public static RolloutSamples of(RolloutStart start, int futures, RandomDraws draws) {
    Rolling rolling = new Rolling(start, futures, draws);
    while (!rolling.goOn()) {
      // Each round is a small step.
    }
    return rolling.samples();
  }

  /** Futures that are rolled in small steps, for somebody who may not take long at once. */
  public static final class Rolling {
    private static final int MOMENTS_AT_ONCE = 256;

    private final RolloutStart start;
    private final Rollout rollout;
    private final RandomDraws draws;
    private final long[][] byPerson;
    private final long[] one;
    private final int futures;
    private boolean underWay;
    private int rolled;

    /** A roll of so many futures, of which none is rolled yet. */
    public Rolling(RolloutStart start, int futures, RandomDraws draws) {
      this.start = start;
      this.futures = futures;
      this.draws = draws;
      this.rollout = new Rollout(start, draws);
      int persons = start.persons().size();
      this.byPerson = new long[persons][futures];
      this.one = new long[persons];
    }

    /** Goes on for a short while. Tells whether all futures are rolled. */
    public boolean goOn() {
      if (!underWay) {
        draws.begin(rolled);
        rollout.begin(one);
        underWay = true;
      } else if (rollout.goOn(MOMENTS_AT_ONCE)) {
        for (int p = 0; p < one.length; p++) {
          byPerson[p][rolled] = one[p];
        }
        rolled++;
        underWay = false;
      }
      return rolled == futures;
    }

    /** All of them side by side, once they are rolled. */
    public RolloutSamples samples() {
      return new RolloutSamples(start, byPerson);
    }
  }

  public RolloutStart start() {
    return start;
  }

  /** How long it takes until a person is called, in each future, in no order. */
  public long[] timesMs(int person) {
    return calledAfterMs[person].clone();
  }

  /**
   * The time within which a person, by place in the start's list, is called in this share of the
   * futures; {@link RolloutStart#NEVER} if that is not within the hours looked ahead.
   */
  public long quantileMs(int person, double share) {
    long[] times = calledAfterMs[person];
    if (!sorted[person]) {
      Arrays.sort(times);
      sorted[person] = true;
    }
    double at = share * (times.length - 1);
    int below = (int) at;
    long low = times[below];
    long high = times[Math.min(below + 1, times.length - 1)];
    return high == NEVER
        ? (at == below ? low : NEVER)
        : low + Math.round((high - low) * (at - below));
  }
}

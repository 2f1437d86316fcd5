package io.jiaohao.core;

import static io.jiaohao.core.RolloutStart.NEVER;

import java.util.Arrays;

/** Many futures of one part of a hall, side by side: for each person the sorted times to a call. */
public final class RolloutSamples {
  private final RolloutStart start;
  private final long[][] calledAfterMs;

  private RolloutSamples(RolloutStart start, long[][] calledAfterMs) {
    this.start = start;
    this.calledAfterMs = calledAfterMs;
  }

  /** Rolls so many futures from there. */
  public static RolloutSamples of(RolloutStart start, int futures, RandomDraws draws) {
    Rolling rolling = new Rolling(start, futures, draws);
    while (!rolling.isDone()) {
      rolling.rollOne();
    }
    return rolling.samples();
  }

  /** Futures that are rolled one at a time, for somebody who may not take long at once. */
  public static final class Rolling {
    private final RolloutStart start;
    private final Rollout rollout;
    private final long[][] byPerson;
    private final long[] one;
    private final int futures;
    private int rolled;

    /** A roll of so many futures, of which none is rolled yet. */
    public Rolling(RolloutStart start, int futures, RandomDraws draws) {
      this.start = start;
      this.futures = futures;
      this.rollout = new Rollout(start, draws);
      int persons = start.persons().size();
      this.byPerson = new long[persons][futures];
      this.one = new long[persons];
    }

    /** Whether all are rolled. */
    public boolean isDone() {
      return rolled == futures;
    }

    /** Rolls the next one. */
    public void rollOne() {
      rollout.run(one);
      for (int p = 0; p < one.length; p++) {
        byPerson[p][rolled] = one[p];
      }
      rolled++;
    }

    /** All of them side by side; once they are done. */
    public RolloutSamples samples() {
      for (long[] times : byPerson) {
        Arrays.sort(times);
      }
      return new RolloutSamples(start, byPerson);
    }
  }

  public RolloutStart start() {
    return start;
  }

  /**
   * The time within which a person, by place in the start's list, is called in this share of the
   * futures; {@link RolloutStart#NEVER} if that is not within the hours looked ahead.
   */
  public long quantileMs(int person, double share) {
    long[] times = calledAfterMs[person];
    double at = share * (times.length - 1);
    int below = (int) at;
    long low = times[below];
    long high = times[Math.min(below + 1, times.length - 1)];
    return high == NEVER
        ? (at == below ? low : NEVER)
        : low + Math.round((high - low) * (at - below));
  }
}

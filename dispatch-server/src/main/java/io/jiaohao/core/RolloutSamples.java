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
    Rollout rollout = new Rollout(start, draws);
    int persons = start.persons().size();
    long[][] byPerson = new long[persons][futures];
    long[] one = new long[persons];
    for (int f = 0; f < futures; f++) {
      rollout.run(one);
      for (int p = 0; p < persons; p++) {
        byPerson[p][f] = one[p];
      }
    }
    for (long[] times : byPerson) {
      Arrays.sort(times);
    }
    return new RolloutSamples(start, byPerson);
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

package io.jiaohao.foresight;

import io.jiaohao.core.RolloutSamples;
import io.jiaohao.core.RolloutStart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Rolls the same futures without a proposal and with it, a short while at a time. */
final class EffectRoll {
  private static final double HALF = 0.5;
  private static final double NINETY = 0.9;

  private final long atMs;
  private final List<Side> sides = new ArrayList<>();

  EffectRoll(Proposal proposal, RolloutStart without, RolloutStart with) {
    atMs = without.nowMs();
    sides.add(new Side(without, proposal.services(), without.seed()));
    sides.add(new Side(with, proposal.services(), without.seed()));
  }

  /** Goes on for a short while. Tells whether all is rolled. */
  boolean goOn() {
    for (Side side : sides) {
      if (side.outlook == null) {
        side.goOn();
        return false;
      }
    }
    return true;
  }

  /** What came of it, once all is rolled. */
  Effect effect() {
    Side without = sides.get(0);
    return new Effect(
        atMs,
        ForesightLimits.FUTURES,
        without.people.length,
        without.outlook,
        sides.get(1).outlook);
  }

  /** The hall one way or the other. */
  private static final class Side {
    private final RolloutSamples.Rolling rolling;
    private final int[] people;
    private Effect.Outlook outlook;

    Side(RolloutStart start, List<String> services, long seed) {
      rolling = new RolloutSamples.Rolling(start, ForesightLimits.FUTURES, new CommonDraws(seed));
      people =
          IntStream.range(0, start.guestsFrom()).filter(p -> isFor(start, p, services)).toArray();
    }

    private static boolean isFor(RolloutStart start, int person, List<String> services) {
      int queue = start.persons().get(person).queue();
      return services.contains(start.queues().get(queue).serviceId());
    }

    void goOn() {
      if (rolling.goOn()) {
        outlook = outlookOf(rolling.samples());
      }
    }

    private Effect.Outlook outlookOf(RolloutSamples samples) {
      long[] last = new long[ForesightLimits.FUTURES];
      long[] all = new long[people.length * last.length];
      int count = 0;
      for (int person : people) {
        long[] times = samples.timesMs(person);
        System.arraycopy(times, 0, all, count, times.length);
        count += times.length;
        for (int f = 0; f < last.length; f++) {
          last[f] = Math.max(last[f], times[f]);
        }
      }
      return new Effect.Outlook(quantile(all, HALF), quantile(all, NINETY), quantile(last, HALF));
    }

    private static long quantile(long[] times, double share) {
      Arrays.sort(times);
      return times.length == 0 ? 0 : times[(int) Math.round(share * (times.length - 1))];
    }
  }
}

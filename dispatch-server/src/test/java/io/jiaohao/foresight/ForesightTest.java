package io.jiaohao.foresight;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.core.Entry;
import io.jiaohao.core.PlannedAbsences;
import io.jiaohao.engine.HallClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Foretelling keeps off the engine's thread, keeps up, and keeps within its share of a core. */
class ForesightTest {
  private static final long SECOND_MS = 1_000;

  private final ForetoldHall hall = new ForetoldHall(1).open("W1");
  private final Clock clock = new Clock();
  private long cpuNanos;
  private long cpuNanosEachReading;
  private final Foresight foresight =
      new Foresight(hall.forecaster(), hall::image, clock, this::readCpu);

  ForesightTest() {
    hall.feed(foresight::entry);
  }

  private final class Clock implements HallClock {
    long realMs;

    @Override
    public long hallMs() {
      return hall.nowMs();
    }

    @Override
    public long stopwatchNanos() {
      return TimeUnit.MILLISECONDS.toNanos(realMs);
    }

    @Override
    public double speed() {
      return 1;
    }
  }

  private long readCpu() {
    cpuNanos += cpuNanosEachReading;
    return cpuNanos;
  }

  private void pass(long ms) {
    hall.after(ms);
    clock.realMs += ms;
  }

  private int ahead() {
    return foresight.ifJoiningNow(ForetoldHall.WING, ForetoldHall.SERVICE, "").ahead();
  }

  @Test
  void knowsNothingBeforeTheFirstTable() {
    assertThat(foresight.ifJoiningNow(ForetoldHall.WING, ForetoldHall.SERVICE, ""))
        .isEqualTo(Forecast.UNKNOWN);
  }

  @Test
  void entriesAreReadOnItsOwnThreadAlone() {
    foresight.runOnce();
    hall.waiting(3);
    foresight.endOfBatch(hall.seq());
    pass(10 * SECOND_MS);
    assertThat(ahead()).isZero();

    foresight.runOnce();

    assertThat(ahead()).isEqualTo(3);
  }

  @Test
  void makesATableAtMostEveryFiveSecondsAndOnlyIfSomethingChanged() {
    foresight.runOnce();
    pass(6 * SECOND_MS);
    foresight.runOnce();
    assertThat(foresight.figures().tables()).isEqualTo(1);

    hall.waiting(1);
    foresight.runOnce();
    hall.waiting(1);
    pass(4 * SECOND_MS);
    foresight.runOnce();
    assertThat(foresight.figures().tables()).isEqualTo(2);

    pass(2 * SECOND_MS);
    foresight.runOnce();
    assertThat(foresight.figures().tables()).isEqualTo(3);
  }

  @Test
  void waitsFiftyTimesAsLongAsItRan() {
    cpuNanosEachReading = TimeUnit.SECONDS.toNanos(2);
    foresight.runOnce();
    cpuNanosEachReading = 0;

    pass(99 * SECOND_MS);
    foresight.runOnce();
    assertThat(foresight.figures().tables()).isZero();

    pass(2 * SECOND_MS);
    foresight.runOnce();
    assertThat(foresight.figures().tables()).isEqualTo(1);
  }

  @Test
  void worksAMillisecondAtATimeAndTakesEntriesMeanwhile() {
    hall.waiting(50);
    cpuNanosEachReading = ForesightLimits.SLICE_NANOS / 2;
    int slices = 0;
    while (foresight.figures().tables() == 0) {
      long before = foresight.figures().cpuNanos();
      foresight.runOnce();
      assertThat(foresight.figures().cpuNanos() - before)
          .isLessThanOrEqualTo(ForesightLimits.SLICE_NANOS);
      pass(SECOND_MS);
      slices++;
      hall.waiting(1);
    }
    assertThat(slices).as("two steps a slice").isGreaterThan(ForesightLimits.FUTURES / 2);
    assertThat(foresight.table().seq()).as("of the hall at the end").isGreaterThan(50 + slices / 2);
  }

  @Test
  void learnsFromThePastBeforeItForetells() {
    List<Entry> past = new ArrayList<>();
    ForetoldHall yesterday = new ForetoldHall(1);
    yesterday.feed(past::add);
    yesterday.open("W1").waiting(100);
    for (int i = 0; i < 100; i++) {
      long call = yesterday.serve("W1");
      yesterday.after(30 * 60 * SECOND_MS).finish("W1", call);
    }
    Forecaster forecaster =
        new Forecaster(yesterday.waiting(10).image(), p -> PlannedAbsences.NONE, SplitMix::new);

    forecaster.recall(past::forEach);

    ForecastTable table = forecaster.makeTable(yesterday.nowMs());
    Forecast forecast = table.ifJoiningNow(ForetoldHall.WING, ForetoldHall.SERVICE, "");
    assertThat(forecast.ahead()).isEqualTo(10);
    assertThat(forecast.range().fromMin()).isGreaterThan(150);
  }

  @Test
  void worksOutTheEffectOfAProposalOnceSomebodyAsks() {
    hall.waiting(20);
    Proposal proposal =
        new Proposal(ForetoldHall.WING, List.of(ForetoldHall.SERVICE), Proposal.Deed.CALL, "W1");
    assertThat(foresight.effect(proposal)).as("not known yet").isEmpty();

    pass(SECOND_MS);
    foresight.runOnce();

    assertThat(foresight.effect(proposal)).isPresent();
    long firstMs = foresight.effect(proposal).orElseThrow().atMs();
    pass(20 * SECOND_MS);
    foresight.runOnce();
    assertThat(foresight.effect(proposal).orElseThrow().atMs()).as("young").isEqualTo(firstMs);
    pass(20 * SECOND_MS);
    assertThat(foresight.effect(proposal)).as("old, but told").isPresent();
    foresight.runOnce();
    assertThat(foresight.effect(proposal).orElseThrow().atMs()).isEqualTo(hall.nowMs());
  }

  @Test
  void keepsTheEffectsOfTheLatestProposalsOnly() {
    for (int i = 0; i <= ForesightLimits.PROPOSALS_MAX; i++) {
      foresight.effect(
          new Proposal(
              ForetoldHall.WING, List.of(ForetoldHall.SERVICE, "X" + i), Proposal.Deed.CALL, "W1"));
    }
    foresight.runOnce();

    assertThat(
            foresight.effect(
                new Proposal(
                    ForetoldHall.WING,
                    List.of(ForetoldHall.SERVICE, "X0"),
                    Proposal.Deed.CALL,
                    "W1")))
        .isEmpty();
  }

  @Test
  void takesALargerShareWhereTimeGoesFasterButNeverOverATenth() {
    assertThat(ForesightLimits.cpuShare(1)).isEqualTo(0.02);
    assertThat(ForesightLimits.cpuShare(3)).isEqualTo(0.06);
    assertThat(ForesightLimits.cpuShare(120)).isEqualTo(0.1);
  }

  @Test
  void startsAgainFromAnImageIfItCannotKeepUp() {
    hall.waiting(ForesightLimits.ENTRIES_MAX / 2).after(SECOND_MS);
    for (int i = 0; i < ForesightLimits.ENTRIES_MAX / 2 + 10; i++) {
      hall.pause("W1", 0).open("W1");
    }
    foresight.endOfBatch(hall.seq());
    foresight.runOnce();
    foresight.endOfBatch(hall.seq());
    hall.waiting(1);
    foresight.endOfBatch(hall.seq());

    pass(10 * SECOND_MS);
    foresight.runOnce();

    assertThat(foresight.table().seq()).isEqualTo(hall.seq());
  }
}

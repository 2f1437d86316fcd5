package io.jiaohao.sim.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.core.PlanIndex;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows per half hour for a promise, and whether the day itself would have kept it. */
class StaffingTest {
  private static final double MEAN_MIN = 8;
  private static final int QUIET = 120;
  private static final int A_FEW = 9;
  private static final Goal PROMISE = new Goal(0.9, 15, 0, 0);

  private static int[] needed(Goal goal, double... loads) {
    return Staffing.needed(Arrays.stream(loads).map(l -> l * 30).toArray(), MEAN_MIN, goal);
  }

  /** Reference values for 90 % in 15 minutes and a mean service of 8. */
  @ParameterizedTest
  @CsvSource({"4, 5", "8, 10", "16, 18", "24, 26", "32, 34", "64, 66", "120, 122"})
  void aSteadyStreamNeedsWhatTheFormulaSays(double load, int windows) {
    assertThat(needed(PROMISE, load, load, load)[2]).isEqualTo(windows);
  }

  @Test
  void whatComesInAHalfHourIsPartlyServedInTheNext() {
    // 8 of 30 minutes later: a load of 30 begins as one of 22, and 8 are left when it has gone.
    assertThat(needed(PROMISE, 30, 30, 0, 0))
        .containsExactly(
            ErlangC.windowsNeeded(22, 15 / MEAN_MIN, 0.1),
            ErlangC.windowsNeeded(30, 15 / MEAN_MIN, 0.1),
            10,
            0);
  }

  @Test
  void aBusierDayAndAbsencesNeedMore() {
    assertThat(needed(new Goal(0.9, 15, 0.08, 0), 100, 100)[1])
        .isEqualTo(ErlangC.windowsNeeded(108, 15 / MEAN_MIN, 0.1));
    // Of 30, one in ten is not there: 27 are.
    assertThat(needed(new Goal(0.9, 15, 0, 0.1), 25, 25)[1]).isEqualTo(30);
  }

  @ParameterizedTest
  @CsvSource({"0.8, 5", "0.9, 5", "0.9, 10", "0.9, 15"})
  void theReplayOfTheDayKeepsThePromise(double share, double withinMin) throws Exception {
    RecordedDay day = FixtureDay.read(FixtureDay.entries(FixtureDay.day(2, QUIET)));
    Goal goal = new Goal(share, withinMin, 0.08, 0);

    Staffing.Advice advice = Staffing.advise(day, goal);

    assertThat(goal.isMetBy(advice.kept())).isTrue();
    assertThat(advice.kept().shares()).isNotEmpty();
    assertThat(advice.kept().share()).isGreaterThanOrEqualTo(share);
    assertThat(windowHours(advice)).isLessThan(windowHours(day));
  }

  private static double windowHours(Staffing.Advice advice) {
    return advice.windows().values().stream().flatMapToInt(IntStream::of).sum() / 2.0;
  }

  private static double windowHours(RecordedDay day) {
    return day.shifts().stream().mapToLong(RecordedDay.Shift::lengthMs).sum() / 3_600_000.0;
  }

  @Test
  void whereTheWindowsDoNotSufficeAllAreOpenAndTheAdviceSaysSo() throws Exception {
    RecordedDay day = FixtureDay.recorded(1);
    Goal goal = new Goal(0.99, 1, 0.08, 0);

    Staffing.Advice advice = Staffing.advise(day, goal);

    assertThat(goal.isMetBy(advice.kept())).isFalse();
    Goal.Cell worst = advice.kept().worst().orElseThrow();
    int available = advice.available().get(worst.place());
    assertThat(advice.windows().get(worst.place())[worst.halfHour()]).isEqualTo(available);
    assertThat(advice.asked().get(worst.place())).isGreaterThan(available);
  }

  @Test
  void theFirstFewWindowsServeEverythingThatPeopleComeFor() {
    RecordedDay day = FixtureDay.day(1);
    PlaceWindows windows =
        new PlaceWindows(day.plan(), new Place("E", "A"), Map.of("AA", 100.0, "AB", 50.0));

    assertThat(windows.count()).isEqualTo(4);
    assertThat(windows.get(0).id()).isEqualTo("E01");
    assertThat(windows.toServe(Set.of("AA", "AB"))).isEqualTo(1);
    assertThat(windows.toServe(Set.of())).isZero();
  }

  @Test
  void aHalfHourWithFewVisitorsIsNotJudged() {
    RecordedDay day = FixtureDay.day(1, A_FEW);
    HalfHours halfHours = new HalfHours(day.date(), day.plan().zoneId());
    PlanIndex index = new PlanIndex(day.plan());
    RecordedDay.Shift one =
        new RecordedDay.Shift("E01", FixtureDay.at(11, 30), FixtureDay.at(12, 0), true);

    Goal.Kept kept =
        new Goal(0.9, 0.1, 0, 0)
            .keptBy(DayReplay.run(day.with(day.plan(), List.of(one))), index, halfHours);

    assertThat(kept.shares()).isEmpty();
    assertThat(kept.share()).isLessThan(0.9);
  }
}

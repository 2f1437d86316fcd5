package io.jiaohao.foresight;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.core.PlannedAbsences;
import io.jiaohao.core.WaitRange;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** C45: a wait estimate is never endless, negative or nonsense. */
class WaitEstimateCasesTest {
  private static final long MINUTE_MS = ForetoldHall.MINUTE_MS;

  private static Forecast joining(Forecaster forecaster, ForetoldHall hall) {
    return forecaster
        .makeTable(hall.nowMs())
        .ifJoiningNow(ForetoldHall.WING, ForetoldHall.SERVICE, "");
  }

  @Test
  void c45UnknownWithoutAnOpenWindow() {
    ForetoldHall hall = new ForetoldHall(4).waiting(20);

    Forecast forecast = joining(hall.forecaster(), hall);

    assertThat(forecast.range()).isEqualTo(WaitRange.NO_WINDOW);
    assertThat(forecast.ahead()).isEqualTo(20);
  }

  @Test
  void c45UnknownWhileAllArePausedAndNobodyKnowsUntilWhen() {
    ForetoldHall hall = new ForetoldHall(2).open("W1", "W2").waiting(20);
    hall.pause("W1", 0).pause("W2", 0);

    assertThat(joining(hall.forecaster(), hall).range()).isEqualTo(WaitRange.NO_WINDOW);
  }

  @Test
  void pausedWindowWithAPlannedReturnCounts() {
    ForetoldHall hall = new ForetoldHall(1).open("W1").waiting(1);
    hall.pause("W1", hall.nowMs() + 10 * MINUTE_MS);

    Forecast forecast = joining(hall.forecaster(), hall);

    assertThat(forecast.range().kind()).isEqualTo(WaitRange.Kind.MINUTES);
    assertThat(forecast.halfMs()).isBetween(12 * MINUTE_MS, 18 * MINUTE_MS);
  }

  @Test
  void closedWindowThatIsPlannedToOpenCounts() {
    ForetoldHall hall = new ForetoldHall(1);
    long opensMs = hall.nowMs() + 30 * MINUTE_MS;
    PlannedAbsences absences =
        (window, fromMs) ->
            Optional.of(new PlannedAbsences.Absence(0, opensMs)).filter(a -> a.toMs() > fromMs);

    Forecast forecast = joining(hall.forecaster(absences), hall);

    assertThat(forecast.range().fromMin()).isEqualTo(30);
  }

  @Test
  void c45ConfiguredMeanTimesTwentyWithoutHistory() {
    ForetoldHall hall = new ForetoldHall(4).open("W1").waiting(20);

    Forecast forecast = joining(hall.forecaster(), hall);

    assertThat(forecast.halfMs()).isBetween(85 * MINUTE_MS, 112 * MINUTE_MS);
  }

  @Test
  void c45AboutTwentyFiveMinutesForTwentyWaitingAtFourWindows() {
    ForetoldHall hall = new ForetoldHall(4).open("W1", "W2", "W3", "W4").waiting(24);
    for (int w = 1; w <= 4; w++) {
      hall.serve("W" + w);
    }

    Forecast forecast = joining(hall.forecaster(), hall);

    assertThat(forecast.ahead()).isEqualTo(20);
    assertThat(forecast.halfMs()).isBetween(22 * MINUTE_MS, 29 * MINUTE_MS);
    assertThat(forecast.range().fromMin()).isBetween(20, 25);
  }

  @Test
  void c45NothingWhenNobodyWaitsAndAWindowIsIdle() {
    ForetoldHall hall = new ForetoldHall(4).open("W1");

    assertThat(joining(hall.forecaster(), hall).range()).isEqualTo(WaitRange.NOW);
  }

  @Test
  void neverNothingWhilePeopleWait() {
    ForetoldHall hall = new ForetoldHall(4).open("W1", "W2").waiting(1);

    assertThat(joining(hall.forecaster(), hall).range().words().en()).startsWith("within");
  }

  @Test
  void headStartWaitsLess() {
    ForetoldHall hall = new ForetoldHall(1).open("W1").waiting(10);
    ForecastTable table = hall.forecaster().makeTable(hall.nowMs());

    Forecast walkIn = table.ifJoiningNow(ForetoldHall.WING, ForetoldHall.SERVICE, "walk-in");
    Forecast special = table.ifJoiningNow(ForetoldHall.WING, ForetoldHall.SERVICE, "special-need");

    assertThat(walkIn.ahead()).isEqualTo(10);
    assertThat(special.ahead()).isZero();
    assertThat(special.halfMs()).isLessThan(walkIn.halfMs());
  }

  @Test
  void whateverHappensTheFigureIsSensible() {
    for (int seed = 1; seed <= 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      ForetoldHall hall = new ForetoldHall(3);
      Forecaster forecaster = hall.forecaster();
      for (int w = 1; w <= 3; w++) {
        hall.waiting(random.nextInt(30)).after(random.nextLong(40 * MINUTE_MS));
        if (random.nextBoolean()) {
          hall.open("W" + w);
          if (random.nextInt(3) == 0) {
            hall.pause("W" + w, random.nextBoolean() ? 0 : hall.nowMs() + MINUTE_MS);
          } else if (hall.image().tickets().size() > w) {
            hall.serve("W" + w);
          }
        }
        hall.after(random.nextLong(40 * MINUTE_MS));
        ForecastTable table = forecaster.makeTable(hall.nowMs());
        table.joining().values().forEach(WaitEstimateCasesTest::isSensible);
        table.waiting().values().forEach(WaitEstimateCasesTest::isSensible);
      }
    }
  }

  private static void isSensible(Forecast forecast) {
    assertThat(forecast.halfMs()).isBetween(0L, 24 * 60 * MINUTE_MS);
    assertThat(forecast.ninetyMs()).isBetween(forecast.halfMs(), 48 * 60 * MINUTE_MS);
    assertThat(forecast.ahead()).isNotNegative();
    if (forecast.range().kind() == WaitRange.Kind.MINUTES) {
      assertThat(forecast.range().fromMin()).isBetween(0, WaitRange.MOST_MIN);
      assertThat(forecast.range().toMin())
          .isBetween(forecast.range().fromMin() + 1, WaitRange.MOST_MIN);
    }
  }
}

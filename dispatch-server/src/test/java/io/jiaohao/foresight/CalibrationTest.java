package io.jiaohao.foresight;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.core.WaitRange;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Forecasts that were off teach the next ones. */
class CalibrationTest {
  private static final long MINUTE_MS = 60_000;
  private static final long HALF_MS = 12 * MINUTE_MS;
  private static final long NINETY_MS = 14 * MINUTE_MS;

  private final Calibration calibration = new Calibration();

  private Forecast forecast() {
    Calibration.Figures figures = calibration.corrected(HALF_MS, NINETY_MS);
    return new Forecast(
        WaitRange.of(figures.halfMs(), figures.ninetyMs()),
        3,
        figures.halfMs(),
        figures.ninetyMs(),
        HALF_MS,
        NINETY_MS);
  }

  @Test
  void isWiderThanRolledUntilOutcomesAreKnown() {
    assertThat(forecast().halfMs()).isEqualTo(HALF_MS);
    assertThat(forecast().ninetyMs()).isEqualTo(15 * MINUTE_MS);
  }

  @Test
  void halfOfTheWaitsStayBelowTheOneFigureAndNineTenthsBelowTheOther() {
    SplittableRandom random = new SplittableRandom(1);
    int withinHalf = 0;
    int withinNinety = 0;
    int counted = 4_000;
    for (int i = 0; i < 5_000; i++) {
      long waitedMs = 15 * MINUTE_MS + Math.round(3 * MINUTE_MS * random.nextGaussian());
      Forecast forecast = forecast();
      if (i >= 5_000 - counted) {
        withinHalf += waitedMs <= forecast.halfMs() ? 1 : 0;
        withinNinety += waitedMs <= forecast.ninetyMs() ? 1 : 0;
      }
      calibration.learn(forecast, waitedMs, i / 500);
    }

    assertThat((double) withinHalf / counted).isBetween(0.47, 0.53);
    assertThat((double) withinNinety / counted).isBetween(0.88, 0.92);
  }

  @Test
  void leavesOtherLengthsAlone() {
    for (int i = 0; i < 100; i++) {
      calibration.learn(forecast(), 20 * MINUTE_MS, 1);
    }

    assertThat(calibration.corrected(2 * MINUTE_MS, 3 * MINUTE_MS).halfMs())
        .isEqualTo(2 * MINUTE_MS);
  }

  @Test
  void whatIsOlderThanTwentyDaysIsForgotten() {
    for (int i = 0; i < 200; i++) {
      calibration.learn(forecast(), 40 * MINUTE_MS, 1);
    }
    for (int i = 0; i < 200; i++) {
      calibration.learn(forecast(), 13 * MINUTE_MS, 30);
    }

    assertThat(forecast().halfMs()).isEqualTo(13 * MINUTE_MS);
  }
}

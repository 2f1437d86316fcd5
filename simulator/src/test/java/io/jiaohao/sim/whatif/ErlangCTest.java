package io.jiaohao.sim.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows that a steady stream of visitors needs, with a mean service of 8 minutes. */
class ErlangCTest {
  private static final double MEAN_MIN = 8;

  /** Reference values: load; then windows for 80 % in 20 min, 90 % in 15, 10 and 5, half, 80 %. */
  @ParameterizedTest
  @CsvSource({
    "4, 5, 5, 6, 6, 6, 7",
    "8, 9, 10, 10, 11, 10, 12",
    "16, 17, 18, 18, 19, 19, 21",
    "24, 25, 26, 26, 27, 27, 30",
    "32, 33, 34, 34, 35, 36, 39",
    "64, 65, 66, 66, 67, 69, 73",
    "120, 121, 122, 122, 124, 126, 133"
  })
  void theFewestWindowsThatKeepAPromise(
      double load, int in20, int in15, int in10, int in5, int halfAtOnce, int mostAtOnce) {
    assertThat(needed(load, 20, 0.2)).isEqualTo(in20);
    assertThat(needed(load, 15, 0.1)).isEqualTo(in15);
    assertThat(needed(load, 10, 0.1)).isEqualTo(in10);
    assertThat(needed(load, 5, 0.1)).isEqualTo(in5);
    assertThat(needed(load, 0, 0.5)).isEqualTo(halfAtOnce);
    assertThat(needed(load, 0, 0.2)).isEqualTo(mostAtOnce);
  }

  private static int needed(double load, double minutes, double share) {
    return ErlangC.windowsNeeded(load, minutes / MEAN_MIN, share);
  }

  /** The rule of thumb: load plus a multiple of its root is at most one window off. */
  @ParameterizedTest
  @CsvSource({"0.5, 0.506", "0.3, 0.829", "0.2, 1.062", "0.1, 1.420"})
  void theSquareRootRuleAgrees(double share, double beta) {
    for (double load : new double[] {4, 8, 16, 24, 32, 64, 120}) {
      assertThat(needed(load, 0, share))
          .isCloseTo((int) Math.ceil(load + beta * Math.sqrt(load)), within(1));
    }
  }

  @Test
  void oneWindowMakesWaitAsManyAsItIsBusy() {
    assertThat(ErlangC.chanceToWait(1, 0.7)).isCloseTo(0.7, within(1e-12));
    assertThat(ErlangC.chanceToWaitLonger(1, 0.7, 2))
        .isCloseTo(0.7 * Math.exp(-0.6), within(1e-12));
  }

  @Test
  void tooFewWindowsMakeEverybodyWait() {
    assertThat(ErlangC.chanceToWait(8, 8)).isEqualTo(1);
    assertThat(ErlangC.chanceToWaitLonger(8, 9, 100)).isEqualTo(1);
    assertThat(ErlangC.windowsNeeded(0, 1, 0.1)).isZero();
  }
}

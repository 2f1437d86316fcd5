package io.jiaohao.sim.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Wait estimates are close on the reference hall, and closer than what other kiosks print. */
class EstimateStudyTest {
  private static final boolean LONG = Boolean.getBoolean("jiaohao.long");

  /** Pass marks of the full study; a few days and few tickets scatter more. */
  private static final double MOST_OFF_MIN = LONG ? 1.7 : 2.0;

  private static final double LEAST_WITHIN_NINETY = LONG ? 0.87 : 0.85;
  private static final double MOST_WITHIN_NINETY = LONG ? 0.93 : 0.95;
  private static final double SHARE_OF_NAIVE = 0.4;
  private static final double SHARE_OF_LAST_CALLED = 0.6;

  @Test
  void estimatesAreCloseAndNineTenthsAreNineTenths() {
    EstimateSettings settings =
        LONG ? new EstimateSettings(30, 30, 0.5, 1) : new EstimateSettings(8, 3, 0.1, 1);

    EstimateFigures figures = new EstimateStudy(settings).run();

    assertThat(figures.count()).isGreaterThan(400);
    assertThat(figures.error()).as(figures.table()).isLessThanOrEqualTo(MOST_OFF_MIN);
    assertThat(figures.withinNinety())
        .as(figures.table())
        .isBetween(LEAST_WITHIN_NINETY, MOST_WITHIN_NINETY);
    assertThat(figures.error())
        .isLessThan(SHARE_OF_NAIVE * figures.error(EstimateFigures.NAIVE))
        .isLessThan(SHARE_OF_LAST_CALLED * figures.error(EstimateFigures.LAST));
  }

  @Test
  void sameSeedGivesTheSameFigures() {
    EstimateSettings settings = new EstimateSettings(0, 1, 0.02, 7);

    EstimateFigures one = new EstimateStudy(settings).run();
    EstimateFigures other = new EstimateStudy(settings).run();

    assertThat(one.error()).isEqualTo(other.error()).isPositive();
    assertThat(one.error(EstimateFigures.LINE)).isEqualTo(other.error(EstimateFigures.LINE));
  }
}

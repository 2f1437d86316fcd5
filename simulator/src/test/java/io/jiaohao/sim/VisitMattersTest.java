package io.jiaohao.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.sim.VisitMatters.Slip;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VisitMattersTest {
  private static final int VISITORS = 100_000;

  private static double percent(Predicate<VisitMatters> what) {
    return 100.0
        * IntStream.range(0, VISITORS)
            .mapToObj(i -> VisitMatters.of(1, "AA" + i))
            .filter(what)
            .count()
        / VISITORS;
  }

  @Test
  void theSameNumberIsTheSamePersonInEveryRunOfASeed() {
    assertThat(VisitMatters.of(1, "AA015")).isEqualTo(VisitMatters.of(1, "AA015"));
    assertThat(VisitMatters.of(2, "AA015")).isNotEqualTo(VisitMatters.of(1, "AA015"));
  }

  @Test
  void everythingOutOfTheOrdinaryHappensToAFewInAHundred() {
    assertThat(percent(m -> m.slip() != Slip.COMES_OUT)).isBetween(1.1, 1.5);
    assertThat(percent(m -> m.awayMs() > 0)).isBetween(1.8, 2.2);
    assertThat(percent(VisitMatters::sentOn)).isBetween(1.3, 1.7);
    assertThat(percent(VisitMatters::secondMatter)).isBetween(2.7, 3.3);
    assertThat(percent(VisitMatters::wrongKiosk)).isBetween(0.8, 1.2);
    assertThat(percent(m -> m.asksAfterMs() > 0)).isBetween(0.8, 1.2);
  }

  @Test
  void aThirdRateTheirVisitAndMostOfThemWell() {
    assertThat(percent(m -> m.grade() > 0)).isBetween(34.5, 35.5);
    assertThat(percent(m -> m.grade() == 5)).isBetween(27.0, 27.6);
    assertThat(percent(m -> m.grade() == 4)).isBetween(5.0, 5.5);
    assertThat(percent(m -> m.grade() == 3)).isBetween(1.2, 1.6);
    assertThat(percent(m -> m.grade() == 2)).isBetween(0.6, 0.8);
    assertThat(percent(m -> m.grade() == 1)).isBetween(0.25, 0.45);
    assertThat(percent(m -> m.grade() > 0 != m.ratesAfterMs() > 0)).isZero();
  }
}

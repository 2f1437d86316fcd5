package io.jiaohao.sim.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.sim.driven.Waits;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules of who is next on the same days of the reference hall. */
class PolicyRunTest {
  private static final long SEED = 3;
  private static final int DAYS = 5;
  private static final double SPECIAL_NEED_MOST_MIN = 3;

  private final ReferenceHall hall = new ReferenceHall();
  private final List<Policy> policies = Policy.all(hall);

  @Test
  void everyRuleServesTheSamePeopleAndLeavesNoWindowIdleBesideThem() {
    int numbers = day(policy("fcfs"), 0).everybody().count();
    for (Policy policy : policies) {
      PolicyFigures figures = day(policy, 0);

      assertThat(figures.everybody().count()).as(policy.name()).isEqualTo(numbers);
      assertThat(figures.idleMin()).as(policy.name()).isZero();
      assertThat(figures.left()).as(policy.name()).isZero();
    }
  }

  @Test
  void firstComeFirstServedOvertakesNobody() {
    assertThat(day(policy("fcfs"), 0).overtakenMost()).isZero();
    assertThat(day(policy("10-20-2"), 0).overtakenMost()).isPositive();
  }

  @Test
  void headStartWithStretchShortensWaitsAndKeepsTheTail() {
    PolicyFigures fcfs = days(policy("fcfs"));
    PolicyFigures stretched = days(policy("10-20-2"));

    assertThat(stretched.everybody().mean()).isLessThan(0.95 * fcfs.everybody().mean());
    assertThat(stretched.everybody().quantile(0.99))
        .isLessThan(1.1 * fcfs.everybody().quantile(0.99));
    assertThat(stretched.special().mean()).isLessThan(SPECIAL_NEED_MOST_MIN);
    assertThat(fcfs.special().mean()).isGreaterThan(SPECIAL_NEED_MOST_MIN);
  }

  @Test
  void aDayHasTheNumbersItWasAskedFor() {
    double numbers = 0;
    for (int day = 0; day < 20 * DAYS; day++) {
      numbers += day(policy("fcfs"), day).everybody().count();
    }

    // Days differ by 6 %, zones by 5 % each: the mean of a hundred by 0.7 %.
    assertThat(numbers / (20 * DAYS)).isBetween(5_930.0, 6_170.0);
  }

  @Test
  void theSameSeedGivesTheSameDay() {
    Waits one = day(policy("accumulating"), 1).everybody();
    Waits other = day(policy("accumulating"), 1).everybody();

    assertThat(one.mean()).isEqualTo(other.mean()).isPositive();
    assertThat(one.longest()).isEqualTo(other.longest());
  }

  private Policy policy(String id) {
    return policies.stream().filter(p -> p.id().equals(id)).findFirst().orElseThrow();
  }

  private PolicyFigures days(Policy policy) {
    PolicyFigures all = new PolicyFigures();
    for (int day = 0; day < DAYS; day++) {
      all.add(day(policy, day));
    }
    return all;
  }

  private PolicyFigures day(Policy policy, int day) {
    return PolicyRun.run(hall, policy, ReferenceHall.NUMBERS_A_DAY, day, SEED);
  }
}

package io.jiaohao.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How many numbers a service gives in a day. AC takes 15 minutes and has window E03 alone. */
@DisplayName("Quota")
class QuotaCasesTest {
  private static final Command ONE_MORE = new Command.IssueTicket("E", "AC", "");

  @Test
  @DisplayName("a fixed quota counts the business day's numbers, whatever became of them")
  void fixedQuota() {
    HallFixture hall = HallFixture.open(hall(new HallPlan.Quota(2, false)), "09:00:00");
    hall.cancel(hall.issue("E", "AC"));
    hall.issue("E", "AC");
    hall.issue("E", "AB");
    Decision decision = hall.ask("K1", ONE_MORE);
    assertThat(HallFixture.reason(decision)).isEqualTo(Refusal.Reason.QUOTA_REACHED);
    assertThat(((Decision.Refused) decision).refusal().detail())
        .isEqualTo("issued today: 2 (expected: below 2)");

    hall.crashAndRestore();
    assertThat(hall.refusal("K1", ONE_MORE)).isEqualTo(Refusal.Reason.QUOTA_REACHED);
    hall.on("2026-03-04", "09:00:00").issue("E", "AC");
  }

  @Test
  @DisplayName("servable: from 16:00 one window of 15 minutes a visitor has four numbers left")
  void servableQuota() {
    HallFixture hall = HallFixture.open(hall(new HallPlan.Quota(0, true)), "16:00:00");
    for (int i = 0; i < 4; i++) {
      hall.issue("E", "AC");
    }
    Decision decision = hall.ask("K1", ONE_MORE);
    assertThat(HallFixture.reason(decision)).isEqualTo(Refusal.Reason.QUOTA_REACHED);
    assertThat(((Decision.Refused) decision).refusal().detail())
        .isEqualTo("window time left today: 0 min (expected: 15 or more)");
  }

  @Test
  @DisplayName("servable: lunch off the roster is no time to serve")
  void servableLeavesLunchOut() {
    PlanIndex index = new PlanIndex(hall(new HallPlan.Quota(0, true)));
    HallFixture hall = HallFixture.open(index.plan(), "11:00:00");
    long leftMs = index.calendar().windowMs("E", "AC", hall.nowMs(), hall.state().dayEndsAtMs());
    assertThat(leftMs).isEqualTo(5 * 3_600_000L);
  }

  @Test
  @DisplayName("servable: who waits for something else that the window serves comes first")
  void servableCountsRivals() {
    HallFixture hall = HallFixture.open(hall(new HallPlan.Quota(0, true)), "16:30:00");
    hall.issue("E", "AB");
    hall.issue("E", "AB");
    assertThat(hall.refusal("K1", ONE_MORE)).isEqualTo(Refusal.Reason.QUOTA_REACHED);
    hall.next("E01");
    hall.issue("E", "AC");
  }

  @Test
  @DisplayName("closed is told before a quota that is used up")
  void closedFirst() {
    HallFixture hall = HallFixture.open(hall(new HallPlan.Quota(0, true)), "17:00:00");
    assertThat(hall.refusal("K1", ONE_MORE)).isEqualTo(Refusal.Reason.HALL_CLOSED);
  }

  private static HallPlan hall(HallPlan.Quota quota) {
    return new CalendarHall().quota(quota).build();
  }
}

package io.jiaohao.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A new plan comes into force while people wait and are served. */
@DisplayName("When the plan changes")
class PlanChangeTest {

  @Test
  @DisplayName("a window that leaves the plan ends its call, takes nobody else and is then gone")
  void leavingWindowEndsItsCall() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    hall.issue("E", "AA");
    hall.issue("E", "AA");
    long call = hall.next("E02");
    hall.server(new Command.AdoptPlan(withoutE02().build()));

    assertThat(hall.listFor("E02")).isEmpty();
    assertThat(hall.refusal("E02", new Command.CallNext("E02", 0, "")))
        .isEqualTo(Refusal.Reason.WINDOW_BUSY);
    assertThat(hall.finishAndNext("E02", call)).isZero();
    assertThat(hall.refusal("E02", new Command.CallNext("E02", 0, "")))
        .isEqualTo(Refusal.Reason.UNKNOWN_WINDOW);
    assertThat(hall.listFor("E01")).containsExactly("A002");
  }

  @Test
  @DisplayName("a window that is leaving is the same in a hall restored from an image")
  void leavingWindowSurvivesARestart() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    hall.issue("E", "AA");
    hall.issue("E", "AA");
    hall.next("E02");
    hall.server(new Command.AdoptPlan(withoutE02().build()));
    HallState restored = HallState.of(hall.state().image());
    assertThat(restored.listFor("E02")).isEqualTo(hall.state().listFor("E02"));
    assertThat(restored.digest()).isEqualTo(hall.state().digest());
  }

  @Test
  @DisplayName("windows are listed in the new plan's order, leaving ones last")
  void windowsFollowThePlansOrder() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    hall.issue("E", "AA");
    hall.next("E02");
    HallPlan.Window fresh = SmallHall.window("E05", "E", SmallHall.skill("AA", 0));
    HallPlan.Window old = SmallHall.window("E01", "E", SmallHall.skill("AA", 0));
    hall.server(new Command.AdoptPlan(new SmallHall().windows(fresh, old).build()));
    assertThat(hall.state().image().windows().stream().map(HallImage.Window::window))
        .containsExactly("E05", "E01", "E02");
  }

  @Test
  @DisplayName("another reset time moves the end of this business day; no number comes again on it")
  void resetTimeMovesTheDaysEnd() {
    HallFixture hall = HallFixture.closed(SmallHall.plan(), "22:00:00");
    hall.issue("E", "AA");
    hall.server(new Command.AdoptPlan(new SmallHall().dayReset("04:00").build()));

    hall.on("2026-03-04", "00:30:00");
    assertThat(hall.number(hall.issue("E", "AA"))).isEqualTo("A002");
    assertThat(hall.state().epochDay()).isEqualTo(LocalDate.parse("2026-03-03").toEpochDay());
    hall.at("04:00:00");
    assertThat(hall.number(hall.issue("E", "AA"))).isEqualTo("A001");
    assertThat(hall.state().epochDay()).isEqualTo(LocalDate.parse("2026-03-04").toEpochDay());
  }

  @Test
  @DisplayName("two services that swap their prefixes never issue a number again that day")
  void prefixesMoveWithoutRepeatingNumbers() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    assertThat(hall.number(hall.issue("E", "AA"))).isEqualTo("A001");
    assertThat(hall.number(hall.issue("E", "AB"))).isEqualTo("B001");
    hall.server(
        new Command.AdoptPlan(
            new SmallHall()
                .services(
                    SmallHall.service("AA", "B", 5),
                    SmallHall.service("AB", "A", 10),
                    SmallHall.service("AC", "C", 15),
                    SmallHall.service("AD", "D", 20))
                .build()));
    assertThat(hall.number(hall.issue("E", "AA"))).isEqualTo("B002");
    assertThat(hall.number(hall.issue("E", "AB"))).isEqualTo("A002");
    hall.state().checkInvariants();
  }

  @Test
  @DisplayName("the plan in force, taken once more, withdraws the one that waits")
  void withdrawn() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    hall.server(new Command.AdoptPlan(withoutE02().build(), hall.nowMs() + 60_000));
    hall.server(new Command.AdoptPlan(SmallHall.plan()));

    hall.after(120_000);

    assertThat(hall.state().image().scheduled()).isEmpty();
    assertThat(hall.state().planIndex().window("E02")).isPresent();
    hall.state().checkInvariants();
  }

  @Test
  @DisplayName("waiting tickets keep their keys and their windows follow the new plan")
  void waitingTicketsStay() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    hall.issue("E", "AA");
    hall.issue("E", "AB");
    List<HallImage.Ticket> before = hall.state().image().tickets();
    hall.server(
        new Command.AdoptPlan(
            new SmallHall()
                .windows(
                    SmallHall.window(
                        "E01", "E", SmallHall.skill("AB", 0), SmallHall.skill("AA", 30)))
                .build()));
    assertThat(hall.state().image().tickets()).isEqualTo(before);
    assertThat(hall.listFor("E01")).containsExactly("B001", "A001");
  }

  private static SmallHall withoutE02() {
    return new SmallHall()
        .windows(SmallHall.window("E01", "E", SmallHall.skill("AA", 0), SmallHall.skill("AB", 0)));
  }
}

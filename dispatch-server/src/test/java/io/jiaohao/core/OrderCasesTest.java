package io.jiaohao.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is next: seniority with head starts, the same for whoever looks and whenever. */
@DisplayName("The order of waiting people")
class OrderCasesTest {

  @Test
  @DisplayName(
      "C32: a stream of special needs passes a walk-in for 20 minutes of arrivals, no more")
  void c32PriorityStreamStarvesNobody() {
    HallPlan plan = oneWindow(SmallHall.skill("AA", 0)).order("head-start", 0).build();
    HallFixture hall = HallFixture.open(plan, "09:00:00");
    hall.issue("E", "AA");
    List<String> called = new ArrayList<>();
    long call = 0;
    for (int minute = 0; minute < 60; minute++) {
      hall.at("09:%02d:00".formatted(minute));
      hall.issue("E", "AA", SmallHall.SPECIAL_NEED);
      if (minute > 0 && minute % 10 == 0) {
        hall.issue("E", "AA");
      }
      call = call == 0 ? hall.next("E01") : hall.finishAndNext("E01", call);
      hall.start("E01", call);
      called.add(hall.numberOf(call));
    }
    int walkIn = called.indexOf("A001");
    assertThat(walkIn).as("special needs called before the walk-in of 09:00").isBetween(1, 20);
    assertThat(called.subList(0, walkIn)).allMatch(n -> n.compareTo("A001") > 0);
  }

  @Test
  @DisplayName("C32: what the list foretells is what the calls do when nobody else comes")
  void c32ListForetellsTheCalls() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    for (int i = 0; i < 12; i++) {
      hall.after(90_000);
      hall.issue("E", i % 3 == 0 ? "AB" : "AA", i % 4 == 1 ? SmallHall.MILITARY : "");
    }
    List<String> foretold = hall.listFor("E01");
    assertThat(hall.listFor("E01", 5)).isEqualTo(foretold.subList(0, 5));
    List<String> called = new ArrayList<>();
    for (long call = hall.next("E01"); call != 0; call = hall.finishAndNext("E01", call)) {
      called.add(hall.numberOf(call));
    }
    assertThat(called).isEqualTo(foretold).hasSize(12);
  }

  @ParameterizedTest(name = "Next at {0}")
  @ValueSource(strings = {"09:00:58", "09:01:05", "09:02:00"})
  @DisplayName("C33: special need before walk-in at every moment, and the list does not change")
  void c33OrderDoesNotFlip(String nextAt) {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:50");
    hall.issue("E", "AA", SmallHall.SPECIAL_NEED);
    hall.at("09:00:55").issue("E", "AA");
    List<String> first = hall.listFor("E02");
    hall.at("09:00:55");
    for (long untilMs = hall.nowMs() + 3_000; hall.nowMs() < untilMs; hall.after(200)) {
      assertThat(hall.listFor("E02")).isEqualTo(first);
    }
    hall.at(nextAt);
    assertThat(hall.listFor("E02")).isEqualTo(first).containsExactly("A001", "A002");
    assertThat(hall.numberOf(hall.next("E02"))).isEqualTo(first.get(0));
  }

  @Test
  @DisplayName(
      "C34: a service the window is reluctant about waits behind, it never blocks the window")
  void c34ReluctanceOrdersAndNeverWithholds() {
    HallPlan plan =
        oneWindow(SmallHall.skill("AA", 10), SmallHall.skill("AB", 0)).order("fcfs", 0).build();
    HallFixture hall = HallFixture.open(plan, "09:00:00");
    hall.issue("E", "AA");
    hall.after(1_000).issue("E", "AB");
    long call = hall.after(4_000).next("E01");
    assertThat(hall.numberOf(call)).isEqualTo("B001");
    long second = hall.at("09:00:31").finishAndNext("E01", call);
    assertThat(hall.numberOf(second)).isEqualTo("A001");
  }

  @Test
  @DisplayName("C34: a ticket that this window may not take does not stand in its way")
  void c34OthersTicketsDoNotBlock() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    hall.issue("E", "AD", SmallHall.MILITARY);
    hall.issue("W", "AA", SmallHall.MILITARY);
    hall.issue("E", "AA");
    assertThat(hall.numberOf(hall.next("E02"))).isEqualTo("A002");
  }

  @Test
  @DisplayName("nobody is called across the street")
  void wingsAreSeparate() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    hall.issue("E", "AA");
    assertThat(hall.refusal("W01", new Command.CallNext("W01", 0, "")))
        .isEqualTo(Refusal.Reason.NONE_WAITING);
    assertThat(hall.number(hall.issue("W", "AA"))).as("one counter a service").isEqualTo("A002");
  }

  @Test
  @DisplayName("a first no-show goes three places down, the second is passed over")
  void noShowGoesThreePlacesDown() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    long late = hall.issue("E", "AA");
    for (int i = 0; i < 4; i++) {
      hall.after(1_000).issue("E", "AA");
    }
    hall.doesNotCome("E02", hall.next("E02"));
    assertThat(hall.listFor("E02")).containsExactly("A002", "A003", "A004", "A001", "A005");
    for (int i = 0; i < 3; i++) {
      hall.finish("E02", hall.next("E02"));
    }
    hall.doesNotCome("E02", hall.next("E02"));
    assertThat(hall.stateOf(late)).contains(TicketState.PASSED);
    assertThat(hall.listFor("E02")).containsExactly("A005");
    assertThat(hall.state().figures().passed()).isEqualTo(1);
  }

  @Test
  @DisplayName("no-shows of several windows that go behind the same ticket keep their own order")
  void noShowsKeepTheirOwnOrder() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    for (int i = 0; i < 6; i++) {
      hall.issue("E", "AA");
    }
    long first = hall.next("E01");
    long second = hall.next("E02");
    hall.after(5_000).recall("E01", first);
    hall.recall("E02", second);
    hall.noShow("E02", second);
    hall.noShow("E01", first);
    assertThat(hall.listFor("E02")).containsExactly("A003", "A004", "A005", "A001", "A002", "A006");
  }

  @Test
  @DisplayName("a returned visitor keeps the place")
  void returnedKeepsThePlace() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    hall.issue("E", "AA");
    hall.after(1_000).issue("E", "AA");
    hall.giveBack("E02", hall.next("E02"));
    assertThat(hall.listFor("E02")).containsExactly("A001", "A002");
  }

  private static SmallHall oneWindow(HallPlan.Skill... skills) {
    return new SmallHall().windows(SmallHall.window("E01", "E", skills));
  }
}

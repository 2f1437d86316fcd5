package io.jiaohao.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Visitors called by themselves, and the turn of those without a head start. */
@DisplayName("Auto dispatch and turns")
class AutoDispatchCasesTest {
  private static final HallPlan THREE_ALIKE = new SmallHall().alikeWindows(3, "AA").build();

  private static HallFixture onAuto(HallPlan plan, String... windows) {
    HallFixture hall = HallFixture.open(plan, "09:00:00");
    for (String window : windows) {
      hall.granted(window, new Command.SetAuto(window, true));
    }
    return hall.at("09:01:00");
  }

  @Test
  @DisplayName("C25: a paused window, wherever it stands in the list, stops nobody")
  void c25PausedWindowStopsNobody() {
    HallFixture hall = onAuto(THREE_ALIKE, "W01", "W02", "W03");
    hall.granted("W03", new Command.PauseWindow("W03", "break", 0));
    for (int i = 0; i < 4; i++) {
      hall.issue("E", "AA");
    }
    hall.after(1);
    assertThat(hall.numberOf(hall.callAt("W01"))).isEqualTo("A001");
    assertThat(hall.numberOf(hall.callAt("W02"))).isEqualTo("A002");
    assertThat(hall.callAt("W03")).isZero();

    hall.after(5_000).finish("W01", hall.callAt("W01"));
    hall.after(5_000);
    assertThat(hall.numberOf(hall.callAt("W01"))).isEqualTo("A003");
    assertThat(hall.callAt("W03")).isZero();
    assertThat(hall.state().waiting()).isEqualTo(1);
  }

  @Test
  @DisplayName("C25: nobody is called to a window whose terminal is away, or that is closed")
  void c25OfflineWindowGetsNobody() {
    HallFixture hall = onAuto(THREE_ALIKE, "W01", "W02", "W03");
    hall.server(new Command.LoseDevice("W01"));
    hall.granted("W02", new Command.CloseWindow("W02"));
    hall.issue("E", "AA");
    hall.issue("E", "AA");
    hall.after(10_000);
    assertThat(hall.callAt("W01")).isZero();
    assertThat(hall.callAt("W02")).isZero();
    assertThat(hall.callAt("W03")).isNotZero();
    hall.server(new Command.RegainDevice("W01"));
    hall.after(1);
    assertThat(hall.callAt("W01")).isNotZero();
  }

  @Test
  @DisplayName("the window with the fewest skills is taken first, then the longest idle")
  void whichWindow() {
    HallPlan plan =
        new SmallHall()
            .windows(
                SmallHall.window("E01", "E", SmallHall.skill("AA", 0), SmallHall.skill("AB", 0)),
                SmallHall.window("E02", "E", SmallHall.skill("AA", 0)),
                SmallHall.window("E03", "E", SmallHall.skill("AA", 0)))
            .build();
    HallFixture hall = onAuto(plan, "E01", "E02", "E03");
    hall.issue("E", "AA");
    hall.after(1);
    long call = hall.callAt("E02");
    assertThat(call).isNotZero();
    hall.finish("E02", call);
    hall.after(60_000).issue("E", "AA");
    hall.after(1);
    assertThat(hall.callAt("E03")).isNotZero();
    assertThat(hall.callAt("E01")).isZero();
  }

  @Test
  @DisplayName("after a finish the five seconds of undo pass first, unless the clerk asks")
  void waitsOutTheUndo() {
    HallFixture hall = onAuto(THREE_ALIKE, "W01");
    hall.issue("E", "AA");
    hall.after(1);
    long first = hall.callAt("W01");
    hall.issue("E", "AA");
    hall.finish("W01", first);
    hall.after(4_999);
    assertThat(hall.callAt("W01")).isZero();
    hall.granted("W01", new Command.Undo("W01", first));
    hall.finish("W01", first);
    hall.after(5_000);
    assertThat(hall.callAt("W01")).isNotZero();
    hall.issue("E", "AA");
    hall.finish("W01", hall.callAt("W01"));
    assertThat(hall.numberOf(hall.next("W01"))).isEqualTo("A003");
  }

  @Test
  @DisplayName("C09: a ticket that is set aside is passed over, seen, and called by hand")
  void c09SetAside() {
    HallFixture hall = HallFixture.open(THREE_ALIKE, "09:00:00");
    hall.issue("E", "AA");
    long bad = hall.issue("E", "AA");
    hall.issue("E", "AA");
    hall.server(new Command.SetAside(bad));
    assertThat(hall.listFor("W01")).containsExactly("A001", "A003");
    assertThat(hall.state().waiting()).isEqualTo(3);
    hall.crashAndRestore();
    assertThat(hall.numberOf(hall.next("W01"))).isEqualTo("A001");
    assertThat(hall.numberOf(hall.next("W02"))).isEqualTo("A003");
    hall.granted("W03", new Command.CallTicket("W03", bad, "other"));
  }

  @Test
  @DisplayName("C32: at most three with a head start in a row, then one without")
  void c32TurnOfTheOrdinary() {
    HallPlan plan = new SmallHall().alikeWindows(1, "AA").maxInARow(3).build();
    HallFixture hall = HallFixture.open(plan, "09:00:00");
    List<Long> ordinary = new ArrayList<>(List.of(hall.issue("E", "AA")));
    List<Long> called = new ArrayList<>();
    for (int minute = 0; minute < 60; minute++) {
      hall.issue("E", "AA", SmallHall.MILITARY);
      if (minute % 10 == 5) {
        ordinary.add(hall.issue("E", "AA"));
      }
      String first = hall.listFor("W01").get(0);
      long call = hall.next("W01");
      assertThat(hall.numberOf(call)).isEqualTo(first);
      called.add(hall.ticketOf(call));
      hall.finish("W01", call);
      hall.after(60_000);
    }
    for (long ticket : ordinary.subList(0, ordinary.size() - 1)) {
      assertThat(called).contains(ticket);
      assertThat(called.subList(0, called.indexOf(ticket)).stream().filter(t -> t > ticket))
          .hasSizeLessThanOrEqualTo(3);
    }
    assertThat(called.indexOf(ordinary.get(0))).isEqualTo(3);
  }
}

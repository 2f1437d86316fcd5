package io.jiaohao.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.core.Refusal.Reason;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Actions taken back, and clerks who leave, while plans, windows and turns change around them. */
@DisplayName("When things change around a window")
class UndoAndPlanTest {
  private static final HallPlan.Window E01 =
      SmallHall.window("E01", "E", SmallHall.skill("AA", 0), SmallHall.skill("AB", 0));
  private static final HallPlan WITHOUT_E02 = new SmallHall().windows(E01).build();

  private static HallFixture hallWithOneWaiting() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    hall.issue("E", "AA");
    return hall;
  }

  @Test
  @DisplayName("a walk-in whose turn was taken back still has it")
  void turnComesBack() {
    HallFixture hall = HallFixture.open(new SmallHall().maxInARow(1).build(), "09:00:00");
    hall.issue("E", "AA");
    hall.issue("E", "AA", SmallHall.MILITARY);
    hall.issue("E", "AA", SmallHall.MILITARY);
    long first = hall.next("E02");
    assertThat(hall.numberOf(first)).isEqualTo("A002");
    hall.finish("E02", first);
    long turn = hall.next("E02");
    assertThat(hall.numberOf(turn)).isEqualTo("A001");
    hall.granted("E02", new Command.Undo("E02", turn));
    assertThat(hall.numberOf(hall.next("E02"))).isEqualTo("A001");
  }

  @Test
  @DisplayName("what was done under the plan before cannot be taken back")
  void newPlanEndsUndo() {
    HallFixture hall = hallWithOneWaiting();
    long call = hall.next("E02");
    hall.finish("E02", call);
    hall.server(new Command.AdoptPlan(new SmallHall().numberDigits(4).build()));
    assertThat(hall.refusal("E02", new Command.Undo("E02", call)))
        .isEqualTo(Reason.NOTHING_TO_UNDO);
  }

  @Test
  @DisplayName("a window that has left the plan keeps its call when a start is taken back there")
  void undoAtAWindowThatHasLeft() {
    HallFixture hall = hallWithOneWaiting();
    long call = hall.next("E02");
    hall.server(new Command.AdoptPlan(WITHOUT_E02));
    hall.start("E02", call);
    hall.granted("E02", new Command.Undo("E02", call));
    assertThat(hall.callAt("E02")).isEqualTo(call);
    hall.start("E02", call);
    hall.finish("E02", call);
    assertThat(hall.state().desks()).doesNotContainKey("E02");
  }

  @Test
  @DisplayName("a call taken back of somebody sent to a window that takes a break: back in line")
  void undoOfACallOfSomebodySentElsewhere() {
    HallFixture hall = hallWithOneWaiting();
    long ticket = hall.state().lastTicketId();
    long call = hall.next("E01");
    hall.start("E01", call);
    Command.Target toE02 = new Command.Target("", "", "E02");
    hall.granted("E01", new Command.TransferTicket("E01", call, toE02, Command.Place.KEEPS));
    long byHand =
        HallFixture.calledBy(
            hall.granted("E01", new Command.CallTicket("E01", ticket, "helper-asked")));
    hall.granted("E02", new Command.PauseWindow("E02", "lunch", 0));
    hall.granted("E01", new Command.Undo("E01", byHand));
    assertThat(hall.listFor("E01")).containsExactly("A001");
  }

  @Test
  @DisplayName("a finish is not taken back once its number from paper has been entered again")
  void paperNumberCameAgain() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    Command paper = new Command.EnterPaperTicket("E", "AA", "", "P-1", hall.nowMs());
    hall.granted("E02", paper);
    long call = hall.next("E02");
    hall.finish("E02", call);
    hall.granted("E01", paper);
    assertThat(hall.refusal("E02", new Command.Undo("E02", call))).isEqualTo(Reason.CHANGED_SINCE);
  }

  @Test
  @DisplayName("a zone's tickets end by id, also one that was called and taken back")
  void resetAfterUndo() {
    HallFixture hall = hallWithOneWaiting();
    hall.issue("E", "AA");
    hall.granted("E02", new Command.Undo("E02", hall.next("E02")));
    assertThat(hall.granted("manager", new Command.ResetZone("Z1")))
        .containsExactly(new Event.TicketCancelled(1), new Event.TicketCancelled(2));
  }

  @Test
  @DisplayName("a clerk can move on from a window that has left the plan: its visitor is on hold")
  void clerkLeavesAWindowThatHasLeft() {
    HallFixture hall = hallWithOneWaiting();
    long ticket = hall.state().lastTicketId();
    hall.granted("E02", new Command.SignIn("E02", "clerk-7", false));
    hall.start("E02", hall.next("E02"));
    hall.server(new Command.AdoptPlan(WITHOUT_E02));
    hall.granted("E01", new Command.SignIn("E01", "clerk-7", true));
    assertThat(hall.state().desks()).doesNotContainKey("E02");
    assertThat(hall.state().desks().get("E01").clerk).isEqualTo("clerk-7");
    assertThat(hall.stateOf(ticket)).contains(TicketState.HELD);
  }

  @Test
  @DisplayName("services that a window inherits are no skills of it: the longest idle is called to")
  void inheritedServicesAreNoSkills() {
    HallPlan.Window wholeZone =
        SmallHall.window("E01", "E", SmallHall.skill("AA", 0), SmallHall.skill("AB", 0));
    HallPlan.Window half =
        SmallHall.window("E02", "E", SmallHall.skill("AA", 0), SmallHall.skill("AD", 0));
    SmallHall plan = new SmallHall().zones("Z1", "Z2");
    HallFixture hall = HallFixture.closed(plan.build(), "09:00:00");
    hall.issue("E", "AC");
    hall.server(
        new Command.AdoptPlan(
            plan.services(
                    SmallHall.service("AA", "A", 5),
                    SmallHall.service("AB", "B", 10),
                    SmallHall.inZone("Z2", SmallHall.service("AD", "D", 20)))
                .windows(wholeZone, half)
                .build()));
    hall.cancel(hall.state().lastTicketId());
    for (HallPlan.Window window : List.of(wholeZone, half)) {
      hall.server(new Command.RegainDevice(window.id()));
      hall.server(new Command.OpenWindow(window.id()));
      hall.server(new Command.SetAuto(window.id(), true));
      hall.after(60_000);
    }
    hall.issue("E", "AA");
    hall.after(1);
    assertThat(hall.callAt("E01")).isEqualTo(1);
  }
}

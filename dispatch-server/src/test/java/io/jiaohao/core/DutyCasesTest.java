package io.jiaohao.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.core.Refusal.Reason;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Clerks and their windows. */
@DisplayName("Clerks at windows")
class DutyCasesTest {

  private static HallFixture hallWithClerkServing() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    hall.granted("E01", new Command.SignIn("E01", "clerk-7", false));
    hall.issue("E", "AA");
    hall.start("E01", hall.next("E01"));
    return hall;
  }

  @Test
  @DisplayName("C37: a clerk who sits elsewhere is refused, and after taking over has one window")
  void c37OneClerkOneWindow() {
    HallFixture hall = hallWithClerkServing();
    hall.issue("E", "AA");
    assertThat(hall.refusal("E02", new Command.SignIn("E02", "clerk-7", false)))
        .isEqualTo(Reason.CLERK_ELSEWHERE);
    hall.granted("E02", new Command.SignIn("E02", "clerk-7", true));

    assertThat(hall.stateOf(1)).contains(TicketState.HELD);
    assertThat(hall.state().tickets().get(1L).marks().hold().reason()).isEqualTo("signed-off");
    assertThat(hall.refusal("E01", new Command.CallNext("E01", 0, "")))
        .isEqualTo(Reason.WINDOW_CLOSED);
    assertThat(hall.numberOf(hall.resume("E02", 1))).isEqualTo("A001");
    assertThat(hall.refusal("E02", new Command.CallNext("E02", 0, "")))
        .isEqualTo(Reason.WINDOW_BUSY);
  }

  @Test
  @DisplayName("a shift changes with the call open: the new clerk goes on with it")
  void shiftChange() {
    HallFixture hall = hallWithClerkServing();
    long call = hall.callAt("E01");
    assertThat(hall.refusal("E01", new Command.SignOut("E01"))).isEqualTo(Reason.WINDOW_BUSY);
    assertThat(hall.refusal("E01", new Command.SignIn("E01", "clerk-9", false)))
        .isEqualTo(Reason.WINDOW_TAKEN);
    hall.granted("E01", new Command.SignIn("E01", "clerk-9", true));
    assertThat(hall.callAt("E01")).isEqualTo(call);
    hall.finish("E01", call);
    hall.granted("P1", new Command.RateCall(call, 4, "pad"));
    assertThat(hall.state().finished().find(call).orElseThrow().clerk()).isEqualTo("clerk-9");
  }

  @Test
  @DisplayName("a window on a break calls nobody, and tells when it will be back")
  void pause() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "11:30:00");
    hall.issue("E", "AA");
    long backMs = hall.nowMs() + 45 * 60_000;
    assertThat(hall.refusal("E01", new Command.PauseWindow("E01", "golf", backMs)))
        .isEqualTo(Reason.UNKNOWN_REASON);
    hall.granted("E01", new Command.PauseWindow("E01", "lunch", backMs));
    assertThat(hall.refusal("E01", new Command.CallNext("E01", 0, "")))
        .isEqualTo(Reason.WINDOW_PAUSED);
    hall.crashAndRestore();
    assertThat(hall.state().desks().get("E01").pausedUntilMs).isEqualTo(backMs);
    hall.granted("E01", new Command.OpenWindow("E01"));
    hall.next("E01");
  }

  @Test
  @DisplayName("C38: issue and serve serves exactly the new visitor; a busy window uses no number")
  void c38IssueAndServe() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    hall.issue("E", "AB");
    hall.issue("E", "AB", SmallHall.SPECIAL_NEED);
    hall.issue("E", "AB");
    long call =
        HallFixture.calledBy(hall.granted("E01", new Command.IssueAndServe("E01", "AB", "")));
    assertThat(hall.numberOf(call)).isEqualTo("B004");
    assertThat(hall.stateOf(4)).contains(TicketState.SERVING);
    assertThat(hall.listFor("E01")).containsExactly("B002", "B001", "B003");
    assertThat(hall.refusal("E01", new Command.IssueAndServe("E01", "AB", "")))
        .isEqualTo(Reason.WINDOW_BUSY);
    assertThat(hall.refusal("E02", new Command.IssueAndServe("E02", "AB", "")))
        .isEqualTo(Reason.NOT_SERVED_HERE);
    assertThat(hall.number(hall.issue("E", "AB"))).isEqualTo("B005");
  }

  @Test
  @DisplayName("a chosen ticket is called with a reason, which is kept, and not across the street")
  void callsAChosenTicket() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    hall.issue("E", "AA");
    long chosen = hall.issue("E", "AA");
    assertThat(hall.refusal("E01", new Command.CallTicket("E01", chosen, "friend")))
        .isEqualTo(Reason.UNKNOWN_REASON);
    assertThat(hall.refusal("W01", new Command.CallTicket("W01", chosen, "urgent")))
        .isEqualTo(Reason.SERVICE_NOT_HERE);
    Event.TicketCalled called =
        (Event.TicketCalled)
            hall.granted("E01", new Command.CallTicket("E01", chosen, "urgent")).get(0);
    assertThat(called.reason().deciding()).isEqualTo(CallReason.Deciding.BY_HAND);
    assertThat(called.reason().byHand()).isEqualTo("urgent");
  }

  @Test
  @DisplayName("C24: a manager releases a call of a window whose terminal is gone")
  void managerReleases() {
    HallFixture hall = hallWithClerkServing();
    hall.server(new Command.LoseDevice("E01"));
    hall.granted("M1", new Command.ReleaseCall(hall.callAt("E01"), "break"));
    assertThat(hall.stateOf(1)).contains(TicketState.WAITING);
    assertThat(hall.callAt("E01")).isZero();
    hall.next("E02");
  }

  @Test
  @DisplayName("C40: a call that ends twice counts once")
  void c40CountsOnce() {
    HallFixture hall = hallWithClerkServing();
    long call = hall.callAt("E01");
    hall.finish("E01", call);
    assertThat(hall.refusal("E01", new Command.FinishService("E01", call, "")))
        .isEqualTo(Reason.CALL_ENDED);
    assertThat(hall.refusal("E01", new Command.CallNext("E01", call, "")))
        .isEqualTo(Reason.CALL_ENDED);
    assertThat(hall.state().figures().served()).isEqualTo(1);
  }
}

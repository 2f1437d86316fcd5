package io.jiaohao.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.core.Refusal.Reason;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A visitor who has to fetch something is not mislaid, and an action can be taken back. */
@DisplayName("Held visitors, and actions taken back")
class HoldCasesTest {

  @Test
  @DisplayName("C35: called back and not there means on hold again, reason and beginning kept")
  void c35HeldPersonWhoDoesNotCome() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    long ticket = hall.issue("E", "AA");
    long first = hall.next("E01");
    hall.start("E01", first);
    hall.at("09:10:00");
    hall.granted("E01", new Command.HoldTicket("E01", first, "form-missing", 0));
    assertThat(hall.stateOf(ticket)).contains(TicketState.HELD);

    hall.at("09:30:00");
    long second = hall.resume("E02", ticket);
    hall.at("09:30:30");
    hall.noShow("E02", second);

    assertThat(hall.stateOf(ticket)).contains(TicketState.HELD);
    HallImage.Hold hold = hall.state().tickets().get(ticket).marks().hold();
    assertThat(hold.reason()).isEqualTo("form-missing");
    assertThat(hold.window()).isEqualTo("E01");
    assertThat(hall.nowMs() - hold.sinceMs()).isEqualTo(20 * 60_000 + 30_000);
    assertThat(hall.callAt("E02")).isZero();

    hall.at("09:40:00");
    long third = hall.resume("E01", ticket);
    hall.start("E01", third);
    hall.finish("E01", third);
    assertThat(hall.state().figures().issued()).isEqualTo(1);
    assertThat(hall.state().figures().served()).isEqualTo(1);
  }

  @Test
  @DisplayName("who is called back from hold is called as often as anybody before it is a no-show")
  void noShowFromHoldNeedsTheCalls() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    long ticket = hall.issue("E", "AA");
    long first = hall.next("E01");
    hall.start("E01", first);
    hall.granted("E01", new Command.HoldTicket("E01", first, "copy", 0));
    long again = hall.resume("E01", ticket);

    assertThat(hall.refusal("E01", new Command.MarkNoShow("E01", again)))
        .isEqualTo(Reason.NOT_CALLED_ENOUGH);
    hall.after(6_000).recall("E01", again);
    hall.noShow("E01", again);
    assertThat(hall.stateOf(ticket)).contains(TicketState.HELD);
  }

  @Test
  @DisplayName("a hold survives a crash, and a second hold tells its own reason")
  void holdSurvivesACrash() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    long ticket = hall.issue("E", "AA");
    long call = hall.next("E01");
    hall.start("E01", call);
    hall.granted("E01", new Command.HoldTicket("E01", call, "copy", hall.nowMs() + 600_000));
    hall.crashAndRestore();
    long again = hall.resume("E02", ticket);
    hall.start("E02", again);
    hall.granted("E02", new Command.HoldTicket("E02", again, "payment", 0));
    assertThat(hall.state().tickets().get(ticket).marks().hold().reason()).isEqualTo("payment");
    assertThat(hall.state().tickets().get(ticket).marks().hold().window()).isEqualTo("E02");
  }

  @Test
  @DisplayName("holding needs a started service, a known reason and a time that is still to come")
  void holdIsRefused() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    hall.issue("E", "AA");
    long call = hall.next("E01");
    assertThat(hall.refusal("E01", new Command.HoldTicket("E01", call, "copy", 0)))
        .isEqualTo(Reason.NOT_SERVING);
    hall.start("E01", call);
    assertThat(hall.refusal("E01", new Command.HoldTicket("E01", call, "bored", 0)))
        .isEqualTo(Reason.UNKNOWN_REASON);
    assertThat(hall.refusal("E01", new Command.HoldTicket("E01", call, "copy", hall.nowMs())))
        .isEqualTo(Reason.BAD_TIME);
  }

  @Test
  @DisplayName("a call taken back leaves the ticket where it stood, and figures as they were")
  void callIsTakenBack() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    hall.issue("E", "AA");
    hall.issue("E", "AA");
    DayFigures before = hall.state().figures();
    long call = hall.next("E01");
    hall.after(4_000);
    hall.granted("E01", new Command.Undo("E01", call));

    assertThat(hall.listFor("E01")).containsExactly("A001", "A002");
    assertThat(hall.callAt("E01")).isZero();
    assertThat(hall.state().figures()).isEqualTo(before);
    assertThat(hall.refusal("E01", new Command.Undo("E01", call)))
        .isEqualTo(Reason.NOTHING_TO_UNDO);
    assertThat(hall.next("E01")).isEqualTo(call + 1);
  }

  @Test
  @DisplayName("the main key taken back brings the finished visitor back to the window")
  void finishAndNextIsTakenBack() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    long served = hall.issue("E", "AA");
    hall.issue("E", "AA");
    long first = hall.next("E01");
    hall.start("E01", first);
    long second = hall.finishAndNext("E01", first);
    hall.after(5_000);
    hall.granted("E01", new Command.Undo("E01", second));

    assertThat(hall.callAt("E01")).isEqualTo(first);
    assertThat(hall.stateOf(served)).contains(TicketState.SERVING);
    assertThat(hall.listFor("E01")).containsExactly("A002");
    hall.finish("E01", first);
    assertThat(hall.state().figures().served()).isEqualTo(1);
  }

  @Test
  @DisplayName("a no-show taken back stands at the window again, with the time it had left")
  void noShowIsTakenBack() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    long ticket = hall.issue("E", "AA");
    long call = hall.next("E01");
    hall.after(6_000).recall("E01", call);
    long deadlineMs = hall.state().nextDeadlineMs();
    hall.noShow("E01", call);
    hall.after(3_000).granted("E01", new Command.Undo("E01", call));
    assertThat(hall.stateOf(ticket)).contains(TicketState.CALLED);
    assertThat(hall.state().nextDeadlineMs()).isEqualTo(deadlineMs + 3_000);
    assertThat(hall.state().tickets().get(ticket).passes()).isZero();
  }

  @Test
  @DisplayName("nothing is taken back after five seconds, or once something has happened to it")
  void undoIsRefused() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    long ticket = hall.issue("E", "AA");
    long call = hall.next("E01");
    hall.after(5_001);
    assertThat(hall.refusal("E01", new Command.Undo("E01", call))).isEqualTo(Reason.UNDO_TOO_LATE);
    hall.start("E01", call);
    hall.giveBack("E01", call);
    hall.next("E02");
    assertThat(hall.refusal("E01", new Command.Undo("E01", call))).isEqualTo(Reason.CHANGED_SINCE);
    assertThat(hall.stateOf(ticket)).contains(TicketState.CALLED);
    assertThat(hall.refusal("E02", new Command.Undo("E02", call)))
        .isEqualTo(Reason.NOTHING_TO_UNDO);
  }

  @Test
  @DisplayName("a finish that has been rated stays finished")
  void ratedFinishStays() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    hall.issue("E", "AA");
    long call = hall.next("E01");
    hall.finish("E01", call);
    hall.granted("P1", new Command.RateCall(call, 5, "pad"));
    assertThat(hall.refusal("E01", new Command.Undo("E01", call))).isEqualTo(Reason.CHANGED_SINCE);
  }
}

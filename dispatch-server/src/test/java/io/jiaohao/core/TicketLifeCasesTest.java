package io.jiaohao.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A call belongs to one ticket and one window; whoever names another call moves nobody. */
@DisplayName("Tickets and their calls")
class TicketLifeCasesTest {

  @Test
  @DisplayName(
      "C12: after a crash everybody is where they were, once, and the figures are the same")
  void c12EverybodyIsThereOnce() {
    HallPlan plan =
        new SmallHall()
            .windows(
                SmallHall.window("W01", "E", SmallHall.skill("AA", 0)),
                SmallHall.window("W02", "E", SmallHall.skill("AA", 0)))
            .calls(new HallPlan.CallRules(1, 1, 20_000, 20_000, 5_000, 3, 1))
            .build();
    HallFixture hall = HallFixture.open(plan, "09:00:00");
    List<Long> five = List.of(issue(hall), issue(hall), issue(hall), issue(hall), issue(hall));
    hall.finish("W01", hall.next("W01"));
    hall.noShow("W01", hall.next("W01"));
    long serving = hall.next("W01");
    hall.start("W01", serving);
    long called = hall.next("W02");

    long deadlineMs = hall.state().nextDeadlineMs();
    hall.crashAndRestore();
    hall.awayFor(60_000).server(new Command.Resume());

    assertThat(five.stream().map(hall::stateOf).map(s -> s.map(Enum::name).orElse("ended")))
        .containsExactly("ended", "PASSED", "SERVING", "CALLED", "WAITING");
    assertThat(hall.numberOf(hall.callAt("W01"))).isEqualTo("A003");
    assertThat(hall.numberOf(hall.callAt("W02"))).isEqualTo("A004");
    assertThat(hall.refusal("W01", new Command.CallNext("W01", 0, "")))
        .isEqualTo(Refusal.Reason.WINDOW_BUSY);
    assertThat(hall.state().image().windows()).allMatch(w -> w.open() && w.offline());
    assertThat(hall.state().figures())
        .isEqualTo(new DayFigures(5, 4, 1, 1, 1, 0, 0, Overtime.NONE));

    hall.server(new Command.RegainDevice("W01"));
    hall.server(new Command.RegainDevice("W02"));
    assertThat(hall.state().nextDeadlineMs()).isEqualTo(deadlineMs + 60_000 + 30_000);
    hall.start("W02", called);
    assertThat(hall.numberOf(hall.finishAndNext("W01", serving))).isEqualTo("A005");
  }

  private static long issue(HallFixture hall) {
    return hall.issue("E", "AA");
  }

  @Test
  @DisplayName("C23: a stale screen is told that the call has ended and touches nobody")
  void c23StaleScreenTouchesNobody() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    long ticket = hall.issue("E", "AA");
    long old = hall.next("E01");
    hall.giveBack("E01", old);
    long now = hall.next("E02");
    hall.start("E02", now);
    long digest = hall.state().digest();

    assertThat(allActions("E01", old))
        .allSatisfy(c -> assertThat(hall.refusal("E01", c)).isEqualTo(Refusal.Reason.CALL_ENDED));
    assertThat(allActions("E01", now))
        .allSatisfy(
            c -> assertThat(hall.refusal("E01", c)).isEqualTo(Refusal.Reason.NOT_YOUR_CALL));
    assertThat(allActions("E01", now + 1))
        .allSatisfy(c -> assertThat(hall.refusal("E01", c)).isEqualTo(Refusal.Reason.UNKNOWN_CALL));
    assertThat(hall.state().digest()).isEqualTo(digest);
    assertThat(hall.stateOf(ticket)).contains(TicketState.SERVING);
  }

  private static List<Command> allActions(String window, long callId) {
    return List.of(
        new Command.CallNext(window, callId, ""),
        new Command.Recall(window, callId),
        new Command.StartService(window, callId),
        new Command.FinishService(window, callId, ""),
        new Command.MarkNoShow(window, callId),
        new Command.ReturnTicket(window, callId, "break"));
  }

  @Test
  @DisplayName(
      "C24: a finish ends one call, today's; again, or with yesterday's call id, it ends none")
  void c24FinishEndsOneCall() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "16:00:00");
    hall.issue("E", "AA");
    long yesterday = hall.next("E02");
    hall.start("E02", yesterday);
    hall.on("2026-03-04", "09:00:00");
    hall.issue("E", "AA");
    hall.issue("E", "AA");
    long today = hall.next("E02");
    long neighbour = hall.next("E01");
    assertThat(hall.numberOf(today)).isEqualTo("A001");

    assertThat(hall.refusal("E02", new Command.MarkNoShow("E02", yesterday)))
        .isEqualTo(Refusal.Reason.CALL_ENDED);
    hall.finish("E02", today);
    assertThat(hall.refusal("E02", new Command.FinishService("E02", today, "")))
        .isEqualTo(Refusal.Reason.CALL_ENDED);
    assertThat(hall.callAt("E01")).isEqualTo(neighbour);
    assertThat(hall.state().figures().served()).isEqualTo(1);
  }

  @Test
  @DisplayName("C26: the no-show comes 60 s of stamps after the call, and only once")
  void c26NoShowGoesByStamps() {
    HallPlan plan =
        new SmallHall().calls(new HallPlan.CallRules(1, 1, 20_000, 60_000, 5_000, 3, 1)).build();
    HallFixture hall = HallFixture.open(plan, "09:58:00");
    long first = hall.issue("E", "AA");
    hall.at("09:59:30").next("E02");
    hall.at("10:00:29.999");
    assertThat(hall.stateOf(first)).contains(TicketState.CALLED);
    hall.at("10:00:30");
    assertThat(hall.stateOf(first)).contains(TicketState.PASSED);
    hall.at("11:00:00");
    assertThat(hall.state().figures().noShows()).isEqualTo(1);
  }

  @Test
  @DisplayName("C26: while the stamp stands still, who comes later still stands behind")
  void c26StampStandsStill() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "10:00:00");
    hall.issue("E", "AA");
    hall.issue("E", "AA");
    hall.issue("E", "AA");
    assertThat(hall.listFor("E02")).containsExactly("A001", "A002", "A003");
  }

  @Test
  @DisplayName("a call announces itself three times 20 s apart, then it is a no-show")
  void callAnnouncesItself() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "10:00:00");
    long ticket = hall.issue("E", "AA");
    long call = hall.next("E02");
    hall.at("10:00:39.999");
    assertThat(hall.state().calls().get(call).announcement()).isEqualTo(2);
    hall.at("10:00:40");
    assertThat(hall.state().calls().get(call).announcement()).isEqualTo(3);
    hall.at("10:00:59.999");
    assertThat(hall.stateOf(ticket)).contains(TicketState.CALLED);
    hall.at("10:01:00");
    assertThat(hall.stateOf(ticket)).contains(TicketState.WAITING);
  }

  @Test
  @DisplayName("recalls keep their gap and their limit; a no-show needs enough calls")
  void recallsAndNoShowsAreLimited() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "10:00:00");
    hall.issue("E", "AA");
    long call = hall.next("E02");
    hall.after(4_999);
    assertThat(hall.refusal("E02", new Command.Recall("E02", call)))
        .isEqualTo(Refusal.Reason.RECALL_TOO_SOON);
    assertThat(hall.refusal("E02", new Command.MarkNoShow("E02", call)))
        .isEqualTo(Refusal.Reason.NOT_CALLED_ENOUGH);
    hall.after(1).recall("E02", call);
    hall.after(5_000).recall("E02", call);
    hall.after(5_000);
    assertThat(hall.refusal("E02", new Command.Recall("E02", call)))
        .isEqualTo(Refusal.Reason.RECALL_LIMIT);
    hall.start("E02", call);
    assertThat(hall.refusal("E02", new Command.MarkNoShow("E02", call)))
        .isEqualTo(Refusal.Reason.ALREADY_STARTED);
    assertThat(hall.refusal("E02", new Command.Recall("E02", call)))
        .isEqualTo(Refusal.Reason.ALREADY_STARTED);
  }

  @Test
  @DisplayName("finishing with nobody waiting is granted and gives no new call")
  void finishingWithNobodyWaiting() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "10:00:00");
    hall.issue("E", "AA");
    long call = hall.next("E02");
    Decision decision = hall.ask("E02", new Command.CallNext("E02", call, "papers missing"));
    assertThat(decision)
        .isEqualTo(Decision.accepted(new Event.ServiceFinished(call, "papers missing", 0)));
  }

  @Test
  @DisplayName("a window's terminal is offline until it is back, and again after a restart")
  void terminalIsOfflineUntilItIsBack() {
    HallFixture hall = HallFixture.closed(SmallHall.plan(), "10:00:00");
    assertThat(hall.state().image().windows()).allMatch(HallImage.Window::offline);
    hall.server(new Command.RegainDevice("E01"));
    assertThat(hall.state().image().windows().get(0).offline()).isFalse();
    long seq = hall.state().seq();
    hall.server(new Command.RegainDevice("E01"));
    assertThat(hall.state().seq()).isEqualTo(seq);
    hall.server(new Command.Resume());
    assertThat(hall.state().image().windows()).allMatch(HallImage.Window::offline);
  }
}

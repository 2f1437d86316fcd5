package io.jiaohao.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.core.Refusal.Reason;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A number counts once its slip is in somebody's hand. */
@DisplayName("Slips and paper")
class SlipCasesTest {

  private static long issuePrinting(HallFixture hall) {
    return ((Event.TicketIssued)
            hall.granted("K1", new Command.IssueTicket("E", "AA", "", "K1", "")).get(0))
        .ticketId();
  }

  @Test
  @DisplayName("C36: without a slip a number is not waiting and is not called; then it is void")
  void c36NoSlipCameOut() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    long ticket = issuePrinting(hall);
    assertThat(hall.state().waiting()).isZero();
    assertThat(hall.refusal("E01", new Command.CallNext("E01", 0, "")))
        .isEqualTo(Reason.NONE_WAITING);
    hall.at("09:00:29");
    assertThat(hall.stateOf(ticket)).contains(TicketState.PRINTING);
    hall.at("09:00:30");
    assertThat(hall.stateOf(ticket)).contains(TicketState.VOIDED);
    assertThat(hall.refusal("E01", new Command.CallNext("E01", 0, "")))
        .isEqualTo(Reason.NONE_WAITING);
  }

  @Test
  @DisplayName("C36: printed late after all, the same number counts, from its issue on")
  void c36PrintedLate() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    long ticket = issuePrinting(hall);
    hall.after(1_000).issue("E", "AA");
    hall.at("09:03:00");
    hall.granted("K1", new Command.ConfirmPrint(ticket));
    assertThat(hall.listFor("E02")).containsExactly("A001", "A002");
    assertThat(hall.refusal("K1", new Command.ConfirmPrint(ticket))).isEqualTo(Reason.NOT_PRINTING);
  }

  @Test
  @DisplayName("C36: a failed print voids at once, and a clerk who sees the slip brings it back")
  void c36RevivedByTheClerk() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    long ticket = issuePrinting(hall);
    assertThat(hall.refusal("E01", new Command.ReviveTicket(ticket))).isEqualTo(Reason.NOT_VOID);
    hall.granted("K1", new Command.ReportPrintFailure(ticket));
    assertThat(hall.stateOf(ticket)).contains(TicketState.VOIDED);
    hall.granted("E01", new Command.ReviveTicket(ticket));
    assertThat(hall.numberOf(hall.next("E01"))).isEqualTo("A001");
  }

  @Test
  @DisplayName(
      "while its kiosk is away a slip's time stands still; the server's absence is given back")
  void kioskAway() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    long ticket = issuePrinting(hall);
    hall.at("09:00:20").server(new Command.LoseKiosk("K1"));
    hall.at("09:10:00");
    assertThat(hall.stateOf(ticket)).contains(TicketState.PRINTING);
    hall.server(new Command.RegainKiosk("K1"));
    hall.at("09:10:29");
    assertThat(hall.stateOf(ticket)).contains(TicketState.PRINTING);
    hall.awayUntil("2026-03-03", "09:20:00").server(new Command.Resume());
    hall.at("09:20:59");
    assertThat(hall.stateOf(ticket)).contains(TicketState.PRINTING);
    hall.at("09:21:00");
    assertThat(hall.stateOf(ticket)).contains(TicketState.VOIDED);
  }

  @Test
  @DisplayName("numbers from paper join where their time puts them, and none comes twice")
  void paperNumbers() {
    HallFixture hall =
        HallFixture.open(new SmallHall().order(QueueOrder.FCFS, 0).build(), "09:00:00");
    long openedMs = hall.nowMs();
    hall.at("09:30:00").issue("E", "AA");
    hall.granted("E01", new Command.EnterPaperTicket("E", "AA", "", "P-2", openedMs + 120_000));
    hall.granted("E01", new Command.EnterPaperTicket("E", "AA", "", "P-1", openedMs + 60_000));
    assertThat(hall.listFor("E02")).containsExactly("P-1", "P-2", "A001");
    assertThat(hall.refusal("E01", new Command.EnterPaperTicket("E", "AA", "", "P-1", openedMs)))
        .isEqualTo(Reason.NUMBER_IN_USE);
    assertThat(
            hall.refusal(
                "E01", new Command.EnterPaperTicket("E", "AA", "", "P-3", hall.nowMs() + 1)))
        .isEqualTo(Reason.BAD_TIME);
    assertThat(hall.refusal("E01", new Command.EnterPaperTicket("E", "AA", "", "第一", openedMs)))
        .isEqualTo(Reason.BAD_NUMBER);
    assertThat(hall.refusal("E01", new Command.EnterPaperTicket("E", "AA", "", "A7", openedMs)))
        .isEqualTo(Reason.BAD_NUMBER);
    hall.issue("E", "AA");
    assertThat(hall.listFor("E02")).endsWith("A002");
  }

  @Test
  @DisplayName("passed over, a visitor may come back once, within the hour, three places down")
  void rejoin() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    long ticket = hall.issue("E", "AA");
    hall.doesNotCome("E02", hall.next("E02"));
    hall.doesNotCome("E02", hall.next("E02"));
    assertThat(hall.stateOf(ticket)).contains(TicketState.PASSED);
    for (int i = 0; i < 4; i++) {
      hall.issue("E", "AA");
    }
    hall.granted("K1", new Command.RejoinTicket(ticket));
    assertThat(hall.listFor("E02")).containsExactly("A002", "A003", "A004", "A001", "A005");
    for (int i = 0; i < 3; i++) {
      hall.finish("E02", hall.next("E02"));
    }
    hall.doesNotCome("E02", hall.next("E02"));
    assertThat(hall.refusal("K1", new Command.RejoinTicket(ticket)))
        .isEqualTo(Reason.REJOINED_ALREADY);
  }

  @Test
  @DisplayName("after the hour a passed visitor takes a new number")
  void rejoinTooLate() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    long ticket = hall.issue("E", "AA");
    hall.doesNotCome("E02", hall.next("E02"));
    hall.doesNotCome("E02", hall.next("E02"));
    hall.after(60 * 60_000 + 1);
    assertThat(hall.refusal("K1", new Command.RejoinTicket(ticket)))
        .isEqualTo(Reason.REJOIN_TOO_LATE);
  }

  @Test
  @DisplayName("C44: resetting a zone ends its waiting tickets alone, and no number comes again")
  void c44ResetOfOneZone() {
    HallPlan plan =
        new SmallHall()
            .services(
                SmallHall.service("AA", "A", 5),
                new HallPlan.Service("AB", new Words("AB", "AB"), "Z2", "B", 300_000, 100))
            .zones("Z1", "Z2")
            .windows(
                SmallHall.window("E01", "E", SmallHall.skill("AA", 0), SmallHall.skill("AB", 0)))
            .build();
    HallFixture hall = HallFixture.open(plan, "09:00:00");
    long serving = hall.issue("E", "AA");
    hall.start("E01", hall.next("E01"));
    long waiting = hall.issue("E", "AA");
    long other = hall.issue("E", "AB");
    hall.granted("M1", new Command.ResetZone("Z1"));
    assertThat(hall.stateOf(serving)).contains(TicketState.SERVING);
    assertThat(hall.stateOf(waiting)).isEmpty();
    assertThat(hall.stateOf(other)).contains(TicketState.WAITING);
    assertThat(hall.number(hall.issue("E", "AA"))).isEqualTo("A003");
    assertThat(hall.refusal("M1", new Command.ResetZone("Z9"))).isEqualTo(Reason.UNKNOWN_ZONE);
  }

  @Test
  @DisplayName("issuing stops for one service alone, until it goes on")
  void stopsIssuing() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    hall.granted("M1", new Command.StopIssuing("AA"));
    assertThat(hall.refusal("K1", new Command.IssueTicket("E", "AA", "")))
        .isEqualTo(Reason.ISSUING_STOPPED);
    hall.issue("E", "AB");
    hall.crashAndRestore();
    assertThat(hall.refusal("M1", new Command.StopIssuing("AA"))).isEqualTo(Reason.ISSUING_STOPPED);
    hall.granted("M1", new Command.ResumeIssuing("AA"));
    assertThat(hall.number(hall.issue("E", "AA"))).isEqualTo("A001");
  }
}

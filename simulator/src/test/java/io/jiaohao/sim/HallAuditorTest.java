package io.jiaohao.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.config.HallFile;
import io.jiaohao.protocol.wire.Became;
import io.jiaohao.protocol.wire.Call;
import io.jiaohao.protocol.wire.Finish;
import io.jiaohao.protocol.wire.IssueTicket;
import io.jiaohao.protocol.wire.Issued;
import io.jiaohao.protocol.wire.Next;
import io.jiaohao.protocol.wire.RateCall;
import io.jiaohao.protocol.wire.Refusal;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.Start;
import io.jiaohao.protocol.wire.Status;
import io.jiaohao.protocol.wire.WindowPicture;
import io.jiaohao.protocol.wire.WindowState;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each fault is planted in replies and pictures; the auditor must find it, and nothing else. */
class HallAuditorTest {
  private static final long NINE = 1_000_000_000L;
  private static final Place A_EAST = new Place("E", "A");

  private final Faults faults = new Faults();
  private long nowMs = NINE + 60_000;
  private final HallAuditor auditor =
      new HallAuditor(HallFile.defaultHall(), new Tally(DayFigures.nowhere()), faults);

  @BeforeEach
  void theHallOpens() {
    auditor.tickets().begins(NINE, Map.of(A_EAST, 0L));
  }

  private void issued(long ticket, String number) {
    Issued issued =
        Issued.newBuilder()
            .setTicketId(ticket)
            .setNumber(number)
            .setService("AA")
            .setWing("E")
            .setIssuedMs(NINE + 1_000)
            .build();
    auditor.kioskAnswered(
        AuditedHall.KIOSK,
        Request.newBuilder().setIssueTicket(IssueTicket.newBuilder().setService("AA")).build(),
        done().setIssued(issued).build(),
        NINE + 1_000);
  }

  private static Reply.Builder done() {
    return Reply.newBuilder().setStatus(Status.STATUS_DONE);
  }

  private void next(String window, long finishing, Reply reply) {
    Request next = Request.newBuilder().setNext(Next.newBuilder().setFinishing(finishing)).build();
    auditor.windowAsks(window, next, nowMs);
    auditor.windowAnswered(window, next, reply, nowMs);
  }

  private void called(String window, long call, long ticket, String number) {
    next(window, 0, done().setCall(call(window, call, ticket, number)).build());
  }

  private static Call call(String window, long call, long ticket, String number) {
    return Call.newBuilder()
        .setCallId(call)
        .setTicketId(ticket)
        .setNumber(number)
        .setService("AA")
        .setWindow(window)
        .setIssuedMs(NINE + 1_000)
        .setCalledMs(NINE + 60_000)
        .build();
  }

  private static WindowPicture.Builder picture(
      String window, long call, long ticket, String number) {
    return WindowPicture.newBuilder()
        .setWindow(window)
        .setState(WindowState.WINDOW_CALLING)
        .setCallId(call)
        .setTicketId(ticket)
        .setNumber(number)
        .setService("AA")
        .setCalledMs(NINE + 60_000)
        .setAnnouncement(1)
        .setAnnouncedMs(NINE + 60_000);
  }

  private static WindowPicture ready(String window) {
    return WindowPicture.newBuilder().setWindow(window).setState(WindowState.WINDOW_READY).build();
  }

  private void shown(WindowPicture picture, long hallMs) {
    auditor.windowShown(picture.getWindow(), picture, hallMs, false);
  }

  private void startedAt(String window, long call) {
    Request start = Request.newBuilder().setStart(Start.newBuilder().setCallId(call)).build();
    auditor.windowAsks(window, start, nowMs);
    auditor.windowAnswered(window, start, done().build(), nowMs);
  }

  @Test
  void anOrdinaryVisitIsNoFault() {
    issued(1, "AA001");
    called("E01", 1, 1, "AA001");
    shown(picture("E01", 1, 1, "AA001").build(), NINE + 60_000);
    startedAt("E01", 1);
    next("E01", 1, done().setBecame(Became.BECAME_DONE).build());
    shown(ready("E01"), NINE + 600_000);

    auditor.quiet().checkWaiting(Map.of(A_EAST, 0L));
    auditor.quiet().checkWindows();
    auditor.tickets().checkAllAcknowledged();
    assertThat(faults.words()).isEmpty();
    assertThat(auditor.tally().served).isEqualTo(1);
    assertThat(auditor.tally().waitsMs.getMaxValue()).isBetween(58_000L, 60_000L);
  }

  @Test
  void findsANumberIssuedTwice() {
    issued(1, "AA001");
    issued(2, "AA001");

    assertThat(faults.words()).singleElement().asString().contains("AA001", "two tickets");
  }

  @Test
  void findsATicketGivenToTwoKiosks() {
    issued(1, "AA001");
    issued(1, "AA001");

    assertThat(faults.words()).singleElement().asString().contains("given out twice");
  }

  @Test
  void findsACallGrantedTwice() {
    issued(1, "AA001");
    called("E01", 1, 1, "AA001");
    called("E01", 1, 1, "AA001");

    assertThat(faults.words()).singleElement().asString().contains("granted twice");
  }

  @Test
  void findsACallToldAtTwoWindows() {
    issued(1, "AA001");
    called("E01", 1, 1, "AA001");
    shown(picture("E02", 1, 1, "AA001").build(), NINE + 60_000);

    assertThat(faults.words()).anyMatch(words -> words.contains("also told as AA001 at E02"));
  }

  @Test
  void findsATicketLostFromTheQueue() {
    issued(1, "AA001");
    issued(2, "AA002");

    assertThat(auditor.quiet().waitingAgrees(Map.of(A_EAST, 2L))).isTrue();
    assertThat(auditor.quiet().waitingAgrees(Map.of(A_EAST, 1L))).isFalse();
    auditor.quiet().checkWaiting(Map.of(A_EAST, 1L));
    assertThat(faults.words())
        .singleElement()
        .asString()
        .contains("the boards show 1 waiting, the replies leave 2");
  }

  @Test
  void findsAnAcknowledgedCallThatIsGoneAfterAnOutage() {
    issued(1, "AA001");
    called("E01", 1, 1, "AA001");
    shown(picture("E01", 1, 1, "AA001").build(), NINE + 60_000);
    auditor.outage(new Outage(NINE + 70_000, NINE + 190_000));
    auditor.windowShown("E01", ready("E01"), NINE + 200_000, true);

    assertThat(faults.words()).singleElement().asString().contains("given up", "too early");
  }

  @Test
  void anAnnouncementAfterAnOutageLeavesNothingOfItToWaitFor() {
    issued(1, "AA001");
    called("E01", 1, 1, "AA001");
    shown(picture("E01", 1, 1, "AA001").build(), NINE + 60_000);
    auditor.outage(new Outage(NINE + 70_000, NINE + 190_000));
    WindowPicture third =
        picture("E01", 1, 1, "AA001").setAnnouncement(3).setAnnouncedMs(NINE + 250_000).build();
    auditor.windowShown("E01", third, NINE + 250_000, true);
    auditor.windowShown("E01", ready("E01"), NINE + 310_000, false);

    assertThat(faults.words()).isEmpty();
  }

  @Test
  void findsAServedVisitorWhoIsGoneAfterAnOutage() {
    issued(1, "AA001");
    called("E01", 1, 1, "AA001");
    startedAt("E01", 1);
    auditor.windowShown("E01", ready("E01"), NINE + 900_000, true);

    assertThat(faults.words())
        .singleElement()
        .asString()
        .contains("given up although service had started");
  }

  @Test
  void findsAFinishThatWasForgottenInAnOutage() {
    issued(1, "AA001");
    called("E01", 1, 1, "AA001");
    Request finish = Request.newBuilder().setFinish(Finish.newBuilder().setCallId(1)).build();
    auditor.windowAsks("E01", finish, nowMs);
    auditor.windowAnswered("E01", finish, done().setBecame(Became.BECAME_DONE).build(), nowMs);
    auditor.windowShown("E01", picture("E01", 1, 1, "AA001").build(), NINE + 900_000, true);

    assertThat(faults.words()).singleElement().asString().contains("after its end");
  }

  @Test
  void findsAnAnnouncementThatIsRepeatedBecauseTheServerWasAway() {
    issued(1, "AA001");
    called("E01", 1, 1, "AA001");
    shown(picture("E01", 1, 1, "AA001").build(), NINE + 60_000);
    auditor.outage(new Outage(NINE + 70_000, NINE + 190_000));
    WindowPicture again =
        picture("E01", 1, 1, "AA001").setAnnouncement(2).setAnnouncedMs(NINE + 191_000).build();
    auditor.windowShown("E01", again, NINE + 192_000, true);

    assertThat(faults.words())
        .singleElement()
        .asString()
        .contains("announced again because the server was away");
  }

  @Test
  void findsAnnouncementsThatGoBackOrComeTwice() {
    issued(1, "AA001");
    called("E01", 1, 1, "AA001");
    shown(
        picture("E01", 1, 1, "AA001").setAnnouncement(2).setAnnouncedMs(NINE + 80_000).build(),
        NINE + 80_000);
    shown(picture("E01", 1, 1, "AA001").build(), NINE + 81_000);
    shown(picture("E01", 1, 1, "AA001").setAnnouncedMs(NINE + 82_000).build(), NINE + 82_000);

    assertThat(faults.words()).hasSize(2);
    assertThat(faults.words().get(0)).contains("went back from 2 to 1");
    assertThat(faults.words().get(1)).contains("announcement 1 was made twice");
  }

  @Test
  void whoComesToNobodyWaitsAgainAndIsPassedOverTheSecondTime() {
    issued(1, "AA001");
    called("E01", 1, 1, "AA001");
    shown(picture("E01", 1, 1, "AA001").setAnnouncement(3).build(), NINE + 100_000);
    shown(ready("E01"), NINE + 200_000);
    assertThat(auditor.quiet().waitingAgrees(Map.of(A_EAST, 1L))).isTrue();

    called("E01", 2, 1, "AA001");
    shown(picture("E01", 2, 1, "AA001").setAnnouncement(3).build(), NINE + 300_000);
    shown(ready("E01"), NINE + 400_000);
    assertThat(auditor.quiet().waitingAgrees(Map.of(A_EAST, 0L))).isTrue();
    assertThat(auditor.tally().noShows).isEqualTo(2);
    assertThat(faults.words()).isEmpty();
  }

  @Test
  void findsACallOfATicketThatNoKioskWasGiven() {
    Call stray = call("E01", 1, 99, "AA099").toBuilder().setIssuedMs(NINE + 5_000).build();
    next("E01", 0, done().setCall(stray).build());
    auditor.tickets().checkAllAcknowledged();

    assertThat(faults.words()).singleElement().asString().contains("no kiosk was given it");
  }

  @Test
  void whoWaitedBeforeTheSimulationBeganIsNoStranger() {
    auditor.tickets().begins(NINE + 10_000, Map.of(A_EAST, 1L));
    Call old = call("E01", 1, 99, "AA099").toBuilder().setIssuedMs(NINE - 5_000).build();
    next("E01", 0, done().setCall(old).build());

    auditor.tickets().checkAllAcknowledged();
    assertThat(auditor.quiet().waitingAgrees(Map.of(A_EAST, 0L))).isTrue();
    assertThat(faults.words()).isEmpty();
  }

  @Test
  void findsAWindowWhosePictureIsNotWhatItsRepliesSaid() {
    issued(1, "AA001");
    called("E01", 1, 1, "AA001");

    assertThat(auditor.quiet().windowsAgree()).isFalse();
    auditor.quiet().checkWindows();
    assertThat(faults.words()).singleElement().asString().contains("E01 shows call 0");
  }

  @Test
  void aRefusalThatAHallKnowsIsCountedAndAStrangeOneIsAFault() {
    next("E01", 0, refused("NONE_WAITING"));
    next("E01", 0, refused("UNKNOWN_WINDOW"));

    assertThat(auditor.tally().refusals).containsExactly(Map.entry("NONE_WAITING", 1L));
    assertThat(faults.words()).singleElement().asString().contains("UNKNOWN_WINDOW");
  }

  private static Reply refused(String code) {
    return Reply.newBuilder()
        .setStatus(Status.STATUS_REFUSED)
        .setRefusal(Refusal.newBuilder().setCode(code))
        .build();
  }

  @Test
  void findsAGradeThatIsRefusedAfterTheVisitorWasServed() {
    Request good = grade(5);
    auditor.padAnswered("pad-E01", good, done().build());
    auditor.padAnswered("pad-E01", grade(1), done().build());
    assertThat(auditor.tally().besides())
        .containsEntry("rated", 2L)
        .containsEntry("rated_badly", 1L);
    assertThat(faults.words()).isEmpty();

    auditor.padAnswered("pad-E01", good, refused("RATED_ALREADY"));
    assertThat(faults.words()).singleElement().asString().contains("pad-E01", "RATED_ALREADY");
  }

  private static Request grade(int grade) {
    return Request.newBuilder()
        .setRateCall(RateCall.newBuilder().setCallId(1).setGrade(grade))
        .build();
  }

  @Test
  void keepsTheWordsOfTheFirstFaultsAndCountsThemAll() {
    for (int i = 0; i < 30; i++) {
      issued(i, "AA001");
    }

    assertThat(faults.count()).isEqualTo(29);
    assertThat(faults.words()).hasSize(SimLimits.FAULT_WORDS_MAX);
  }
}

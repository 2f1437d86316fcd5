package io.jiaohao.sim.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jiaohao.core.Command;
import io.jiaohao.core.Event;
import io.jiaohao.sim.driven.DrivenHall;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a journal says of a day, and what it leaves to be concluded. */
class DayReaderTest {
  private static final long SECOND_MS = 1_000;

  private final DayReader reader = new DayReader(FixtureDay.DATE);
  private final DrivenHall hall =
      new DrivenHall(FixtureDay.plan(), FixtureDay.at(8, 30), reader::entry);
  private long nowMs = FixtureDay.at(8, 50);

  private List<Event> does(long afterSeconds, Command command) {
    nowMs += afterSeconds * SECOND_MS;
    return hall.granted(command, nowMs);
  }

  private void opens(String window) {
    does(0, new Command.OpenWindow(window));
    nowMs = Math.max(nowMs, FixtureDay.at(9, 0));
  }

  private long issues(long afterSeconds) {
    List<Event> events = does(afterSeconds, new Command.IssueTicket("E", "AA", "P0"));
    return ((Event.TicketIssued) events.get(0)).ticketId();
  }

  private long calls(long afterSeconds, Command command) {
    return does(afterSeconds, command).stream()
        .filter(Event.TicketCalled.class::isInstance)
        .mapToLong(event -> ((Event.TicketCalled) event).callId())
        .findFirst()
        .orElseThrow();
  }

  private static Command next(long finishing) {
    return new Command.CallNext("E02", finishing, "");
  }

  private List<RecordedDay.Leg> legs() throws UnknownDayException {
    return reader.day().legs();
  }

  @Test
  void timeFromCallToFinishIsTheVisitorsTimeUntilTheNextCallTheClerks() throws Exception {
    opens("E02");
    issues(0);
    issues(0);
    long first = calls(5, next(0));
    does(30, new Command.StartService("E02", first));
    does(270, new Command.FinishService("E02", first, ""));
    long second = calls(20, next(0));
    does(60, new Command.FinishService("E02", second, ""));

    RecordedDay.Leg leg = legs().get(0);

    assertThat(leg.noticedMs()).isEqualTo(5 * SECOND_MS);
    assertThat(leg.atWindowMs()).isEqualTo(300 * SECOND_MS);
    assertThat(leg.afterMs()).isEqualTo(20 * SECOND_MS);
    assertThat(reader.day().recorded().all().longest()).isEqualTo(325.0 / 60);
  }

  @Test
  void aPauseWithNobodyWaitingIsNotTheClerks() throws Exception {
    opens("E02");
    issues(0);
    does(300, new Command.FinishService("E02", calls(0, next(0)), ""));
    issues(600);
    does(300, new Command.FinishService("E02", calls(8, next(0)), ""));

    assertThat(legs()).extracting(RecordedDay.Leg::noticedMs).containsExactly(0L, 8 * SECOND_MS);
    assertThat(legs()).extracting(RecordedDay.Leg::afterMs).containsOnly(0L);
  }

  @Test
  void aVisitorOnHoldNeedsTheClerkTwice() throws Exception {
    opens("E02");
    long ticket = issues(0);
    long call = calls(0, next(0));
    does(10, new Command.StartService("E02", call));
    does(50, new Command.HoldTicket("E02", call, "copy", 0));
    long again = calls(600, new Command.ResumeTicket("E02", ticket));
    does(120, new Command.FinishService("E02", again, ""));

    assertThat(legs().get(0).stretches())
        .containsExactly(
            new RecordedDay.Stretch(0, 60 * SECOND_MS),
            new RecordedDay.Stretch(600 * SECOND_MS, 120 * SECOND_MS));
  }

  @Test
  void aCallThatWasTakenBackNeverWas() throws Exception {
    opens("E02");
    issues(0);
    long call = calls(0, next(0));
    does(3, new Command.Undo("E02", call));
    long again = calls(60, next(0));
    does(30, new Command.FinishService("E02", again, ""));
    does(2, new Command.Undo("E02", again));
    does(90, new Command.FinishService("E02", again, ""));

    RecordedDay.Leg leg = legs().get(0);

    assertThat(leg.firstCallMs() - leg.cameMs()).isEqualTo(63 * SECOND_MS);
    assertThat(leg.atWindowMs()).isEqualTo(122 * SECOND_MS);
  }

  @Test
  void aTransferIsASecondWait() throws Exception {
    opens("E02");
    issues(0);
    long call = calls(0, next(0));
    does(10, new Command.StartService("E02", call));
    does(
        50,
        new Command.TransferTicket(
            "E02", call, new Command.Target("", "BA", ""), Command.Place.ANEW));

    assertThat(reader.day().visits()).hasSize(1);
    assertThat(legs()).extracting(RecordedDay.Leg::service).containsExactly("AA", "BA");
    assertThat(legs().get(1).cameMs()).isEqualTo(nowMs);
    assertThat(legs().get(1).firstCallMs()).isZero();
  }

  @Test
  void aNoShowTakesTheClerksTimeAndIsServedLater() throws Exception {
    opens("E02");
    issues(0);
    does(80, new Command.MarkNoShow("E02", calls(0, next(0))));
    does(60, new Command.FinishService("E02", calls(300, next(0)), ""));

    RecordedDay.Leg leg = legs().get(0);

    assertThat(leg.missedMs()).containsExactly(80 * SECOND_MS);
    assertThat(leg.served()).isTrue();
    assertThat(leg.atWindowMs()).isEqualTo(60 * SECOND_MS);
  }

  @Test
  void whoWasNeverCalledNeedsTheUsualTime() throws Exception {
    opens("E02");
    issues(0);
    does(240, new Command.FinishService("E02", calls(0, next(0)), ""));
    long ticket = issues(0);
    does(30, new Command.CancelTicket(ticket));

    RecordedDay.Leg gone = legs().get(1);

    assertThat(gone.leftMs()).isEqualTo(nowMs);
    assertThat(gone.atWindowMs()).isEqualTo(240 * SECOND_MS);
    assertThat(reader.day().recorded().left()).isEqualTo(1);
  }

  @Test
  void aNumberWhoseSlipNeverCameOutDoesNotCount() throws Exception {
    opens("E02");
    does(0, new Command.IssueTicket("E", "AA", "P0", "kiosk-E1", ""));
    List<Event> events = does(5, new Command.IssueTicket("E", "AA", "P0", "kiosk-E1", ""));
    long lost = ((Event.TicketIssued) events.get(0)).ticketId();
    does(2, new Command.ReportPrintFailure(lost));
    does(1, new Command.ConfirmPrint(lost - 1));

    assertThat(legs()).hasSize(1);
    assertThat(legs().get(0).cameMs()).isEqualTo(nowMs);
  }

  @Test
  void aVisitorTakenInAtTheWindowDidNotQueue() throws Exception {
    opens("E02");
    long call = calls(0, new Command.IssueAndServe("E02", "AA", "P0"));
    does(60, new Command.FinishService("E02", call, ""));

    assertThat(legs().get(0).queued()).isFalse();
    assertThat(reader.day().recorded().waits()).isEmpty();
  }

  @Test
  void aBreakEndsAShiftAndOnlyTheLastOneGoesToTheEnd() throws Exception {
    opens("E02");
    issues(0);
    does(240, new Command.FinishService("E02", calls(0, next(0)), ""));
    does(60, new Command.PauseWindow("E02", "break", 0));
    does(600, new Command.OpenWindow("E02"));
    does(3_600, new Command.CloseWindow("E02"));

    List<RecordedDay.Shift> shifts = reader.day().shifts();

    assertThat(shifts).extracting(RecordedDay.Shift::toTheEnd).containsExactly(false, true);
    assertThat(shifts.get(1).lengthMs()).isEqualTo(3_600 * SECOND_MS);
  }

  @Test
  void aDayThatTheJournalHasNotIsRefusedWithThoseItHas() {
    DayReader other = new DayReader(LocalDate.of(2026, 3, 4));
    FixtureDay.entries(FixtureDay.day(1)).forEach(other::entry);

    assertThatThrownBy(other::day)
        .isInstanceOf(UnknownDayException.class)
        .hasMessage("2026-03-04 (expected: a day of this journal: 2026-03-03)");
    assertThatThrownBy(reader::day).hasMessageContaining("knows no visitor at all yet");
  }
}

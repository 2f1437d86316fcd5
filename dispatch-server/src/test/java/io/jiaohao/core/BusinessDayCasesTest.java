package io.jiaohao.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The hall's own time decides what day it is and whether numbers are issued. */
@DisplayName("Business day and hours")
class BusinessDayCasesTest {
  private final TimeZone hostZone = TimeZone.getDefault();

  @AfterEach
  void restoreHostZone() {
    TimeZone.setDefault(hostZone);
  }

  @ParameterizedTest(name = "host in {0}")
  @ValueSource(strings = {"UTC", "America/Vancouver", "Asia/Shanghai", "Pacific/Kiritimati"})
  @DisplayName("C10: the day turns at local midnight and numbers begin again, wherever the host is")
  void c10DayTurnsAtLocalMidnight(String host) {
    TimeZone.setDefault(TimeZone.getTimeZone(host));
    HallFixture hall = HallFixture.closed(SmallHall.plan(), "07:00:00");
    assertThat(numberAndDay(hall.at("07:59:50"))).isEqualTo("A001 2026-03-03");
    assertThat(numberAndDay(hall.at("08:00:10"))).isEqualTo("A002 2026-03-03");
    assertThat(numberAndDay(hall.at("23:59:50"))).isEqualTo("A003 2026-03-03");
    assertThat(numberAndDay(hall.at("23:59:59.999"))).isEqualTo("A004 2026-03-03");
    assertThat(numberAndDay(hall.on("2026-03-04", "00:00:00"))).isEqualTo("A001 2026-03-04");
    assertThat(numberAndDay(hall.at("00:00:10"))).isEqualTo("A002 2026-03-04");
  }

  @Test
  @DisplayName("C10: midnight in Shanghai is 16:00 UTC")
  void c10MidnightInShanghai() {
    HallFixture hall = HallFixture.closed(SmallHall.plan(), "09:00:00");
    assertThat(hall.state().nextDeadlineMs())
        .isEqualTo(Instant.parse("2026-03-03T16:00:00Z").toEpochMilli());
  }

  private static String numberAndDay(HallFixture hall) {
    String number = hall.number(hall.issue("E", "AA"));
    return number + " " + LocalDate.ofEpochDay(hall.state().epochDay());
  }

  @Test
  @DisplayName("C39: leftovers expire when the day turns, who is being served is unfinished")
  void c39LeftoversDoNotOpenTheNewDay() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "16:00:00");
    hall.issue("E", "AA");
    long serving = hall.next("E02");
    hall.start("E02", serving);
    long waiting = hall.issue("E", "AA");
    long called = hall.issue("W", "AA");
    hall.on("2026-03-03", "23:59:50");
    long call = hall.next("W01");
    hall.awayUntil("2026-03-04", "08:00:00").server(new Command.Resume());

    hall.at("08:30:00");
    long fresh = hall.issue("E", "AA");
    assertThat(hall.number(fresh)).isEqualTo("A001");
    assertThat(hall.stateOf(waiting)).isEmpty();
    assertThat(hall.stateOf(called)).isEmpty();
    assertThat(hall.state().waiting()).isEqualTo(1);
    assertThat(hall.state().figures()).isEqualTo(DayFigures.NONE.withIssued());
    assertThat(hall.callAt("E02")).isZero();
    assertThat(hall.refusal("E02", new Command.FinishService("E02", serving, "")))
        .isEqualTo(Refusal.Reason.CALL_ENDED);
    assertThat(hall.refusal("W01", new Command.StartService("W01", call)))
        .isEqualTo(Refusal.Reason.CALL_ENDED);
    assertThat(hall.numberOf(hall.next("E02"))).isEqualTo("A001");
  }

  @Test
  @DisplayName("the day turns once after the server was away for days")
  void dayTurnsOnceAfterDays() {
    HallFixture hall = HallFixture.closed(SmallHall.plan(), "16:00:00");
    hall.issue("E", "AA");
    hall.awayUntil("2026-03-09", "08:30:00").server(new Command.Resume());
    assertThat(numberAndDay(hall)).isEqualTo("A001 2026-03-09");
    assertThat(
            hall.history().stream()
                .flatMap(e -> e.events().stream())
                .filter(Event.DayTurned.class::isInstance))
        .hasSize(2);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "08:29:59.999, refused",
    "08:30:00,     issued",
    "12:00:00,     issued",
    "16:59:59.999, issued",
    "17:00:00,     refused"
  })
  @DisplayName("numbers are issued from 08:30 until just before 17:00")
  void issuesWithinHours(String time, String outcome) {
    HallPlan plan = new SmallHall().issues("08:30", "17:00").build();
    HallFixture hall = HallFixture.closed(plan, "08:00:00").at(time);
    Decision decision = hall.ask("K1", new Command.IssueTicket("E", "AA", ""));
    assertThat(decision instanceof Decision.Accepted).isEqualTo(outcome.equals("issued"));
    if (outcome.equals("refused")) {
      assertThat(HallFixture.reason(decision)).isEqualTo(Refusal.Reason.HALL_CLOSED);
    }
  }

  @Test
  @DisplayName("who has a number when the hall shuts is served to the end")
  void whoHasANumberIsServed() {
    HallFixture hall =
        HallFixture.open(new SmallHall().issues("08:30", "17:00").build(), "16:59:00");
    hall.issue("E", "AA");
    long call = hall.at("17:30:00").next("E02");
    hall.start("E02", call);
    hall.finish("E02", call);
    assertThat(hall.state().figures().served()).isEqualTo(1);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"2026-03-28", "2026-03-29", "2026-03-30", "2026-10-25", "2026-10-26"})
  @DisplayName("hours and day follow the local clock on the days when the clocks change")
  void hoursFollowTheLocalClock(String day) {
    HallPlan plan = new SmallHall().zone("Europe/Berlin").issues("08:30", "17:00").build();
    HallFixture hall = HallFixture.closed(plan, day, "00:30:00");
    Map<String, Boolean> issued =
        Map.of("08:29:59.999", false, "08:30:00", true, "16:59:59.999", true, "17:00:00", false);
    issued.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            e ->
                assertThat(
                        hall.at(e.getKey()).ask("K1", new Command.IssueTicket("E", "AA", ""))
                            instanceof Decision.Accepted)
                    .as(e.getKey())
                    .isEqualTo(e.getValue()));
    assertThat(hall.state().epochDay()).isEqualTo(LocalDate.parse(day).toEpochDay());
    hall.on(LocalDate.parse(day).plusDays(1).toString(), "00:00:00");
    assertThat(hall.state().epochDay()).isEqualTo(LocalDate.parse(day).toEpochDay() + 1);
  }
}

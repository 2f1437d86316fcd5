package io.jiaohao.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.core.Opening.Scope;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalLong;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Weekdays, lunch, Saturdays, holidays and last tickets, as visitors meet them. */
@DisplayName("Hours of the hall")
class HoursCasesTest {
  private static final String ISSUED = "issued";

  private final TimeZone hostZone = TimeZone.getDefault();

  @AfterEach
  void restoreHostZone() {
    TimeZone.setDefault(hostZone);
  }

  @ParameterizedTest(name = "{0} {1} {2}: {3}")
  @CsvSource({
    "2026-11-27, 09:00:00,     AC, issued",
    "2026-11-27, 08:59:59.999, AC, opens 2026-11-27 09:00",
    "2026-11-27, 16:59:59,     AC, issued",
    "2026-11-27, 17:00:00,     AC, opens 2026-11-30 09:00",
    "2026-11-27, 17:00:00,     AA, opens 2026-11-28 09:30"
  })
  @DisplayName("a weekday: numbers from 9 until just before 17, then the next opening is told")
  void weekday(String date, String time, String service, String outcome) {
    assertThat(outcome(new CalendarHall().build(), date, time, service)).isEqualTo(outcome);
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "12:00:00,     AA, issued",
    "12:30:00,     AB, issued",
    "11:59:59.999, AC, issued",
    "12:00:00,     AC, opens 2026-11-27 13:00",
    "12:59:59.999, AC, opens 2026-11-27 13:00",
    "13:00:00,     AC, issued"
  })
  @DisplayName("lunch: services tagged for it give numbers, others from 13:00 again")
  void lunch(String time, String service, String outcome) {
    assertThat(outcome(new CalendarHall().build(), "2026-11-27", time, service)).isEqualTo(outcome);
  }

  @Test
  @DisplayName("lunch: a tagged service gives no numbers in a wing where nobody stays for lunch")
  void lunchOnlyWhereServed() {
    HallFixture hall = HallFixture.closed(new CalendarHall().build(), "2026-11-27", "12:10:00");
    Decision decision = hall.ask("K1", new Command.IssueTicket("W", "AA", ""));
    assertThat(detail(decision)).isEqualTo("opens 2026-11-27 13:00");
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "09:30:00, AA, issued",
    "12:30:00, AA, issued",
    "16:30:00, AA, opens 2026-11-30 09:00",
    "10:00:00, AB, opens 2026-11-30 09:00",
    "10:00:00, AC, opens 2026-11-30 09:00"
  })
  @DisplayName(
      "Saturday: only tagged services give numbers, an untagged one tells its next opening")
  void saturday(String time, String service, String outcome) {
    assertThat(outcome(new CalendarHall().build(), "2026-11-28", time, service)).isEqualTo(outcome);
  }

  @Test
  @DisplayName("Sunday is closed, unless it is worked in exchange: then it is a full weekday")
  void swappedSunday() {
    HallPlan plan = new CalendarHall().working("2026-09-20").build();
    assertThat(outcome(plan, "2026-09-13", "10:00:00", "AA")).isEqualTo("opens 2026-09-14 09:00");
    assertThat(outcome(plan, "2026-09-20", "10:00:00", "AC")).isEqualTo(ISSUED);
    assertThat(outcome(plan, "2026-09-20", "12:30:00", "AC")).isEqualTo("opens 2026-09-20 13:00");
  }

  @Test
  @DisplayName("a swapped Saturday is a full weekday too, for untagged services as well")
  void swappedSaturday() {
    HallPlan plan = new CalendarHall().working("2026-10-10").build();
    assertThat(outcome(plan, "2026-10-10", "09:00:00", "AC")).isEqualTo(ISSUED);
    assertThat(outcome(plan, "2026-10-10", "16:59:59", "AB")).isEqualTo(ISSUED);
  }

  @Test
  @DisplayName("a holiday is closed on any day of the week, and told past its end")
  void holidays() {
    CalendarHall hall = new CalendarHall();
    for (int day = 1; day <= 7; day++) {
      hall.holiday("2026-10-0" + day);
    }
    HallPlan plan = hall.build();
    assertThat(outcome(plan, "2026-10-01", "10:00:00", "AA")).isEqualTo("opens 2026-10-08 09:00");
    assertThat(outcome(plan, "2026-10-03", "10:00:00", "AA")).isEqualTo("opens 2026-10-08 09:00");
  }

  @Test
  @DisplayName("a service that never opens is told so, after a bounded search")
  void never() {
    CalendarHall hall = new CalendarHall();
    for (DayKind kind : DayKind.values()) {
      hall.override(Scope.ofService("AC", ""), kind);
    }
    assertThat(outcome(hall.build(), "2026-11-27", "10:00:00", "AC"))
        .isEqualTo("opens: not within 400 days");
  }

  @Test
  @DisplayName("who has a number when it closes is served to the end")
  void closingStopsNumbersNotService() {
    HallFixture hall = HallFixture.open(new CalendarHall().build(), "16:59:59");
    hall.issue("E", "AC");
    assertThat(hall.at("17:00:00").refusal("K1", new Command.IssueTicket("E", "AC", "")))
        .isEqualTo(Refusal.Reason.HALL_CLOSED);
    long call = hall.at("18:30:00").next("E03");
    hall.start("E03", call);
    hall.finish("E03", call);
    assertThat(hall.state().figures().served()).isEqualTo(1);
  }

  @Test
  @DisplayName("the narrowest scope that names the day wins: service in wing, service, zone, wing")
  void narrowestScopeWins() {
    CalendarHall hall = new CalendarHall();
    DayKind friday = DayKind.FRIDAY;
    hall.override(Scope.ofWing("E"), friday, "09:00-10:00");
    assertThat(lastTicket(hall)).isEqualTo("10:00");
    hall.override(Scope.ofZone("Z1", ""), friday, "09:00-11:00");
    assertThat(lastTicket(hall)).isEqualTo("11:00");
    hall.override(Scope.ofZone("Z1", "E"), friday, "09:00-12:00");
    assertThat(lastTicket(hall)).isEqualTo("12:00");
    hall.override(Scope.ofService("AC", ""), friday, "09:00-11:30");
    assertThat(lastTicket(hall)).isEqualTo("11:30");
    hall.override(Scope.ofService("AC", "E"), friday, "09:00-11:45");
    assertThat(lastTicket(hall)).isEqualTo("11:45");
    hall.override(Scope.ofWindow("E03"), friday, "09:00-09:45");
    assertThat(lastTicket(hall)).as("no number without a window").isEqualTo("09:45");
  }

  private static String lastTicket(CalendarHall hall) {
    HallPlan plan = hall.build();
    return time(
        new PlanIndex(plan).issuingEndsTodayMs("E", "AC", ms(plan, "2026-11-27T08:00")), plan);
  }

  @Test
  @DisplayName("a window off the lunch roster is planned closed from 12 to 13, one on it is not")
  void windowsAtLunch() {
    HallPlan plan = new CalendarHall().build();
    HallCalendar calendar = new PlanIndex(plan).calendar();
    long noon = ms(plan, "2026-11-27T12:00");
    assertThat(calendar.window("E03").isOpen(noon - 1)).isTrue();
    assertThat(calendar.window("E03").isOpen(noon)).isFalse();
    assertThat(time(calendar.window("E03").openUntilMs(noon - 1), plan)).isEqualTo("12:00");
    assertThat(time(calendar.window("E03").nextOpenMs(noon), plan)).isEqualTo("13:00");
    assertThat(calendar.window("E01").isOpen(noon)).isTrue();
    assertThat(time(calendar.window("E01").openUntilMs(noon), plan)).isEqualTo("17:00");
    assertThat(calendar.window("E01").isOpen(ms(plan, "2026-11-28T10:00"))).isFalse();
    assertThat(calendar.window("E02").isOpen(ms(plan, "2026-11-28T10:00"))).isTrue();
    assertThat(calendar.window("E99").nextOpenMs(noon)).isEmpty();
  }

  @Test
  @DisplayName("the end of numbers and of planned service today, and none on a closed day")
  void endsToday() {
    HallPlan plan =
        new CalendarHall()
            .override(Scope.ofService("AC", ""), DayKind.FRIDAY, "09:00-16:00")
            .build();
    PlanIndex index = new PlanIndex(plan);
    long friday = ms(plan, "2026-11-27T08:00");
    assertThat(time(index.issuingEndsTodayMs("E", "AC", friday), plan)).isEqualTo("16:00");
    assertThat(time(index.servingEndsTodayMs("E", "AC", friday), plan)).isEqualTo("17:00");
    assertThat(index.servingEndsTodayMs("E", "AC", ms(plan, "2026-11-29T10:00"))).isEmpty();
  }

  @Test
  @DisplayName("numbers may end before the windows do")
  void lastTicketBeforeClosing() {
    HallPlan plan =
        new SmallHall()
            .hours(new HallPlan.Hours(List.of(untilHalfPastFour()), List.of(), List.of()))
            .build();
    PlanIndex index = new PlanIndex(plan);
    long friday = ms(plan, "2026-11-27T16:30");
    assertThat(index.issuesAt(friday - 1)).isTrue();
    assertThat(index.issuesAt(friday)).isFalse();
    assertThat(index.calendar().window("E01").isOpen(friday)).isTrue();
    assertThat(time(index.issuingEndsTodayMs("E", "AA", friday), plan)).isEqualTo("16:30");
    assertThat(time(index.servingEndsTodayMs("E", "AA", friday), plan)).isEqualTo("17:00");
  }

  private static Opening untilHalfPastFour() {
    Opening.Span span = new Opening.Span(540, 1_020, 990, "", "");
    return new Opening(Scope.HALL, List.of(new Opening.Day(DayKind.FRIDAY, List.of(span))));
  }

  @ParameterizedTest(name = "host in {0}")
  @ValueSource(strings = {"UTC", "Europe/Berlin", "America/Vancouver", "Pacific/Kiritimati"})
  @DisplayName("the host's zone changes nothing, on days when its own clocks change either")
  void hostZoneDoesNotMatter(String host) {
    TimeZone.setDefault(TimeZone.getTimeZone(host));
    HallPlan plan = new CalendarHall().build();
    for (String day : new String[] {"2026-03-09", "2026-03-30", "2026-10-26", "2026-11-02"}) {
      assertThat(outcome(plan, day, "08:59:59.999", "AC")).isEqualTo("opens " + day + " 09:00");
      assertThat(outcome(plan, day, "09:00:00", "AC")).isEqualTo(ISSUED);
      assertThat(outcome(plan, day, "16:59:59.999", "AC")).isEqualTo(ISSUED);
    }
  }

  @ParameterizedTest(name = "{0} on {1}")
  @CsvSource({
    "Europe/Berlin,     2026-03-30, 2026-03-27T16:00:00Z, 2026-03-30T07:00:00Z",
    "Europe/Berlin,     2026-10-26, 2026-10-23T15:00:00Z, 2026-10-26T08:00:00Z",
    "America/Vancouver, 2026-03-09, 2026-03-07T01:00:00Z, 2026-03-09T16:00:00Z",
    "America/Vancouver, 2026-11-02, 2026-10-31T00:00:00Z, 2026-11-02T17:00:00Z"
  })
  @DisplayName("C42: over a change of the clocks the hall opens at 09:00 local")
  void opensAtLocalTimeAfterTheChange(
      String zone, String day, Instant fridayClosing, Instant open) {
    HallPlan plan = new CalendarHall().zone(zone).build();
    Timetable issuing = new PlanIndex(plan).calendar().issuing("E", "AC");
    long closedMs = fridayClosing.toEpochMilli();
    assertThat(issuing.isOpen(closedMs - 1)).isTrue();
    assertThat(issuing.isOpen(closedMs)).isFalse();
    assertThat(issuing.nextOpenMs(closedMs)).hasValue(open.toEpochMilli());
    assertThat(outcome(plan, day, "08:30:00", "AC")).isEqualTo("opens " + day + " 09:00");
  }

  @Test
  @DisplayName("a time that the clock jumps over is the jump, one that it shows twice is the first")
  void hoursInTheNightOfTheChange() {
    HallPlan plan =
        new CalendarHall()
            .zone("Europe/Berlin")
            .override(Scope.HALL, DayKind.SUNDAY, "02:30-03:30")
            .build();
    Timetable issuing = new PlanIndex(plan).calendar().issuing("E", "AC");
    assertThat(issuing.nextOpenMs(ms(plan, "2026-03-28T20:00")))
        .hasValue(Instant.parse("2026-03-29T01:00:00Z").toEpochMilli());
    assertThat(issuing.openUntilMs(Instant.parse("2026-03-29T01:00:00Z").toEpochMilli()))
        .hasValue(Instant.parse("2026-03-29T01:30:00Z").toEpochMilli());
    assertThat(issuing.nextOpenMs(ms(plan, "2026-10-24T20:00")))
        .hasValue(Instant.parse("2026-10-25T00:30:00Z").toEpochMilli());
    assertThat(issuing.openUntilMs(Instant.parse("2026-10-25T00:30:00Z").toEpochMilli()))
        .hasValue(Instant.parse("2026-10-25T02:30:00Z").toEpochMilli());
  }

  @Test
  @DisplayName("two parts whose gap the clock jumps over are one opening that night")
  void gapThatTheClockJumpsOver() {
    HallPlan plan =
        new CalendarHall()
            .zone("Europe/Berlin")
            .override(Scope.HALL, DayKind.SUNDAY, "01:00-02:15", "02:45-04:00")
            .build();
    Timetable issuing = new PlanIndex(plan).calendar().issuing("E", "AC");
    assertThat(time(issuing.openUntilMs(ms(plan, "2026-03-29T01:30")), plan)).isEqualTo("04:00");
    assertThat(time(issuing.openUntilMs(ms(plan, "2026-04-05T01:30")), plan)).isEqualTo("02:15");
  }

  private static String outcome(HallPlan plan, String date, String time, String service) {
    HallFixture hall = HallFixture.closed(plan, date, "00:30:00").on(date, time);
    Decision decision = hall.ask("K1", new Command.IssueTicket("E", service, ""));
    return decision instanceof Decision.Accepted ? ISSUED : detail(decision);
  }

  private static String detail(Decision decision) {
    assertThat(HallFixture.reason(decision)).isEqualTo(Refusal.Reason.HALL_CLOSED);
    return ((Decision.Refused) decision).refusal().detail();
  }

  private static long ms(HallPlan plan, String local) {
    return LocalDateTime.parse(local).atZone(plan.zoneId()).toInstant().toEpochMilli();
  }

  private static String time(OptionalLong ms, HallPlan plan) {
    ZoneId zone = plan.zoneId();
    return Instant.ofEpochMilli(ms.orElseThrow()).atZone(zone).toLocalTime().toString();
  }
}

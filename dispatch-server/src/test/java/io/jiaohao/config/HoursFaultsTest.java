package io.jiaohao.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jiaohao.core.HallPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hours that contradict themselves or promise what no window keeps, and faulty holiday files. */
class HoursFaultsTest {
  private static final String CALLS = "calls: {max_calls: 3, interval_seconds: 20}";

  /** What it is, what is added to the section "hours" of {@link SmallHall}, the faults. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          overlapping parts | - {wing: E, days: {friday: ["09:00-12:00", "11:00-13:00"]}} | \
          30:48: hours.overrides[0].days.friday[1]: "11:00-13:00" (expected: not before the end of the part before, 12:00)
          closing before opening | - {wing: E, days: {friday: ["12:00-09:00"]}} | \
          30:33: hours.overrides[0].days.friday[0]: "12:00-09:00" (expected: two times, as 09:00-12:00, the later one last)
          last ticket after the end | - {wing: E, days: {friday: [{time: "09:00-12:00", last_ticket: "13:00"}]}} | \
          30:68: hours.overrides[0].days.friday[0].last_ticket: "13:00" (expected: a time after 09:00 and up to 12:00)
          unknown day | - {wing: E, days: {fryday: []}} | \
          30:24: hours.overrides[0].days.fryday: unknown key (expected: a key, one of: weekdays, monday, tuesday, wednesday, thursday, friday, saturday, sunday, holiday; did you mean friday?)
          unknown wing | - {wing: F, days: {friday: []}} | \
          30:14: hours.overrides[0].wing: F (expected: a wing of this file: E)
          unknown service | - {service: AC, days: {friday: []}} | \
          30:17: hours.overrides[0].service: AC (expected: a service of this file, one of: AA, AB, BA)
          unknown zone | - {zone: C, days: {friday: []}} | \
          30:14: hours.overrides[0].zone: C (expected: a zone of this file, one of: A, B)
          unknown window | - {windows: E03-E04, days: {friday: []}} | \
          30:17: hours.overrides[0].windows: E03-E04 (expected: windows of this file; there is no E04)
          unknown tag | - {wing: E, days: {friday: [{time: "09:00-12:00", only_tagged: x}]}} | \
          30:68: hours.overrides[0].days.friday[0].only_tagged: x (expected: a tag of this file: lunch)
          unknown roster | - {wing: E, days: {friday: [{time: "09:00-12:00", roster: x}]}} | \
          30:63: hours.overrides[0].days.friday[0].roster: x (expected: a roster of this file's shifts: lunch_open)
          two at once | - {zone: A, service: AA, days: {friday: []}} | \
          30:7: hours.overrides[0]: unclear whose hours (expected: a wing, zone, service or windows; a wing also with a zone or service)
          nobody | - {days: {friday: []}} | \
          30:7: hours.overrides[0]: unclear whose hours (expected: a wing, zone, service or windows; a wing also with a zone or service)
          the same twice | - {wing: E, days: {friday: [], weekdays: []}} | \
          30:32: hours.overrides[0].days.friday: a list (expected: hours of a day once; hours.overrides[0].days.weekdays has them on line 30)
          over the reset | - {wing: E, days: {friday: ["03:00-05:00"]}} | \
          30:33: hours.overrides[0].days.friday[0]: "03:00-05:00" (expected: no opening over hall.day_reset, 04:00, but from 00:00 to 24:00)
          no window then | - {service: AB, days: {friday: ["09:00-18:00"]}} | \
          18:10: services[1].id: AB (expected: served by a window of wing E that is planned open on friday 09:00-18:00)
          """)
  void isRefused(String kind, String override, String faults) {
    String text = SmallHall.with(CALLS, "  overrides:\n    " + override + "\n" + CALLS);

    assertThat(SmallHall.faults(text)).as(kind).containsExactly(faults.split(" && "));
  }

  @Test
  void hoursMustBeThere() {
    String text =
        SmallHall.FILE
            .replaceAll("(?m)^  (daily|weekday|saturday):.*\n", "")
            .replace("hours:\n", "hours:\n  closed: {days: [sunday]}\n");

    assertThat(SmallHall.faults(text))
        .containsExactly(
            "26:3: hours: neither daily nor weekday"
                + " (expected: daily, or weekday with its parts)");
  }

  @Test
  void aLunchServiceNeedsAWindowOnTheLunchRoster() {
    String text =
        SmallHall.with("lunch_open: [E01-E02]", "lunch_open: [E03]")
            .replace("lunch: \"12:00-13:00\"", "lunch: \"12:00-13:00\", lunch_only_tagged: lunch");

    assertThat(SmallHall.faults(text))
        .containsExactly(
            "17:10: services[0].id: AA (expected: served by a window of wing E"
                + " on shifts.lunch_open, since it has tag lunch)");
  }

  @Test
  void aSaturdayServiceNeedsAWindowOnTheSaturdayRoster() {
    String text = SmallHall.with("[E01-E02]}", "[E01-E02], saturday_open: [E03]}");

    assertThat(SmallHall.faults(text))
        .containsExactly(
            "17:10: services[0].id: AA (expected: served by a window of wing E"
                + " on shifts.saturday_open, since it has tag lunch)");
  }

  @Test
  void aRosterNamesWindowsOfTheFileOnce() {
    assertThat(SmallHall.faults(SmallHall.with("[E01-E02]}", "[E01-E02, E02-E04]}")))
        .containsExactly(
            "32:32: shifts.lunch_open[1]: E02-E04"
                + " (expected: windows of this file; there is no E04)");
    assertThat(SmallHall.faults(SmallHall.with("[E01-E02]}", "[E01-E02, E02]}")))
        .containsExactly(
            "32:32: shifts.lunch_open[1]: E02"
                + " (expected: each window once; E02 is listed already)");
  }

  @ParameterizedTest(name = "quota: {0}")
  @CsvSource({"120, 120, false", "servable, 0, true"})
  void aQuotaIsANumberOrWhatCanBeServed(String written, int perDay, boolean servable)
      throws Exception {
    HallPlan plan =
        SmallHall.plan(SmallHall.with("minutes: 4.5", "minutes: 4.5, quota: " + written));

    assertThat(plan.services().get(1).quota()).isEqualTo(new HallPlan.Quota(perDay, servable));
  }

  @Test
  void aQuotaOfNoneIsASlip() {
    assertThat(SmallHall.faults(SmallHall.with("minutes: 4.5", "minutes: 4.5, quota: 0")))
        .containsExactly(
            "18:76: services[1].quota: 0 (expected: servable or a whole number 1..100000)");
  }

  // ---- Holidays

  private static final String HALL =
      SmallHall.with(CALLS, "  closed: {holidays_file: days.csv}\n" + CALLS);

  @Test
  void theHolidaysFileStandsBesideTheHallFile(@TempDir Path dir) throws Exception {
    Files.writeString(
        dir.resolve("days.csv"), "# ours\ndate,kind,name\n\n2030-05-01,holiday,劳动节\n");
    HallPlan plan = HallFile.read(Files.writeString(dir.resolve("hall.yaml"), HALL));

    assertThat(plan.hours().specialDays())
        .containsExactly(new HallPlan.SpecialDay(LocalDate.of(2030, 5, 1), false, "劳动节"));
  }

  @Test
  void theFileThatShipsStandsIn(@TempDir Path dir) throws Exception {
    String text = HALL.replace("days.csv", "holidays-cn.csv");
    HallPlan plan = HallFile.read(Files.writeString(dir.resolve("hall.yaml"), text));

    assertThat(plan.hours().specialDays()).isEqualTo(HallFile.defaultHall().hours().specialDays());
  }

  @Test
  void aMissingFileOrAWayOutOfTheDirectoryIsRefused() {
    assertThat(SmallHall.faults(HALL))
        .containsExactly(
            "29:27: hours.closed.holidays_file: days.csv"
                + " (expected: the name of a file beside this one; there is none of that name)");
    assertThat(SmallHall.faults(HALL.replace("days.csv", "../days.csv")))
        .containsExactly(
            "29:27: hours.closed.holidays_file: ../days.csv"
                + " (expected: the name of a file beside this one)");
  }

  @Test
  void itsFaultsAreToldTogetherWithTheHallFiles(@TempDir Path dir) throws Exception {
    Files.writeString(
        dir.resolve("days.csv"),
        """
        date,kind,name
        2026-10-01,holiday,国庆节
        2026-02-30,holiday,
        2026-10-01,working,
        1.5.2026,holiday,
        2026-05-09,workin,
        2026-05-10,working
        """);
    Path file =
        Files.writeString(dir.resolve("hall.yaml"), HALL.replace("max_calls: 3", "max_calls: 0"));

    HallFileException refused =
        catchThrowableOfType(HallFileException.class, () -> HallFile.read(file));

    assertThat(refused)
        .hasMessage(
            """
            hall.yaml: 6 faults
            hall.yaml:30:20: calls.max_calls: 0 (expected: a whole number 1..10)
            days.csv:3:1: date: 2026-02-30 (expected: a date, as 2026-10-01)
            days.csv:4:1: date: 2026-10-01 (expected: each date once; it is already on line 2)
            days.csv:5:1: date: 1.5.2026 (expected: a date, as 2026-10-01)
            days.csv:6:1: kind: workin (expected: a word, one of: holiday, working; did you mean working?)
            days.csv:7:1: line: 2026-05-10,working (expected: date,kind,name)""");
  }

  @Test
  void anEmptyHolidaysFileIsASlip(@TempDir Path dir) throws Exception {
    Files.writeString(dir.resolve("days.csv"), "# nothing yet\n");
    Path file = Files.writeString(dir.resolve("hall.yaml"), HALL);

    assertThatThrownBy(() -> HallFile.read(file))
        .hasMessageContaining("days.csv:1:1: file: no days (expected: at least one line");
  }
}

package io.jiaohao.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.core.HallCalendar;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.PlanIndex;
import io.jiaohao.core.Unstaffed;
import io.jiaohao.core.Words;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When the hall that ships with the server is open, by its own calendar of holidays. */
class DefaultHoursTest {
  private final HallPlan hall = HallFile.defaultHall();
  private final HallCalendar calendar = new PlanIndex(hall).calendar();

  /**
   * AA is tagged for Saturdays, AE for lunch too, AC for neither; CQ for lunch, DA for Saturday.
   */
  @ParameterizedTest(name = "{0} {1} in {2}: {3}")
  @CsvSource({
    "2026-11-25T09:00, AC, E, true",
    "2026-11-25T08:59, AC, E, false",
    "2026-11-25T12:30, AC, E, false",
    "2026-11-25T12:30, AE, E, true",
    "2026-11-25T12:30, CQ, W, true",
    "2026-11-25T16:59, AC, E, true",
    "2026-11-25T17:00, AC, E, false",
    "2026-11-28T09:30, AA, E, true",
    "2026-11-28T10:00, AC, E, false",
    "2026-11-28T10:00, DA, W, true",
    "2026-11-29T10:00, AA, E, false",
    "2026-10-01T10:00, AA, E, false",
    "2026-10-03T10:00, AA, E, false",
    "2026-10-08T10:00, AC, E, true",
    "2026-10-10T16:00, AC, E, true",
    "2026-09-20T10:00, AC, E, true",
    "2026-09-20T16:45, CA, W, true",
    "2026-02-23T10:00, AC, E, false",
    "2026-02-24T10:00, AC, E, true",
    "2025-10-08T10:00, AC, E, false",
    "2025-09-28T10:00, AC, E, true"
  })
  void givesNumbers(LocalDateTime local, String service, String wing, boolean open) {
    assertThat(calendar.issuing(wing, service).isOpen(ms(local))).isEqualTo(open);
  }

  @Test
  void nationalDayIsClosedForAWeek() {
    assertThat(calendar.issuing("E", "AC").nextOpenMs(ms(LocalDateTime.parse("2026-09-30T17:00"))))
        .hasValue(ms(LocalDateTime.parse("2026-10-08T09:00")));
  }

  @Test
  void hasTheYearsHolidaysOfTheNotices() {
    assertThat(days(2025, false)).hasSize(28);
    assertThat(days(2025, true)).hasSize(5);
    assertThat(days(2026, false)).hasSize(33);
    assertThat(days(2026, true)).hasSize(6);
    assertThat(hall.hours().specialDays())
        .filteredOn(HallPlan.SpecialDay::working)
        .extracting(day -> day.date().getDayOfWeek())
        .containsOnly(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
  }

  private List<HallPlan.SpecialDay> days(int year, boolean working) {
    return hall.hours().specialDays().stream()
        .filter(day -> day.date().getYear() == year && day.working() == working)
        .toList();
  }

  @Test
  void hasAWindowForEveryTaggedServiceInEachOfItsWings() {
    assertThat(Unstaffed.of(hall)).isEmpty();
  }

  @Test
  void warnsOfAYearWithoutHolidaysAMonthAhead() {
    assertThat(HallFileWarnings.on(hall, LocalDate.parse("2026-11-25"))).isEmpty();
    assertThat(HallFileWarnings.on(hall, LocalDate.parse("2026-12-20")))
        .containsExactly(
            new Words(
                "节假日文件里没有 2027 年的节假日：按普通周计",
                "the holidays of 2027 are not in the holidays file: ordinary weeks are assumed"));
    assertThat(HallFileWarnings.on(hall, LocalDate.parse("2027-06-01"))).hasSize(1);
  }

  @Test
  void aYearWithoutHolidaysHasOrdinaryWeeks() {
    assertThat(calendar.issuing("E", "AC").isOpen(ms(LocalDateTime.parse("2027-10-01T10:00"))))
        .isTrue();
  }

  private long ms(LocalDateTime local) {
    return local.atZone(hall.zoneId()).toInstant().toEpochMilli();
  }
}

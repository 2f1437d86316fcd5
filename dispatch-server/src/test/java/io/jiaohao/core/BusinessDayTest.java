package io.jiaohao.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every moment belongs to exactly one business day, also when the clocks change. */
@DisplayName("The business day")
class BusinessDayTest {
  private static final long STEP_MS = 10 * SmallHall.MINUTE_MS;

  @ParameterizedTest(name = "{0}, reset at {1}")
  @CsvSource({
    "Asia/Shanghai,       00:00",
    "Europe/Berlin,       00:00",
    "Europe/Berlin,       02:30",
    "Europe/Berlin,       03:00",
    "America/Vancouver,   01:30",
    "America/Havana,      00:00",
    "America/Havana,      00:30",
    "America/St_Johns,    00:00",
    "Asia/Beirut,         00:00",
    "Asia/Beirut,         23:30",
    "Africa/Cairo,        00:00",
    "Australia/Lord_Howe, 01:45",
    "Pacific/Apia,        00:00"
  })
  @DisplayName("has begun and has not ended at each of its moments, and never goes back")
  void holdsItsMoments(String zone, String reset) {
    PlanIndex plan = new PlanIndex(new SmallHall().zone(zone).dayReset(reset).build());
    for (int year : new int[] {2008, 2011, 2026}) {
      LocalDate before = LocalDate.MIN;
      long from = Instant.parse(year + "-01-01T00:00:00Z").toEpochMilli();
      long to = Instant.parse((year + 1) + "-01-03T00:00:00Z").toEpochMilli();
      for (long nowMs = from; nowMs < to; nowMs += STEP_MS) {
        LocalDate day = plan.businessDay(nowMs);
        assertThat(nowMs)
            .as("%s on %s", Instant.ofEpochMilli(nowMs), day)
            .isGreaterThanOrEqualTo(plan.dayEndsAtMs(day.minusDays(1)))
            .isLessThan(plan.dayEndsAtMs(day));
        assertThat(day).isAfterOrEqualTo(before);
        before = day;
      }
    }
  }

  @ParameterizedTest(name = "{0} in {1}, reset at {2}, is {3}")
  @CsvSource({
    "2026-03-03T00:00:00Z, Asia/Shanghai,     00:00, 2026-03-03",
    "2026-03-03T15:59:59Z, Asia/Shanghai,     00:00, 2026-03-03",
    "2026-03-03T16:00:00Z, Asia/Shanghai,     00:00, 2026-03-04",
    "2026-03-03T19:59:59Z, Asia/Shanghai,     04:00, 2026-03-03",
    "2026-03-03T20:00:00Z, Asia/Shanghai,     04:00, 2026-03-04",
    "2026-10-25T00:29:59Z, Europe/Berlin,     02:30, 2026-10-24",
    "2026-10-25T00:30:00Z, Europe/Berlin,     02:30, 2026-10-25",
    "2026-10-25T01:10:00Z, Europe/Berlin,     02:30, 2026-10-25",
    "2026-03-29T01:29:59Z, Europe/Berlin,     02:30, 2026-03-28",
    "2026-03-29T01:30:00Z, Europe/Berlin,     02:30, 2026-03-29"
  })
  @DisplayName("turns at the hall's reset time, in the hall's zone")
  void turnsAtTheResetTime(String instant, String zone, String reset, String day) {
    PlanIndex plan = new PlanIndex(new SmallHall().zone(zone).dayReset(reset).build());
    assertThat(plan.businessDay(Instant.parse(instant).toEpochMilli()))
        .isEqualTo(LocalDate.parse(day));
  }

  @Test
  @DisplayName("turns once when the server comes back in the hour that the clocks repeat")
  void turnsOnceInTheRepeatedHour() {
    HallPlan plan = new SmallHall().zone("Europe/Berlin").dayReset("02:30").build();
    HallFixture hall = HallFixture.closed(plan, "2026-10-24", "23:00:00");
    hall.issue("E", "AA");
    hall.awayUntil("2026-10-25", "02:10:00").awayFor(60 * SmallHall.MINUTE_MS);
    hall.server(new Command.Resume());
    long ticket = hall.issue("E", "AA");
    assertThat(hall.number(ticket)).isEqualTo("A001");
    assertThat(hall.state().epochDay()).isEqualTo(LocalDate.parse("2026-10-25").toEpochDay());
  }
}

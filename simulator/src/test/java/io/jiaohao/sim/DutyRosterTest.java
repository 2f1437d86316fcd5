package io.jiaohao.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.config.HallFile;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.PlannedAbsences.Absence;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DutyRosterTest {
  private static final HallPlan PLAN = HallFile.defaultHall();
  private static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 25);
  private static final LocalDate SATURDAY = LocalDate.of(2026, 11, 28);

  private final DutyRoster roster = new DutyRoster(PLAN);

  private static long at(LocalDate day, int hour) {
    return day.atTime(hour, 0).atZone(PLAN.zoneId()).toEpochSecond() * 1_000;
  }

  @Test
  void onAWeekdayEverybodyComes() {
    assertThat(roster.windowsToday(at(WEDNESDAY, 9))).hasSize(PLAN.windows().size());
  }

  @Test
  void onSaturdayThoseOfItsRosterCome() {
    Set<String> windows = roster.windowsToday(at(SATURDAY, 10));

    assertThat(windows)
        .hasSize(31)
        .contains("E01", "E21", "W37", "W56")
        .doesNotContain("E09", "W01");
  }

  @Test
  void atNightTheHallIsShownWithEverybody() {
    assertThat(roster.windowsToday(at(WEDNESDAY, 20))).hasSize(PLAN.windows().size());
  }

  @Test
  void whoDoesNotWorkOverLunchGoesAtNoonForAnHour() {
    assertThat(roster.nextMeal("E05", at(WEDNESDAY, 9)))
        .contains(new Absence(at(WEDNESDAY, 12), at(WEDNESDAY, 13)));
    assertThat(roster.nextMeal("E01", at(WEDNESDAY, 9))).isEmpty();
    assertThat(roster.nextMeal("E05", at(WEDNESDAY, 14))).isEmpty();
  }
}

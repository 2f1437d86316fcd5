package io.jiaohao.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days and minutes of odd zones, beside a clock that is watched minute by minute. */
@DisplayName("Days of the hall")
class HallDaysTest {
  private static final int DAYS = 6;
  private static final int MINUTES = 2 * HallDays.MINUTES_PER_DAY;
  private static final long MS_PER_MINUTE = 60_000;
  private static final int QUESTIONS = 2_000;

  /** First moments, found by watching: {@code [day][minute]}, in milliseconds. */
  private static long[][] watched(ZoneId zone, LocalDate first) {
    long[][] firstMs = new long[DAYS][MINUTES + 1];
    long ms = first.minusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    int[] reached = new int[DAYS];
    long endMs = ms + (DAYS + 4) * HallDays.MINUTES_PER_DAY * MS_PER_MINUTE;
    for (; ms < endMs; ms += MS_PER_MINUTE) {
      LocalDateTime shown = LocalDateTime.ofInstant(Instant.ofEpochMilli(ms), zone);
      for (int day = 0; day < DAYS; day++) {
        LocalDateTime begins = first.plusDays(day).atStartOfDay();
        while (reached[day] <= MINUTES && !shown.isBefore(begins.plusMinutes(reached[day]))) {
          firstMs[day][reached[day]++] = ms;
        }
      }
    }
    return firstMs;
  }

  @ParameterizedTest(name = "{0} from {1}")
  @CsvSource({
    "Asia/Shanghai, 2026-11-24",
    "Europe/Berlin, 2026-03-26",
    "Europe/Berlin, 2026-10-22",
    "America/Havana, 2026-03-05",
    "America/Havana, 2026-10-29",
    "Australia/Lord_Howe, 2026-04-02",
    "Asia/Beirut, 2026-03-26",
    "America/St_Johns, 2011-03-10",
    "America/St_Johns, 2010-11-04",
  })
  @DisplayName("begin, and have their minutes, when a watched clock shows it first")
  void asWatched(String zoneId, LocalDate first) {
    ZoneId zone = ZoneId.of(zoneId);
    long[][] watched = watched(zone, first);
    HallDays days = new HallDays(new CalendarHall().zone(zoneId).build());
    var random = new SplittableRandom(7);
    for (int i = 0; i < QUESTIONS; i++) {
      int day = random.nextInt(DAYS);
      int minute = random.nextInt(MINUTES + 1);
      assertThat(days.msAt(first.plusDays(day), minute))
          .as("day %d, minute %d", day, minute)
          .isEqualTo(watched[day][minute]);
      int of = random.nextInt(DAYS - 1);
      long lengthMs = watched[of + 1][0] - watched[of][0];
      long ms = watched[of][0] + random.nextLong(lengthMs);
      assertThat(days.dateOf(ms)).as("%d ms", ms).isEqualTo(first.plusDays(of));
    }
  }
}

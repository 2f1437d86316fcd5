package io.jiaohao.core;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Map;
import java.util.TreeMap;

/**
 * The hall's calendar days: what kind each is, and where its minutes lie in time. Days follow each
 * other without overlap even where the clocks are put back over midnight.
 */
final class HallDays {
  static final int MINUTES_PER_DAY = 1_440;

  private static final long MS_PER_SECOND = 1_000;

  private final ZoneId zone;
  private final Map<LocalDate, HallPlan.SpecialDay> special = new TreeMap<>();

  HallDays(HallPlan plan) {
    this.zone = plan.zoneId();
    plan.hours().specialDays().forEach(day -> special.put(day.date(), day));
  }

  /** The kind of a day; a day off that is worked counts as a Monday. */
  DayKind kindOf(LocalDate date) {
    HallPlan.SpecialDay day = special.get(date);
    DayKind ordinary = DayKind.of(date.getDayOfWeek());
    if (day == null) {
      return ordinary;
    }
    if (!day.working()) {
      return DayKind.HOLIDAY;
    }
    return ordinary.isWorkday() ? ordinary : DayKind.MONDAY;
  }

  /**
   * The first moment at which the day's clock shows this minute or a later one. So a minute that
   * the clock jumps over is the jump, and of one that it shows twice it is the first.
   */
  long msAt(LocalDate date, int minute) {
    LocalDateTime local = date.atStartOfDay().plusMinutes(minute);
    ZoneOffsetTransition jump = zone.getRules().getTransition(local);
    return jump != null && jump.isGap()
        ? jump.toEpochSecond() * MS_PER_SECOND
        : local.toEpochSecond(zone.getRules().getOffset(local)) * MS_PER_SECOND;
  }

  /** How much of a day's hours lies between two moments. */
  long openMs(LocalDate date, DaySpans hours, long fromMs, long toMs) {
    long sumMs = 0;
    for (DaySpans.Part part : hours.parts()) {
      long partFromMs = Math.max(fromMs, msAt(date, part.fromMinute()));
      long partToMs = Math.min(toMs, msAt(date, part.toMinute()));
      sumMs += Math.max(0, partToMs - partFromMs);
    }
    return sumMs;
  }

  /** The day of a moment. */
  LocalDate dateOf(long ms) {
    LocalDate date = local(ms).toLocalDate();
    return ms < msAt(date, MINUTES_PER_DAY) ? date : date.plusDays(1);
  }

  /** What the hall's clock shows. */
  LocalDateTime local(long ms) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(ms), zone);
  }
}

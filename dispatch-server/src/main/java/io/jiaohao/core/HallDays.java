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
  private static final long MS_PER_MINUTE = 60_000;

  /** Hours may go on over midnight. */
  private static final int EVEN_MINUTES = 2 * MINUTES_PER_DAY;

  private final ZoneId zone;
  private final Map<LocalDate, HallPlan.SpecialDay> special = new TreeMap<>();

  /**
   * The day of the latest question: nearly all are about today, several to each call. Whichever
   * thread asks may put another one here, which is as right.
   */
  private Day latest = new Day(LocalDate.MIN, 0, false);

  /**
   * A day's beginning.
   *
   * @param even the clocks are not changed in it and in the next
   */
  private record Day(LocalDate date, long beginsMs, boolean even) {}

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
    Day day = day(date);
    return day.even && minute >= 0 && minute <= EVEN_MINUTES
        ? day.beginsMs + minute * MS_PER_MINUTE
        : msByRules(date, minute);
  }

  private Day day(LocalDate date) {
    Day known = latest;
    if (known.date.equals(date)) {
      return known;
    }
    long beginsMs = msByRules(date, 0);
    ZoneOffsetTransition next = zone.getRules().nextTransition(Instant.ofEpochMilli(beginsMs - 1));
    long endsMs = beginsMs + EVEN_MINUTES * MS_PER_MINUTE;
    Day day = new Day(date, beginsMs, next == null || next.getInstant().toEpochMilli() > endsMs);
    latest = day;
    return day;
  }

  private long msByRules(LocalDate date, int minute) {
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
    Day day = latest;
    if (day.even && ms >= day.beginsMs && ms < day.beginsMs + MINUTES_PER_DAY * MS_PER_MINUTE) {
      return day.date;
    }
    LocalDate date = local(ms).toLocalDate();
    return ms < msAt(date, MINUTES_PER_DAY) ? date : date.plusDays(1);
  }

  /** What the hall's clock shows. */
  LocalDateTime local(long ms) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(ms), zone);
  }
}

package io.jiaohao.sim.whatif;

import java.time.LocalDate;
import java.time.ZoneId;

/** The half hours of a day, counted from midnight. */
final class HalfHours {
  static final int COUNT = 48;
  private static final long LENGTH_MS = 30 * 60_000;

  private final long midnightMs;

  HalfHours(LocalDate day, ZoneId zoneId) {
    this.midnightMs = day.atStartOfDay(zoneId).toInstant().toEpochMilli();
  }

  /** Those after midnight count as the last. */
  int of(long ms) {
    return (int) Math.max(0, Math.min(COUNT - 1L, (ms - midnightMs) / LENGTH_MS));
  }

  long startMs(int halfHour) {
    return midnightMs + halfHour * LENGTH_MS;
  }

  /** How much of a half hour lies between two moments, 0 to 1. */
  double part(int halfHour, long fromMs, long toMs) {
    long beginMs = Math.max(fromMs, startMs(halfHour));
    long endMs = Math.min(toMs, startMs(halfHour + 1));
    return (double) Math.max(0, endMs - beginMs) / LENGTH_MS;
  }

  static String clock(int halfHour) {
    return "%d:%02d".formatted(halfHour / 2, halfHour % 2 * 30);
  }
}

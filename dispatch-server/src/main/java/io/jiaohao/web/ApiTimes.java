package io.jiaohao.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Times as programs read and write them: as on the hall's own wall clock, without an offset. */
record ApiTimes(ZoneId zone) {
  private static final int YEAR_MAX = 9_999;

  String text(long atMs) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(atMs), zone).toString();
  }

  /** The moment that this names, in milliseconds since the epoch. */
  long atMs(String field, String text) {
    try {
      LocalDateTime local = LocalDateTime.parse(text);
      ZonedDateTime there = ZonedDateTime.of(local, zone);
      if (there.toLocalDateTime().equals(local) && isUsual(local.toLocalDate())) {
        return there.toInstant().toEpochMilli();
      }
    } catch (DateTimeException e) {
      throw bad(field, text, "a local date and time such as 2026-11-27T09:30, without an offset");
    }
    throw bad(field, text, "a time that the hall's clocks show, before the year 10000");
  }

  LocalDate date(String field, String text) {
    try {
      LocalDate date = LocalDate.parse(text);
      if (isUsual(date)) {
        return date;
      }
    } catch (DateTimeException e) {
      throw bad(field, text, "a date such as 2026-11-27");
    }
    throw bad(field, text, "a date before the year 10000");
  }

  private static boolean isUsual(LocalDate date) {
    return date.getYear() > 0 && date.getYear() <= YEAR_MAX;
  }

  private static Problem bad(String field, String text, String expected) {
    return new Problem(
        field + ": \"" + ApiText.shortened(text) + "\" (expected: " + expected + ")");
  }
}

package io.jiaohao.core;

import java.time.DayOfWeek;

/** What sort of day it is for opening hours: a day of the week, or a holiday on any of them. */
public enum DayKind {
  MONDAY(1),
  TUESDAY(2),
  WEDNESDAY(3),
  THURSDAY(4),
  FRIDAY(5),
  SATURDAY(6),
  SUNDAY(7),
  HOLIDAY(8);

  private static final DayKind[] ALL = values();

  private final int number;

  DayKind(int number) {
    this.number = number;
  }

  /** The kind of an ordinary day. */
  static DayKind of(DayOfWeek day) {
    return ALL[day.getValue() - 1];
  }

  /** From 1 for Monday to 8 for a holiday; in journals, so for ever. */
  public int number() {
    return number;
  }

  /** Its place in a list that has something for each kind. */
  int index() {
    return number - 1;
  }

  /** Whether it is one of the five working days of an ordinary week. */
  public boolean isWorkday() {
    return number <= FRIDAY.number;
  }
}

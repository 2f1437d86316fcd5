package io.jiaohao.core;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;

/**
 * When something is open, day by day: a service for numbers, or a window by plan. Answers in a few
 * steps, whatever the size of the hall; only a search for a next opening walks over closed days.
 */
public final class Timetable {
  /** Days over which a next opening is looked for. */
  public static final int SEARCH_DAYS = 400;

  private final HallDays days;
  private final List<DaySpans> byKind;

  /**
   * A timetable.
   *
   * @param byKind parts for each {@link DayKind}, in their order
   */
  Timetable(HallDays days, List<DaySpans> byKind) {
    this.days = days;
    this.byKind = List.copyOf(byKind);
  }

  /** Whether it is open at this moment. */
  public boolean isOpen(long nowMs) {
    return endOfPartMs(nowMs, days.dateOf(nowMs)).isPresent();
  }

  /**
   * When the opening that this moment is in will end, over midnight and over parts whose gap the
   * clock jumps; empty if it is closed now.
   */
  public OptionalLong openUntilMs(long nowMs) {
    OptionalLong end = endOfPartMs(nowMs, days.dateOf(nowMs));
    for (int part = 0; part < SEARCH_DAYS && end.isPresent(); part++) {
      OptionalLong further = endOfPartMs(end.getAsLong(), days.dateOf(end.getAsLong()));
      if (further.isEmpty()) {
        return end;
      }
      end = further;
    }
    return end;
  }

  /** When it is open next: now if it is; empty if not within {@link #SEARCH_DAYS} days. */
  public OptionalLong nextOpenMs(long nowMs) {
    if (isNever()) {
      return OptionalLong.empty();
    }
    LocalDate date = days.dateOf(nowMs);
    for (int day = 0; day <= SEARCH_DAYS; day++, date = date.plusDays(1)) {
      for (DaySpans.Part part : on(date)) {
        long fromMs = Math.max(nowMs, days.msAt(date, part.fromMinute()));
        if (fromMs < days.msAt(date, part.toMinute())) {
          return OptionalLong.of(fromMs);
        }
      }
    }
    return OptionalLong.empty();
  }

  /** When its last opening between two moments ends, at the latest at the second; empty if none. */
  public OptionalLong lastEndMs(long fromMs, long toMs) {
    OptionalLong last = OptionalLong.empty();
    LocalDate end = days.dateOf(toMs);
    for (LocalDate date = days.dateOf(fromMs); !date.isAfter(end); date = date.plusDays(1)) {
      for (DaySpans.Part part : on(date)) {
        long partFromMs = Math.max(fromMs, days.msAt(date, part.fromMinute()));
        long partToMs = Math.min(toMs, days.msAt(date, part.toMinute()));
        last = partFromMs < partToMs ? OptionalLong.of(partToMs) : last;
      }
    }
    return last;
  }

  /** When it first closes after a moment, at the latest at the second; empty if it does not. */
  OptionalLong firstEndMs(long afterMs, long toMs) {
    LocalDate end = days.dateOf(toMs);
    for (LocalDate date = days.dateOf(afterMs); !date.isAfter(end); date = date.plusDays(1)) {
      for (DaySpans.Part part : on(date)) {
        long endMs = days.msAt(date, part.toMinute());
        if (endMs > afterMs && endMs <= toMs) {
          return OptionalLong.of(endMs);
        }
      }
    }
    return OptionalLong.empty();
  }

  /** How much of the time between two moments it is open. */
  long openMs(long fromMs, long toMs) {
    long sumMs = 0;
    LocalDate end = days.dateOf(toMs);
    for (LocalDate date = days.dateOf(fromMs); !date.isAfter(end); date = date.plusDays(1)) {
      sumMs += days.openMs(date, byKind.get(days.kindOf(date).index()), fromMs, toMs);
    }
    return sumMs;
  }

  /** Whether it is closed on every kind of day. */
  public boolean isNever() {
    return byKind.stream().allMatch(spans -> spans.parts().isEmpty());
  }

  private OptionalLong endOfPartMs(long nowMs, LocalDate date) {
    for (DaySpans.Part part : on(date)) {
      long endMs = days.msAt(date, part.toMinute());
      if (nowMs < endMs && nowMs >= days.msAt(date, part.fromMinute())) {
        return OptionalLong.of(endMs);
      }
    }
    return OptionalLong.empty();
  }

  private List<DaySpans.Part> on(LocalDate date) {
    return byKind.get(days.kindOf(date).index()).parts();
  }
}

package io.jiaohao.core;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** How many windows are planned open for a service in a wing, part by part of each kind of day. */
final class Staffing {
  private final HallDays days;
  private final List<List<Crew>> byKind;

  Staffing(HallDays days, List<List<Crew>> byKind) {
    this.days = days;
    this.byKind = List.copyOf(byKind);
  }

  /** Windows that keep the same hours on a kind of day. */
  record Crew(int windows, DaySpans hours) {}

  /** Planned opening of all the windows between two moments, added up. */
  long windowMs(long fromMs, long toMs) {
    long sumMs = 0;
    LocalDate end = days.dateOf(toMs);
    for (LocalDate date = days.dateOf(fromMs); !date.isAfter(end); date = date.plusDays(1)) {
      for (Crew crew : byKind.get(days.kindOf(date).index())) {
        sumMs += crew.windows() * days.openMs(date, crew.hours(), fromMs, toMs);
      }
    }
    return sumMs;
  }

  /** All their hours together, for each kind of day. */
  List<DaySpans> union() {
    List<DaySpans> union = new ArrayList<>();
    for (List<Crew> crews : byKind) {
      DaySpans all = DaySpans.NONE;
      for (Crew crew : crews) {
        all = all.union(crew.hours());
      }
      union.add(all);
    }
    return union;
  }
}

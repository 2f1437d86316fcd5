package io.jiaohao.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which windows are on which roster. */
final class Rosters {
  private final Map<String, Set<String>> windowsByRoster = new LinkedHashMap<>();

  Rosters(HallPlan plan) {
    plan.hours()
        .rosters()
        .forEach(r -> windowsByRoster.put(r.id(), new LinkedHashSet<>(r.windows())));
  }

  /** The parts of a day on which a window is planned open, of these hours. */
  DaySpans planned(HallPlan.Window window, List<Opening.Span> hours) {
    List<DaySpans.Part> parts = new ArrayList<>();
    for (Opening.Span span : hours) {
      if (span.roster().isEmpty() || isOn(span.roster(), window.id())) {
        parts.add(new DaySpans.Part(span.fromMinute(), span.toMinute()));
      }
    }
    return DaySpans.of(parts);
  }

  private boolean isOn(String roster, String window) {
    return windowsByRoster.getOrDefault(roster, Collections.emptySet()).contains(window);
  }
}

package io.jiaohao.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Parts of a day, in order and with gaps between them. */
record DaySpans(List<Part> parts) {
  static final DaySpans NONE = new DaySpans(List.of());

  DaySpans {
    parts = List.copyOf(parts);
  }

  /** From a minute of the day on and before another. */
  record Part(int fromMinute, int toMinute) {}

  /** These parts, sorted, those that touch made one and empty ones left out. */
  static DaySpans of(List<Part> parts) {
    List<Part> sorted = new ArrayList<>(parts);
    sorted.removeIf(part -> part.fromMinute() >= part.toMinute());
    sorted.sort(Comparator.comparingInt(Part::fromMinute));
    List<Part> merged = new ArrayList<>();
    for (Part part : sorted) {
      int last = merged.size() - 1;
      if (last >= 0 && part.fromMinute() <= merged.get(last).toMinute()) {
        Part before = merged.get(last);
        int toMinute = Math.max(before.toMinute(), part.toMinute());
        merged.set(last, new Part(before.fromMinute(), toMinute));
      } else {
        merged.add(part);
      }
    }
    return merged.isEmpty() ? NONE : new DaySpans(merged);
  }

  /** Whether all of a part of the day is within one of these. */
  boolean cover(int fromMinute, int toMinute) {
    return fromMinute >= toMinute
        || parts.stream()
            .anyMatch(part -> part.fromMinute() <= fromMinute && toMinute <= part.toMinute());
  }

  DaySpans union(DaySpans other) {
    List<Part> both = new ArrayList<>(parts);
    both.addAll(other.parts);
    return of(both);
  }

  DaySpans intersection(DaySpans other) {
    List<Part> common = new ArrayList<>();
    for (Part a : parts) {
      for (Part b : other.parts) {
        common.add(
            new Part(
                Math.max(a.fromMinute(), b.fromMinute()), Math.min(a.toMinute(), b.toMinute())));
      }
    }
    return of(common);
  }
}

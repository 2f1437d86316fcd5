package io.jiaohao.sim.whatif;

import io.jiaohao.core.HallPlan;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The windows that worked for a zone on a recorded day, and the day with more or fewer of them. */
final class ZoneWindows {
  private final RecordedDay day;
  private final WhatIf.Windows change;
  private final String zone;
  private final List<String> services;

  /** Those that were open, the one that worked longest first. */
  private final List<HallPlan.Window> atWork;

  private final List<String> differences = new ArrayList<>();

  private ZoneWindows(RecordedDay day, WhatIf.Windows change) {
    this.day = day;
    this.change = change;
    this.zone = change.zone();
    this.services =
        day.plan().services().stream()
            .filter(s -> s.zone().equals(zone))
            .map(HallPlan.Service::id)
            .toList();
    this.atWork =
        day.plan().windows().stream()
            .filter(this::servesZone)
            .filter(w -> workedMs(w) > 0)
            .sorted(Comparator.comparingLong(this::workedMs).reversed())
            .toList();
  }

  /**
   * The windows of the zone that is to be changed.
   *
   * @throws IllegalArgumentException naming the zones and wings that there are
   */
  static ZoneWindows of(RecordedDay day, WhatIf.Windows change) {
    mustBeOneOf("zone", change.zone(), day.plan().zones().stream().map(HallPlan.Zone::id).toList());
    if (!change.wing().isEmpty()) {
      mustBeOneOf(
          "wing",
          change.wing(),
          day.plan().wings().stream()
              .filter(wing -> wing.zones().contains(change.zone()))
              .map(HallPlan.Wing::id)
              .toList());
    }
    return new ZoneWindows(day, change);
  }

  private static void mustBeOneOf(String what, String id, List<String> known) {
    if (!known.contains(id)) {
      throw new IllegalArgumentException(
          "--windows: %s %s (expected: %s)".formatted(what, id, String.join(" or ", known)));
    }
  }

  RecordedDay changed() {
    return change.change() < 0 ? fewer(-change.change()) : more(change.change());
  }

  /** What was changed, in a manager's words. */
  List<String> differences() {
    return List.copyOf(differences);
  }

  private boolean servesZone(HallPlan.Window window) {
    return (change.wing().isEmpty() || change.wing().equals(window.wing()))
        && window.serves().stream().anyMatch(s -> services.contains(s.service()));
  }

  private List<RecordedDay.Shift> shiftsOf(HallPlan.Window window) {
    return day.shifts().stream().filter(s -> s.window().equals(window.id())).toList();
  }

  private long workedMs(HallPlan.Window window) {
    return shiftsOf(window).stream().mapToLong(RecordedDay.Shift::lengthMs).sum();
  }

  private IllegalArgumentException impossible(String expected) {
    return new IllegalArgumentException(
        "--windows: %+d@%s (expected: %s)".formatted(change.change(), zone, expected));
  }

  /**
   * New windows serve the whole zone, in the wing to which most of its visitors came, at the hours
   * of the window there that worked longest, its breaks included.
   */
  private RecordedDay more(int count) {
    String wing = change.wing().isEmpty() ? busiestWing() : change.wing();
    HallPlan.Window like =
        atWork.stream()
            .filter(w -> w.wing().equals(wing))
            .findFirst()
            .orElseThrow(() -> impossible("a zone with a window that was open that day"));
    List<HallPlan.Window> windows = new ArrayList<>(day.plan().windows());
    List<RecordedDay.Shift> shifts = new ArrayList<>(day.shifts());
    List<HallPlan.Skill> skills = services.stream().map(s -> new HallPlan.Skill(s, 0)).toList();
    for (int i = 1; i <= count; i++) {
      String id = "new " + zone + i;
      windows.add(new HallPlan.Window(id, wing, like.mode(), skills));
      for (RecordedDay.Shift s : shiftsOf(like)) {
        shifts.add(new RecordedDay.Shift(id, s.fromMs(), s.toMs(), s.toTheEnd()));
      }
    }
    differences.add(
        "zone %s, wing %s: %d more, for all its services, at the hours of %s (%s)"
            .formatted(zone, wing, count, like.id(), hours(like)));
    return day.with(Plans.with(day.plan(), day.plan().order(), windows), shifts);
  }

  private String busiestWing() {
    Map<String, Integer> came = new LinkedHashMap<>();
    for (RecordedDay.Leg leg : day.legs()) {
      if (services.contains(leg.service())) {
        came.merge(leg.wing(), 1, Integer::sum);
      }
    }
    return came.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("");
  }

  /**
   * Closed are those that worked longest, for an hour at the day's edge would not be missed; but
   * never the last one that serves something.
   */
  private RecordedDay fewer(int count) {
    List<HallPlan.Window> stay = new ArrayList<>(atWork);
    List<HallPlan.Window> gone = new ArrayList<>();
    for (HallPlan.Window window : atWork) {
      if (gone.size() < count && canGo(window, stay)) {
        stay.remove(window);
        gone.add(window);
      }
    }
    if (gone.size() < count) {
      throw impossible(
          "at most %d of the %d windows at work that day, so that every service keeps one"
              .formatted(gone.size(), atWork.size()));
    }
    for (HallPlan.Window window : gone) {
      differences.add(
          "zone %s, wing %s: without %s (%s)"
              .formatted(zone, window.wing(), window.id(), hours(window)));
    }
    List<String> ids = gone.stream().map(HallPlan.Window::id).toList();
    return day.with(
        day.plan(), day.shifts().stream().filter(s -> !ids.contains(s.window())).toList());
  }

  private static boolean canGo(HallPlan.Window window, List<HallPlan.Window> stay) {
    return window.serves().stream()
        .allMatch(
            skill ->
                stay.stream()
                    .filter(other -> !other.equals(window))
                    .filter(other -> other.wing().equals(window.wing()))
                    .anyMatch(
                        other ->
                            other.serves().stream()
                                .anyMatch(s -> s.service().equals(skill.service()))));
  }

  private String hours(HallPlan.Window window) {
    ZoneId zoneId = day.plan().zoneId();
    DateTimeFormatter clock = DateTimeFormatter.ofPattern("HH:mm");
    return String.join(
        ", ",
        shiftsOf(window).stream()
            .map(
                s ->
                    clock.format(Instant.ofEpochMilli(s.fromMs()).atZone(zoneId))
                        + "–"
                        + clock.format(Instant.ofEpochMilli(s.toMs()).atZone(zoneId)))
            .toList());
  }
}

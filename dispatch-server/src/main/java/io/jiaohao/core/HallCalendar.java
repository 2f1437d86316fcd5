package io.jiaohao.core;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * A plan's hours, worked out: when each service gives numbers in each wing, when its windows and
 * each window alone are planned open. Never changes; everything is in the hall's time zone.
 *
 * <p>A service gives numbers in a wing while its own hours say so and at least one window that
 * serves it there is planned open: nobody gets a number that nobody is planned to call.
 */
public final class HallCalendar {
  private final HallDays days;
  private final Timetable never;
  private final Map<String, Timetable> windows = new LinkedHashMap<>();
  private final Map<Place, Staffing> staffing = new LinkedHashMap<>();
  private final Map<Place, Timetable> serving = new LinkedHashMap<>();
  private final Map<Place, Timetable> issuing = new LinkedHashMap<>();

  /** A service in a wing. */
  private record Place(String wing, String service) {}

  HallCalendar(HallPlan plan) {
    this.days = new HallDays(plan);
    this.never = new Timetable(days, everyKind(kind -> DaySpans.NONE));
    OpeningRanks ranks = new OpeningRanks(plan);
    planWindows(plan, ranks);
    Map<String, HallPlan.Service> services = new LinkedHashMap<>();
    plan.services().forEach(service -> services.put(service.id(), service));
    staffing.forEach(
        (place, staff) -> {
          serving.put(place, new Timetable(days, staff.union()));
          HallPlan.Service service = services.get(place.service());
          if (service != null) {
            issuing.put(place, new Timetable(days, issued(ranks, place, service, staff.union())));
          }
        });
  }

  private void planWindows(HallPlan plan, OpeningRanks ranks) {
    Rosters rosters = new Rosters(plan);
    Map<List<DaySpans>, Integer> places = new LinkedHashMap<>();
    List<List<DaySpans>> patterns = new ArrayList<>();
    Map<Place, Map<Integer, Integer>> crews = new LinkedHashMap<>();
    for (HallPlan.Window window : plan.windows()) {
      List<DaySpans> hours =
          everyKind(kind -> rosters.planned(window, ranks.forWindow(window, kind)));
      Integer pattern = places.putIfAbsent(hours, patterns.size());
      if (pattern == null) {
        pattern = patterns.size();
        patterns.add(hours);
      }
      windows.put(window.id(), new Timetable(days, patterns.get(pattern)));
      for (HallPlan.Skill skill : window.serves()) {
        crews
            .computeIfAbsent(new Place(window.wing(), skill.service()), p -> new LinkedHashMap<>())
            .merge(pattern, 1, Integer::sum);
      }
    }
    crews.forEach((place, crew) -> staffing.put(place, staffing(crew, patterns)));
  }

  private Staffing staffing(Map<Integer, Integer> windowsByPattern, List<List<DaySpans>> patterns) {
    List<List<Staffing.Crew>> byKind = new ArrayList<>();
    for (DayKind kind : DayKind.values()) {
      List<Staffing.Crew> crews = new ArrayList<>();
      windowsByPattern.forEach(
          (pattern, count) ->
              crews.add(new Staffing.Crew(count, patterns.get(pattern).get(kind.index()))));
      byKind.add(crews);
    }
    return new Staffing(days, byKind);
  }

  private static List<DaySpans> issued(
      OpeningRanks ranks, Place place, HallPlan.Service service, List<DaySpans> planned) {
    return everyKind(
        kind -> {
          List<DaySpans.Part> parts = new ArrayList<>();
          for (Opening.Span span : ranks.forService(place.wing(), service, kind)) {
            if (span.tag().isEmpty() || service.tags().contains(span.tag())) {
              parts.add(new DaySpans.Part(span.fromMinute(), span.lastTicketMinute()));
            }
          }
          return DaySpans.of(parts).intersection(planned.get(kind.index()));
        });
  }

  private static List<DaySpans> everyKind(Function<DayKind, DaySpans> hoursOfKind) {
    List<DaySpans> all = new ArrayList<>();
    for (DayKind kind : DayKind.values()) {
      all.add(hoursOfKind.apply(kind));
    }
    return all;
  }

  /** When a service gives numbers in a wing; never, if no window there serves it. */
  public Timetable issuing(String wing, String service) {
    return issuing.getOrDefault(new Place(wing, service), never);
  }

  /** When some window that serves this service in this wing is planned open. */
  public Timetable serving(String wing, String service) {
    return serving.getOrDefault(new Place(wing, service), never);
  }

  /** When a window is planned open. */
  public Timetable window(String window) {
    return windows.getOrDefault(window, never);
  }

  /**
   * Overtime of a window between two moments of a business day: the time outside its planned hours
   * once it was planned to close on that day, over lunch or for the night. What is done before its
   * first opening, or on a day on which it is not planned at all, is none.
   */
  long overtimeMs(String window, long dayBeganAtMs, long fromMs, long toMs) {
    Timetable hours = window(window);
    OptionalLong closesMs = hours.firstEndMs(dayBeganAtMs, toMs);
    if (closesMs.isEmpty()) {
      return 0;
    }
    long sinceMs = Math.max(fromMs, closesMs.getAsLong());
    return toMs - sinceMs - hours.openMs(sinceMs, toMs);
  }

  /** Whether any service gives numbers anywhere at this moment. */
  public boolean issuesAnything(long nowMs) {
    return issuing.values().stream().anyMatch(timetable -> timetable.isOpen(nowMs));
  }

  /** When some window that serves this service here is planned open; empty if none serves it. */
  Optional<DaySpans> planned(String wing, String service, DayKind kind) {
    return Optional.ofNullable(staffing.get(new Place(wing, service)))
        .map(staff -> staff.union().get(kind.index()));
  }

  /** Planned opening, added up, of the windows that serve this service in this wing. */
  long windowMs(String wing, String service, long fromMs, long toMs) {
    Staffing staff = staffing.get(new Place(wing, service));
    return staff == null ? 0 : staff.windowMs(fromMs, toMs);
  }

  /** "opens 2026-11-28 09:30", in the hall's time, or that it does not for long. */
  String nextIssueWords(String wing, String service, long nowMs) {
    OptionalLong next = issuing(wing, service).nextOpenMs(nowMs);
    if (next.isEmpty()) {
      return "opens: not within " + Timetable.SEARCH_DAYS + " days";
    }
    LocalDateTime local = days.local(next.getAsLong());
    return "opens " + local.toLocalDate() + " " + local.toLocalTime();
  }
}

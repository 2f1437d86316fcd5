package io.jiaohao.core;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * Hours found the slow way: a watchman looks at the hall's clock each minute, never lets a day or a
 * minute of it come twice, and looks through the whole plan for what holds then.
 */
final class NaiveCalendar {
  private static final long MINUTE_MS = 60_000;

  private final HallPlan plan;
  private final long fromMs;
  private final LocalDate[] dates;
  private final int[] minutes;

  NaiveCalendar(HallPlan plan, LocalDate from, int days) {
    this.plan = plan;
    ZonedDateTime start = from.minusDays(2).atTime(12, 0).atZone(plan.zoneId());
    this.fromMs = start.toInstant().toEpochMilli();
    int count = (days + 2) * 1_440;
    this.dates = new LocalDate[count];
    this.minutes = new int[count];
    LocalDateTime latest = start.toLocalDateTime();
    for (int i = 0; i < count; i++) {
      LocalDateTime shown = LocalDateTime.ofInstant(Instant.ofEpochMilli(msOf(i)), plan.zoneId());
      latest = shown.isAfter(latest) ? shown : latest;
      dates[i] = latest.toLocalDate();
      minutes[i] = latest.getHour() * 60 + latest.getMinute();
    }
  }

  int count() {
    return dates.length;
  }

  long msOf(int i) {
    return fromMs + i * MINUTE_MS;
  }

  /** Whether numbers are given in the i-th minute. */
  boolean issues(String wing, HallPlan.Service service, int i) {
    boolean wanted =
        spans(wing, service.zone(), service.id(), "", i).stream()
            .filter(s -> s.fromMinute() <= minutes[i] && minutes[i] < s.lastTicketMinute())
            .anyMatch(s -> s.tag().isEmpty() || service.tags().contains(s.tag()));
    return wanted && windowsOpen(wing, service.id(), i) > 0;
  }

  /** Windows for the service planned open in the i-th minute. */
  long windowsOpen(String wing, String service, int i) {
    return plan.windows().stream()
        .filter(w -> w.wing().equals(wing))
        .filter(w -> w.serves().stream().anyMatch(s -> s.service().equals(service)))
        .filter(w -> isOpen(w, i))
        .count();
  }

  boolean isOpen(HallPlan.Window window, int i) {
    List<String> zones =
        window.serves().stream()
            .map(s -> plan.services().stream().filter(k -> k.id().equals(s.service())).findFirst())
            .map(s -> s.orElseThrow().zone())
            .distinct()
            .toList();
    String zone = zones.size() == 1 ? zones.get(0) : "";
    return spans(window.wing(), zone, "", window.id(), i).stream()
        .filter(s -> s.fromMinute() <= minutes[i] && minutes[i] < s.toMinute())
        .anyMatch(s -> s.roster().isEmpty() || isOnRoster(s.roster(), window.id()));
  }

  private boolean isOnRoster(String roster, String window) {
    return plan.hours().rosters().stream()
        .anyMatch(r -> r.id().equals(roster) && r.windows().contains(window));
  }

  private List<Opening.Span> spans(String wing, String zone, String service, String window, int i) {
    DayKind kind = kind(dates[i]);
    int best = -1;
    List<Opening.Span> spans = List.of();
    for (Opening opening : plan.hours().openings()) {
      Opening.Scope s = opening.scope();
      boolean fits =
          (s.wing().isEmpty() || s.wing().equals(wing))
              && (s.zone().isEmpty() || s.zone().equals(zone))
              && (s.service().isEmpty() || s.service().equals(service))
              && (s.window().isEmpty() || s.window().equals(window));
      int rank =
          (s.window().isEmpty() ? 0 : 16)
              + (s.service().isEmpty() ? 0 : 8)
              + (s.zone().isEmpty() ? 0 : 4)
              + (s.wing().isEmpty() ? 0 : 2);
      for (Opening.Day day : opening.days()) {
        if (fits && day.kind() == kind && rank >= best) {
          best = rank;
          spans = day.spans();
        }
      }
    }
    return spans;
  }

  private DayKind kind(LocalDate date) {
    boolean workday = date.getDayOfWeek().getValue() < 6;
    for (HallPlan.SpecialDay day : plan.hours().specialDays()) {
      if (day.date().equals(date)) {
        if (!day.working()) {
          return DayKind.HOLIDAY;
        }
        return workday ? DayKind.valueOf(date.getDayOfWeek().name()) : DayKind.MONDAY;
      }
    }
    return DayKind.valueOf(date.getDayOfWeek().name());
  }
}

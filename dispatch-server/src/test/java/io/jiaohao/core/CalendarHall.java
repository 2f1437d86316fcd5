package io.jiaohao.core;

import io.jiaohao.core.Opening.Scope;
import io.jiaohao.core.Opening.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A hall with a calendar as halls have it: 9 to 17 on weekdays with staggered lunch, tagged
 * services on Saturday, closed on Sunday. AA is tagged for both, AB for lunch alone, AC for
 * neither. At lunch E01 works, on Saturday E02; E03 is never on a roster.
 */
final class CalendarHall {
  static final String LUNCH = "lunch";
  static final String WEEKEND = "weekend";
  private static final String LUNCH_ROSTER = "lunch_open";
  private static final String SATURDAY_ROSTER = "saturday_open";

  private final Map<LocalDate, HallPlan.SpecialDay> specialDays = new TreeMap<>();
  private final List<Opening> overrides = new ArrayList<>();
  private HallPlan.Quota quota = HallPlan.Quota.NONE;
  private String zone = "Asia/Shanghai";

  CalendarHall zone(String id) {
    zone = id;
    return this;
  }

  CalendarHall holiday(String date) {
    return special(date, false);
  }

  CalendarHall working(String date) {
    return special(date, true);
  }

  private CalendarHall special(String date, boolean working) {
    LocalDate day = LocalDate.parse(date);
    specialDays.put(day, new HallPlan.SpecialDay(day, working, ""));
    return this;
  }

  CalendarHall override(Scope scope, DayKind kind, String... spans) {
    List<Span> parsed = new ArrayList<>();
    for (String span : spans) {
      parsed.add(new Span(minute(span.substring(0, 5)), minute(span.substring(6))));
    }
    overrides.add(new Opening(scope, List.of(new Opening.Day(kind, parsed))));
    return this;
  }

  /** A quota on AC, which E03 alone serves; E03 serves AB too. */
  CalendarHall quota(HallPlan.Quota newQuota) {
    quota = newQuota;
    return this;
  }

  static int minute(String time) {
    return Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3));
  }

  HallPlan build() {
    List<Opening> openings = new ArrayList<>(List.of(new Opening(Scope.HALL, week())));
    openings.addAll(overrides);
    return new SmallHall()
        .zone(zone)
        .services(
            service("AA", "A", 5, List.of(LUNCH, WEEKEND), HallPlan.Quota.NONE),
            service("AB", "B", 10, List.of(LUNCH), HallPlan.Quota.NONE),
            service("AC", "C", 15, List.of(), quota))
        .windows(
            SmallHall.window("E01", "E", SmallHall.skill("AA", 0), SmallHall.skill("AB", 0)),
            SmallHall.window("E02", "E", SmallHall.skill("AA", 0)),
            SmallHall.window("E03", "E", SmallHall.skill("AB", 0), SmallHall.skill("AC", 0)),
            SmallHall.window("W01", "W", SmallHall.skill("AA", 0)))
        .hours(
            new HallPlan.Hours(
                openings,
                List.of(
                    new HallPlan.Roster(LUNCH_ROSTER, List.of("E01")),
                    new HallPlan.Roster(SATURDAY_ROSTER, List.of("E02"))),
                List.copyOf(specialDays.values())))
        .build();
  }

  private static List<Opening.Day> week() {
    List<Opening.Day> days = new ArrayList<>();
    for (DayKind kind : DayKind.values()) {
      days.add(
          new Opening.Day(
              kind,
              kind.isWorkday()
                  ? List.of(
                      new Span(540, 720),
                      new Span(720, 780, 780, LUNCH, LUNCH_ROSTER),
                      new Span(780, 1_020))
                  : kind == DayKind.SATURDAY
                      ? List.of(new Span(570, 990, 990, WEEKEND, SATURDAY_ROSTER))
                      : List.of()));
    }
    return days;
  }

  private static HallPlan.Service service(
      String id, String prefix, int minutes, List<String> tags, HallPlan.Quota quota) {
    return new HallPlan.Service(
        id, new Words(id, id), "Z1", prefix, minutes * 60_000L, 100, tags, quota);
  }
}

package io.jiaohao.core;

import io.jiaohao.core.Opening.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** Calendars by chance, in zones whose clocks change in odd ways on the days of the test. */
final class RandomCalendars {
  private static final List<String> SERVICES = List.of("AA", "AB", "AC");
  private static final List<String> WINDOWS = List.of("E01", "E02", "E03", "W01");
  private static final List<String> TAGS = List.of("", "lunch", "weekend");
  private static final List<String> ROSTERS = List.of("", "early", "late");

  /** A zone and a day near which its clocks change; the third does so at midnight. */
  private static final List<String[]> PLACES =
      List.of(
          new String[] {"Europe/Berlin", "2026-10-22"},
          new String[] {"America/Vancouver", "2026-03-05"},
          new String[] {"America/Santiago", "2026-09-03"},
          new String[] {"America/Santiago", "2026-04-02"},
          new String[] {"America/St_Johns", "2011-03-10"},
          new String[] {"America/St_Johns", "2010-11-04"},
          new String[] {"Australia/Lord_Howe", "2026-04-02"},
          new String[] {"Asia/Shanghai", "2026-09-17"});

  private final SplittableRandom random;
  private final String[] place;

  RandomCalendars(long seed) {
    this.random = new SplittableRandom(seed);
    this.place = PLACES.get((int) (seed % PLACES.size()));
  }

  LocalDate firstDay() {
    return LocalDate.parse(place[1]);
  }

  HallPlan plan() {
    List<Opening> openings = new ArrayList<>();
    for (int i = random.nextInt(1, 12); i > 0; i--) {
      openings.add(new Opening(scope(), days()));
    }
    openings.add(new Opening(Scope.HALL, days()));
    return new SmallHall()
        .zone(place[0])
        .dayReset(random.nextBoolean() ? "00:00" : "04:00")
        .services(service("AA", "A", "Z1"), service("AB", "B", "Z1"), service("AC", "C", "Z2"))
        .windows(
            SmallHall.window("E01", "E", SmallHall.skill("AA", 0), SmallHall.skill("AB", 0)),
            SmallHall.window("E02", "E", SmallHall.skill("AC", 0)),
            SmallHall.window("E03", "E", SmallHall.skill("AA", 0), SmallHall.skill("AC", 0)),
            SmallHall.window("W01", "W", SmallHall.skill("AA", 0), SmallHall.skill("AC", 0)))
        .hours(new HallPlan.Hours(openings, rosters(), specialDays()))
        .build();
  }

  private Scope scope() {
    String wing = random.nextBoolean() ? "" : random.nextBoolean() ? "E" : "W";
    return switch (random.nextInt(4)) {
      case 0 -> Scope.ofWing(wing);
      case 1 -> Scope.ofZone(random.nextBoolean() ? "Z1" : "Z2", wing);
      case 2 -> Scope.ofService(SERVICES.get(random.nextInt(SERVICES.size())), wing);
      default -> Scope.ofWindow(WINDOWS.get(random.nextInt(WINDOWS.size())));
    };
  }

  private List<Opening.Day> days() {
    List<Opening.Day> days = new ArrayList<>();
    for (DayKind kind : DayKind.values()) {
      if (random.nextInt(3) > 0) {
        days.add(new Opening.Day(kind, spans()));
      }
    }
    return days;
  }

  private List<Opening.Span> spans() {
    if (random.nextInt(6) == 0) {
      return List.of(new Opening.Span(0, 1_440));
    }
    TreeSet<Integer> edges = new TreeSet<>();
    for (int i = 2 * random.nextInt(4); i > 0; i--) {
      edges.add(random.nextInt(4) == 0 ? random.nextInt(200) : 15 * random.nextInt(97));
    }
    List<Opening.Span> spans = new ArrayList<>();
    while (edges.size() > 1) {
      int from = edges.pollFirst();
      int to = random.nextInt(3) == 0 ? edges.first() : edges.pollFirst();
      int last = random.nextInt(3) == 0 ? random.nextInt(from, to + 1) : to;
      spans.add(
          new Opening.Span(
              from,
              to,
              last,
              TAGS.get(random.nextInt(TAGS.size())),
              ROSTERS.get(random.nextInt(ROSTERS.size()))));
    }
    return spans;
  }

  private List<HallPlan.Roster> rosters() {
    return ROSTERS.stream()
        .filter(id -> !id.isEmpty())
        .map(
            id ->
                new HallPlan.Roster(
                    id, WINDOWS.stream().filter(w -> random.nextInt(3) > 0).toList()))
        .toList();
  }

  private List<HallPlan.SpecialDay> specialDays() {
    List<HallPlan.SpecialDay> days = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      if (random.nextInt(4) == 0) {
        days.add(new HallPlan.SpecialDay(firstDay().plusDays(i), random.nextBoolean(), ""));
      }
    }
    return days;
  }

  private HallPlan.Service service(String id, String prefix, String zone) {
    List<String> tags = TAGS.stream().filter(t -> !t.isEmpty() && random.nextBoolean()).toList();
    return new HallPlan.Service(
        id, new Words(id, id), zone, prefix, 300_000, 10, tags, HallPlan.Quota.NONE);
  }
}

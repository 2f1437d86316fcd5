package io.jiaohao.sim.whatif;

import io.jiaohao.core.Entry;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.Words;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** A morning in a small hall: two zones, one of them short of windows; clerks lose no time. */
final class FixtureDay {
  static final LocalDate DATE = LocalDate.of(2026, 3, 3);
  static final long MINUTE_MS = 60_000;

  private static final ZoneId ZONE_ID = ZoneId.of("Asia/Shanghai");
  private static final int CROWD = 240;

  private FixtureDay() {}

  static HallPlan plan() {
    return new HallPlan(
        "small",
        words("small"),
        ZONE_ID,
        LocalTime.of(4, 0),
        3,
        10_000,
        new HallPlan.Hours(9 * 60, 12 * 60),
        new HallPlan.CallRules(3, 1, 20_000, 60_000, 5_000, 3, 2),
        new HallPlan.OrderRules("head-start", 1, 60 * MINUTE_MS),
        List.of(
            new HallPlan.Wing("E", words("East"), 1, 1, List.of("A", "B")),
            new HallPlan.Wing("W", words("West"), 1, 1, List.of("B"))),
        List.of(new HallPlan.Zone("A", words("market")), new HallPlan.Zone("B", words("social"))),
        List.of(
            new HallPlan.TicketClass("P0", words("walk-in"), 0),
            new HallPlan.TicketClass("P1", words("special need"), 20 * MINUTE_MS)),
        List.of(service("AA", "A", 3), service("AB", "A", 5), service("BA", "B", 5)),
        List.of(
            window("E01", "AA", "AB"),
            window("E02", "AA"),
            window("E03", "AB"),
            window("E04", "AA", "AB"),
            window("E11", "BA"),
            window("E12", "BA"),
            window("W11", "BA")),
        List.of("done"),
        List.of("forms-missing"));
  }

  private static HallPlan.Service service(String id, String zone, int minutes) {
    return new HallPlan.Service(id, words(id), zone, id, minutes * MINUTE_MS, 80);
  }

  private static HallPlan.Window window(String id, String... services) {
    return new HallPlan.Window(
        id,
        id.substring(0, 1),
        words("window"),
        List.of(services).stream().map(s -> new HallPlan.Skill(s, 0)).toList());
  }

  private static Words words(String text) {
    return new Words(text, text);
  }

  static long at(int hour, int minute) {
    return DATE.atTime(hour, minute).atZone(ZONE_ID).toInstant().toEpochMilli();
  }

  /** A crowded one. */
  static RecordedDay day(long seed) {
    return day(seed, CROWD);
  }

  /** Every thirtieth visitor does not come at first, every fortieth gives the number back. */
  static RecordedDay day(long seed, int visitors) {
    HallPlan plan = plan();
    SplittableRandom random = new SplittableRandom(seed);
    List<RecordedDay.Visit> visits = new ArrayList<>();
    for (int i = 0; i < visitors; i++) {
      long cameMs = at(9, 0) + random.nextLong(150 * MINUTE_MS);
      HallPlan.Service service = plan.services().get(random.nextInt(plan.services().size()));
      long lastsMs = Math.round(-Math.log1p(-random.nextDouble()) * service.expectedMs());
      visits.add(
          visit(
              new RecordedDay.Leg(
                  cameMs,
                  cameMs,
                  service.zone().equals("B") && random.nextInt(3) == 0 ? "W" : "E",
                  service.id(),
                  random.nextInt(8) == 0 ? "P1" : "P0",
                  "",
                  0,
                  i % 30 == 0 ? List.of(70_000L) : List.of(),
                  true,
                  List.of(new RecordedDay.Stretch(0, lastsMs)),
                  0,
                  0,
                  i % 40 == 0 ? cameMs + 2 * MINUTE_MS : 0)));
    }
    visits.sort(Comparator.comparingLong(visit -> visit.legs().get(0).cameMs()));
    List<RecordedDay.Shift> shifts = new ArrayList<>();
    for (HallPlan.Window window : plan.windows()) {
      shifts.add(new RecordedDay.Shift(window.id(), at(8, 50), at(10, 30), false));
      shifts.add(new RecordedDay.Shift(window.id(), at(10, 40), at(12, 0), true));
    }
    return new RecordedDay(DATE, plan, visits, shifts);
  }

  static RecordedDay.Visit visit(RecordedDay.Leg... legs) {
    return new RecordedDay.Visit(List.of(legs));
  }

  /** What a journal of the day holds. */
  static List<Entry> entries(RecordedDay day) {
    List<Entry> entries = new ArrayList<>();
    DayReplay.run(day, entries::add);
    return entries;
  }

  /** The day as it is read back from its journal. */
  static RecordedDay recorded(long seed) throws UnknownDayException {
    return read(entries(day(seed)));
  }

  static RecordedDay read(List<Entry> entries) throws UnknownDayException {
    DayReader reader = new DayReader(DATE);
    entries.forEach(reader::entry);
    return reader.day();
  }
}

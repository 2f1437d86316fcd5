package io.jiaohao.sim.virtual;

import io.jiaohao.core.HallPlan;
import io.jiaohao.core.Words;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/** Two wings, four services, six windows, two hours: small enough for hundreds of days. */
final class TinyHall {
  private static final long MINUTE_MS = 60_000;

  private TinyHall() {}

  static HallPlan plan() {
    return new HallPlan(
        "tiny",
        words("tiny"),
        ZoneId.of("Asia/Shanghai"),
        LocalTime.of(4, 0),
        3,
        10_000,
        new HallPlan.Hours(9 * 60, 11 * 60),
        new HallPlan.CallRules(3, 2, 20_000, 60_000, 5_000, 3, 2),
        new HallPlan.OrderRules("head-start", 1, 60 * MINUTE_MS),
        List.of(
            new HallPlan.Wing("E", words("East"), 2, 1, List.of("A")),
            new HallPlan.Wing("W", words("West"), 1, 1, List.of("A"))),
        List.of(new HallPlan.Zone("A", words("zone"))),
        List.of(
            new HallPlan.TicketClass("P0", words("walk-in"), 0),
            new HallPlan.TicketClass("P1", words("special need"), 20 * MINUTE_MS)),
        List.of(service("AA", 4), service("AB", 6), service("AC", 8), service("AD", 3)),
        List.of(
            window("E01", "AA", "AB", "AC", "AD"),
            window("E02", "AA"),
            window("E03", "AB", "AC"),
            window("E04", "AD", "AA"),
            window("W01", "AA", "AD"),
            window("W02", "AB", "AC", "AD")),
        List.of("done", "incomplete"),
        List.of("forms-missing"));
  }

  private static HallPlan.Service service(String id, int minutes) {
    return new HallPlan.Service(id, words(id), "A", id, minutes * MINUTE_MS, 25);
  }

  private static HallPlan.Window window(String id, String... services) {
    return new HallPlan.Window(
        id,
        id.substring(0, 1),
        words("window"),
        java.util.Arrays.stream(services).map(s -> new HallPlan.Skill(s, 0)).toList());
  }

  private static Words words(String text) {
    return new Words(text, text);
  }
}

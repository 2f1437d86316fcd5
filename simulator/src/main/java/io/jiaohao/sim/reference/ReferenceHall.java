package io.jiaohao.sim.reference;

import io.jiaohao.core.HallPlan;
import io.jiaohao.core.PlannedAbsences;
import io.jiaohao.core.Words;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A made-up hall for comparing estimates and rules: five zones, 25 services, 130 windows of which a
 * quarter serve their whole zone, staggered lunches, early and late shifts. Hall days begin at
 * midnight of {@link #FIRST_DAY} and are working days without weekends between.
 */
final class ReferenceHall {
  static final String WALK_IN = "walk-in";
  static final String APPOINTMENT = "appointment";
  static final String SPECIAL_NEED = "special-need";
  static final long MINUTE_MS = 60_000;
  static final long DAY_MS = 1_440 * MINUTE_MS;
  static final long OPENS_MS = 510 * MINUTE_MS;
  static final long FIRST_DAY = 20_514;
  static final long LUNCH_MS = 45 * MINUTE_MS;

  /** Windows that close then stay until everybody is served. */
  static final int LAST_SHIFT_MIN = 510;

  private static final int FIRST_ZONE_IN_WEST = 2;
  private static final double TICKETS_A_DAY = 6_000;

  /** Numbers issued on a usual day, no-shows left out. */
  static final double NUMBERS_A_DAY = 6_050;

  final List<Double> zoneShares = new ArrayList<>();
  final Map<String, Service> services = new LinkedHashMap<>();
  final Map<String, Window> windows = new LinkedHashMap<>();

  /** A service; {@code share} is of its zone's tickets. */
  record Service(
      String id, int zone, double meanMin, double cv, double share, double appointmentShare) {}

  /** A window; {@code pace} multiplies what a service takes. Minutes after opening. */
  record Window(
      String id, int zone, List<String> skills, int opens, int lunch, int closes, double pace) {

    boolean isLastShift() {
      return closes >= LAST_SHIFT_MIN;
    }
  }

  ReferenceHall() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                ReferenceHall.class.getResourceAsStream("reference-hall.txt"),
                StandardCharsets.UTF_8))) {
      reader.lines().forEach(this::read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(String line) {
    String[] words = line.split(" ", -1);
    switch (words[0]) {
      case "zones" -> {
        for (int i = 1; i < words.length; i++) {
          zoneShares.add(Double.valueOf(words[i]));
        }
      }
      case "service" ->
          services.put(
              words[1],
              new Service(
                  words[1],
                  Integer.parseInt(words[2]),
                  Double.parseDouble(words[3]),
                  Double.parseDouble(words[4]),
                  Double.parseDouble(words[5]),
                  Double.parseDouble(words[6])));
      case "window" -> {
        int zone = Integer.parseInt(words[1]);
        String id = wing(zone) + "%03d".formatted(windows.size() + 1);
        windows.put(
            id,
            new Window(
                id,
                zone,
                List.of(words[2].split(",", -1)),
                Integer.parseInt(words[3]),
                Integer.parseInt(words[4]),
                Integer.parseInt(words[5]),
                Double.parseDouble(words[6])));
      }
      default -> {
        // A remark.
      }
    }
  }

  static String wing(int zone) {
    return zone < FIRST_ZONE_IN_WEST ? "E" : "W";
  }

  static String zone(int zone) {
    return "Z" + (zone + 1);
  }

  /** Tickets of a usual day. */
  double ticketsADay(Service service) {
    return TICKETS_A_DAY * zoneShares.get(service.zone()) * service.share();
  }

  HallPlan plan() {
    return plan("head-start", 1, 10, 20);
  }

  /** The hall under another order: its rule, its stretch, and its head starts in minutes. */
  HallPlan plan(String rule, double stretch, int appointmentMin, int specialMin) {
    List<HallPlan.Service> planned = new ArrayList<>();
    for (Service s : services.values()) {
      planned.add(
          new HallPlan.Service(
              s.id(),
              words(s.id()),
              zone(s.zone()),
              "S" + planned.size(),
              Math.round(s.meanMin() * MINUTE_MS),
              (int) Math.round(ticketsADay(s))));
    }
    return new HallPlan(
        "reference",
        words("reference"),
        ZoneOffset.UTC,
        LocalTime.MIDNIGHT,
        3,
        HallPlan.MAX_WAITING,
        new HallPlan.Hours(510, 1_005),
        new HallPlan.CallRules(1, 1, 90_000, 90_000, 0, 3, 1),
        new HallPlan.OrderRules(rule, stretch, 60 * MINUTE_MS),
        List.of(wing("E", List.of("Z1", "Z2")), wing("W", List.of("Z3", "Z4", "Z5"))),
        List.of("Z1", "Z2", "Z3", "Z4", "Z5").stream()
            .map(z -> new HallPlan.Zone(z, words(z)))
            .toList(),
        List.of(
            ticketClass(WALK_IN, 0),
            ticketClass(APPOINTMENT, appointmentMin),
            ticketClass(SPECIAL_NEED, specialMin)),
        planned,
        windows.values().stream().map(ReferenceHall::planned).toList(),
        List.of("done"),
        List.of("break"));
  }

  private static HallPlan.Wing wing(String id, List<String> zones) {
    return new HallPlan.Wing(id, words(id), 7, 3, zones);
  }

  private static HallPlan.TicketClass ticketClass(String id, int headStartMin) {
    return new HallPlan.TicketClass(id, words(id), headStartMin * MINUTE_MS);
  }

  private static HallPlan.Window planned(Window window) {
    return new HallPlan.Window(
        window.id(),
        wing(window.zone()),
        words("window"),
        window.skills().stream().map(s -> new HallPlan.Skill(s, 0)).toList());
  }

  private static Words words(String text) {
    return new Words(text, text);
  }

  /** The roster: when each window opens, has lunch and goes home. */
  PlannedAbsences absences() {
    return (id, fromMs) -> {
      Window window = windows.get(id);
      long openingMs = Math.floorDiv(fromMs, DAY_MS) * DAY_MS + OPENS_MS;
      long lunchMs = openingMs + window.lunch() * MINUTE_MS;
      List<PlannedAbsences.Absence> absences =
          List.of(
              new PlannedAbsences.Absence(
                  openingMs - OPENS_MS, openingMs + window.opens() * MINUTE_MS),
              new PlannedAbsences.Absence(lunchMs, lunchMs + LUNCH_MS),
              new PlannedAbsences.Absence(openingMs + window.closes() * MINUTE_MS, Long.MAX_VALUE));
      return absences.stream()
          .filter(a -> a.toMs() > fromMs)
          .filter(a -> a.toMs() != Long.MAX_VALUE || !window.isLastShift())
          .findFirst();
    };
  }
}

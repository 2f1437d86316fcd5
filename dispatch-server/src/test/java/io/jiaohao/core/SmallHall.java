package io.jiaohao.core;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * A plan for tests: two wings, four classes, four services and six windows. A test changes the part
 * that it is about and leaves the rest.
 */
final class SmallHall {
  static final String WALK_IN = "walk-in";
  static final String APPOINTMENT = "appointment";
  static final String SPECIAL_NEED = "special-need";
  static final String MILITARY = "military";
  static final long MINUTE_MS = 60_000;

  private ZoneId zoneId = ZoneId.of("Asia/Shanghai");
  private LocalTime dayReset = LocalTime.MIDNIGHT;
  private int numberDigits = 3;
  private int maxWaiting = 10_000;
  private HallPlan.Hours hours = new HallPlan.Hours(0, 1_440);
  private HallPlan.CallRules calls = new HallPlan.CallRules(3, 2, 20_000, 20_000, 5_000, 3, 2);
  private HallPlan.LifeRules life = HallPlan.LifeRules.USUAL;
  private HallPlan.OrderRules order = new HallPlan.OrderRules("head-start", 1, 60 * MINUTE_MS);
  private CrowdLevels zoneCrowd = CrowdLevels.NONE;
  private CrowdLevels hallCrowd = CrowdLevels.NONE;
  private List<String> zones = List.of("Z1", "Z2");
  private List<HallPlan.Service> services =
      List.of(
          service("AA", "A", 5),
          service("AB", "B", 10),
          service("AC", "C", 15),
          service("AD", "D", 20));
  private List<HallPlan.Window> windows =
      List.of(
          window("E01", "E", skill("AA", 0), skill("AB", 0)),
          window("E02", "E", skill("AA", 0)),
          window("E03", "E", skill("AB", 0), skill("AC", 0)),
          window("E04", "E", skill("AC", 0), skill("AD", 5), skill("AA", 10)),
          window("W01", "W", skill("AA", 0), skill("AD", 0)),
          window("W02", "W", skill("AA", 0), skill("AC", 3)));

  static HallPlan plan() {
    return new SmallHall().build();
  }

  static HallPlan.Service service(String id, String prefix, int expectedMinutes) {
    return new HallPlan.Service(
        id, new Words(id, id), "Z1", prefix, expectedMinutes * MINUTE_MS, 100);
  }

  static HallPlan.Service inZone(String zone, HallPlan.Service s) {
    return new HallPlan.Service(
        s.id(), s.name(), zone, s.prefix(), s.expectedMs(), s.weekdayTickets());
  }

  static HallPlan.Window window(String id, String wing, HallPlan.Skill... serves) {
    return new HallPlan.Window(id, wing, new Words("专窗", "window"), List.of(serves));
  }

  static HallPlan.Skill skill(String service, int reluctanceMinutes) {
    return new HallPlan.Skill(service, reluctanceMinutes * MINUTE_MS);
  }

  /** Windows W01, W02 … of the east wing, all of which serve one service. */
  SmallHall alikeWindows(int count, String service) {
    List<HallPlan.Window> alike = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      alike.add(window("W%02d".formatted(i), "E", skill(service, 0)));
    }
    return windows(alike);
  }

  SmallHall windows(HallPlan.Window... newWindows) {
    return windows(List.of(newWindows));
  }

  SmallHall windows(List<HallPlan.Window> newWindows) {
    windows = newWindows;
    return this;
  }

  SmallHall services(HallPlan.Service... newServices) {
    services = List.of(newServices);
    return this;
  }

  SmallHall zones(String... ids) {
    zones = List.of(ids);
    return this;
  }

  /** Crowd levels of every zone, and of the hall. */
  SmallHall crowd(CrowdLevels ofZones, CrowdLevels ofHall) {
    zoneCrowd = ofZones;
    hallCrowd = ofHall;
    return this;
  }

  SmallHall zone(String id) {
    zoneId = ZoneId.of(id);
    return this;
  }

  SmallHall dayReset(String localTime) {
    dayReset = LocalTime.parse(localTime);
    return this;
  }

  SmallHall numberDigits(int digits) {
    numberDigits = digits;
    return this;
  }

  SmallHall maxWaiting(int tickets) {
    maxWaiting = tickets;
    return this;
  }

  SmallHall issues(String from, String before) {
    hours =
        new HallPlan.Hours(
            LocalTime.parse(from).toSecondOfDay() / 60,
            LocalTime.parse(before).toSecondOfDay() / 60);
    return this;
  }

  SmallHall hours(HallPlan.Hours newHours) {
    hours = newHours;
    return this;
  }

  SmallHall calls(HallPlan.CallRules rules) {
    calls = rules;
    return this;
  }

  SmallHall life(HallPlan.LifeRules rules) {
    life = rules;
    return this;
  }

  /** So many with a head start past one without, at most, at one window. */
  SmallHall maxInARow(int count) {
    HallPlan.LifeRules l = life;
    return life(
        new HallPlan.LifeRules(
            l.printWithinMs(),
            l.rejoinWithinMs(),
            l.undoWithinMs(),
            l.autoGraceMs(),
            count,
            l.mergeOnTransfer(),
            l.holdReasons(),
            l.pauseReasons(),
            l.callReasons(),
            l.ratingChannels(),
            l.appointments()));
  }

  SmallHall appointments(HallPlan.Appointments rules) {
    HallPlan.LifeRules l = life;
    return life(
        new HallPlan.LifeRules(
            l.printWithinMs(),
            l.rejoinWithinMs(),
            l.undoWithinMs(),
            l.autoGraceMs(),
            l.maxInARow(),
            l.mergeOnTransfer(),
            l.holdReasons(),
            l.pauseReasons(),
            l.callReasons(),
            l.ratingChannels(),
            rules));
  }

  /** A visitor sent to where they wait already goes on with the number there. */
  SmallHall mergesOnTransfer() {
    HallPlan.LifeRules l = life;
    return life(
        new HallPlan.LifeRules(
            l.printWithinMs(),
            l.rejoinWithinMs(),
            l.undoWithinMs(),
            l.autoGraceMs(),
            l.maxInARow(),
            true,
            l.holdReasons(),
            l.pauseReasons(),
            l.callReasons(),
            l.ratingChannels(),
            l.appointments()));
  }

  SmallHall order(String rule, double stretch) {
    order = new HallPlan.OrderRules(rule, stretch, 60 * MINUTE_MS);
    return this;
  }

  HallPlan build() {
    List<HallPlan.Wing> wings =
        List.of(
            new HallPlan.Wing("E", new Words("东厅", "East"), 2, 1, zones),
            new HallPlan.Wing("W", new Words("西厅", "West"), 1, 1, zones));
    List<HallPlan.TicketClass> classes =
        List.of(
            ticketClass(WALK_IN, 0),
            ticketClass(APPOINTMENT, 10),
            ticketClass(SPECIAL_NEED, 20),
            ticketClass(MILITARY, 30));
    return new HallPlan(
        "small",
        new Words("小厅", "Small hall"),
        zoneId,
        dayReset,
        numberDigits,
        maxWaiting,
        hours,
        calls,
        life,
        order,
        wings,
        zones.stream().map(z -> new HallPlan.Zone(z, new Words(z, z), zoneCrowd)).toList(),
        classes,
        services,
        windows,
        List.of("done", "papers missing"),
        List.of("wrong window", "break"),
        hallCrowd);
  }

  private static HallPlan.TicketClass ticketClass(String id, int headStartMinutes) {
    return new HallPlan.TicketClass(id, new Words(id, id), headStartMinutes * MINUTE_MS);
  }
}

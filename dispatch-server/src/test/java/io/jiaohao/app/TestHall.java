package io.jiaohao.app;

import io.jiaohao.core.HallPlan;
import io.jiaohao.core.Words;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * A small hall for tests over sockets: one wing E, zones Z1 and Z2, service AA (numbers A…) in Z1
 * and BA (numbers B…) in Z2. Every window serves both.
 */
public final class TestHall {
  /** Announcements 20 s apart, three of them, then 20 s to the no-show. */
  public static final HallPlan.CallRules USUAL_CALLS =
      new HallPlan.CallRules(3, 2, 20_000, 20_000, 5_000, 3, 2);

  private static final long MINUTE_MS = 60_000;

  private int windows = 3;
  private HallPlan.LifeRules life = HallPlan.LifeRules.USUAL;
  private int kiosks = 2;
  private int boards = 2;
  private int numberDigits = 3;
  private LocalTime dayReset = LocalTime.MIDNIGHT;
  private HallPlan.CallRules calls = USUAL_CALLS;

  /** The usual small hall. */
  public static HallPlan plan() {
    return new TestHall().build();
  }

  /** The usual small hall with this many windows E01, E02, … */
  public static HallPlan withWindows(int count) {
    return new TestHall().windows(count).build();
  }

  public TestHall windows(int count) {
    windows = count;
    return this;
  }

  public TestHall kiosks(int count) {
    kiosks = count;
    return this;
  }

  public TestHall boards(int count) {
    boards = count;
    return this;
  }

  public TestHall numberDigits(int digits) {
    numberDigits = digits;
    return this;
  }

  public TestHall calls(HallPlan.CallRules rules) {
    calls = rules;
    return this;
  }

  /** Id of the nth window, from 1. */
  public static String windowId(int nth) {
    return "E%02d".formatted(nth);
  }

  /** The usual hall, in which times for a service can be booked, half an hour each. */
  public static HallPlan withAppointments(String service, String ticketClass) {
    TestHall hall = new TestHall();
    HallPlan.LifeRules l = HallPlan.LifeRules.USUAL;
    hall.life =
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
            new HallPlan.Appointments(
                List.of(service),
                ticketClass,
                30,
                0.5,
                5,
                1,
                120 * MINUTE_MS,
                30 * MINUTE_MS,
                15 * MINUTE_MS,
                5 * MINUTE_MS,
                2,
                30));
    return hall.build();
  }

  public HallPlan build() {
    return new HallPlan(
        "small",
        new Words("小厅", "Small hall"),
        ZoneId.of("Asia/Shanghai"),
        dayReset,
        numberDigits,
        HallPlan.MAX_WAITING,
        new HallPlan.Hours(0, 1_440),
        calls,
        life,
        new HallPlan.OrderRules("head-start", 1, 60 * MINUTE_MS),
        List.of(
            new HallPlan.Wing("E", new Words("东厅", "East"), kiosks, boards, List.of("Z1", "Z2"))),
        List.of(
            new HallPlan.Zone("Z1", new Words("一区", "Zone one")),
            new HallPlan.Zone("Z2", new Words("二区", "Zone two"))),
        List.of(
            new HallPlan.TicketClass("walk-in", new Words("普通", "Walk-in"), 0),
            new HallPlan.TicketClass("appointment", new Words("预约", "Booked"), 10 * MINUTE_MS)),
        List.of(service("AA", "Z1", "A"), service("BA", "Z2", "B")),
        windowsOf(),
        List.of("done", "papers missing"),
        List.of("wrong window"));
  }

  private static HallPlan.Service service(String id, String zone, String prefix) {
    return new HallPlan.Service(id, new Words(id, id), zone, prefix, 5 * MINUTE_MS, 100);
  }

  private List<HallPlan.Window> windowsOf() {
    List<HallPlan.Window> all = new ArrayList<>();
    for (int i = 1; i <= windows; i++) {
      all.add(
          new HallPlan.Window(
              windowId(i),
              "E",
              new Words("综合窗口", "Comprehensive"),
              List.of(new HallPlan.Skill("AA", 0), new HallPlan.Skill("BA", 0))));
    }
    return all;
  }
}

package io.jiaohao.journal;

import io.jiaohao.core.Command;
import io.jiaohao.core.Decision;
import io.jiaohao.core.Entry;
import io.jiaohao.core.HallImage;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.HallRules;
import io.jiaohao.core.HallState;
import io.jiaohao.core.Origin;
import io.jiaohao.core.Words;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A small hall at work from a seed: a history that the rules really decided. */
public final class WorkingHall {
  private static final int STEP_MS_MAX = 4_000;

  public final HallState hall = HallState.empty();
  private final Random random;
  private long nowMs = TestEntries.OPENING_MS;
  private long requestId;

  public WorkingHall(long seed) {
    random = new Random(seed);
  }

  /** The next entries of its history. */
  public List<Entry> work(int count) {
    List<Entry> entries = new ArrayList<>();
    while (entries.size() < count) {
      nowMs += random.nextInt(STEP_MS_MAX);
      Command command = wish();
      boolean own = isOwn(command);
      Optional<Origin> origin =
          own ? Optional.empty() : Optional.of(new Origin("device-1", ++requestId));
      if (HallRules.decide(hall, command, nowMs) instanceof Decision.Accepted accepted
          && !accepted.events().isEmpty()) {
        Entry entry = new Entry(hall.seq() + 1, nowMs, 1, origin, command, accepted.events());
        hall.apply(entry);
        entries.add(entry);
      }
    }
    return entries;
  }

  private static boolean isOwn(Command command) {
    return command instanceof Command.Tick
        || command instanceof Command.AdoptPlan
        || command instanceof Command.Resume;
  }

  private Command wish() {
    if (hall.plan().isEmpty()) {
      return new Command.AdoptPlan(plan());
    }
    if (nowMs >= hall.nextDeadlineMs()) {
      return new Command.Tick();
    }
    String window = random.nextBoolean() ? "E01" : "E02";
    long callId = callAt(window);
    return switch (random.nextInt(16)) {
      case 0, 1, 2, 3, 4 -> new Command.IssueTicket("E", random.nextBoolean() ? "AA" : "AB", "");
      case 5 -> new Command.IssueTicket("E", "AA", "P1");
      case 6 -> new Command.CancelTicket(1 + random.nextInt(40));
      case 7 -> new Command.OpenWindow(window);
      case 8 -> new Command.LoseDevice(window);
      case 9 -> new Command.RegainDevice(window);
      case 10 -> new Command.CallNext(window, callId, "done");
      case 11 -> new Command.Recall(window, callId);
      case 12 -> new Command.StartService(window, callId);
      case 13 -> new Command.FinishService(window, callId, "done");
      case 14 -> new Command.MarkNoShow(window, callId);
      default -> rare(window, callId);
    };
  }

  private Command rare(String window, long callId) {
    return switch (random.nextInt(8)) {
      case 0 -> new Command.Resume();
      case 1 -> new Command.CloseWindow(window);
      default -> new Command.ReturnTicket(window, callId, "papers");
    };
  }

  private long callAt(String window) {
    return hall.image().windows().stream()
        .filter(w -> w.window().equals(window))
        .mapToLong(HallImage.Window::callId)
        .findFirst()
        .orElse(0);
  }

  static HallPlan plan() {
    return new HallPlan(
        "xian",
        new Words("小厅", "Small Hall"),
        ZoneId.of("Asia/Shanghai"),
        LocalTime.of(4, 0),
        3,
        HallPlan.MAX_WAITING,
        new HallPlan.Hours(0, 1_440),
        new HallPlan.CallRules(3, 1, 20_000, 20_000, 1_000, 3, 2),
        new HallPlan.OrderRules("head-start", 1, 3_600_000),
        List.of(new HallPlan.Wing("E", new Words("东厅", "East"), 1, 1, List.of("A"))),
        List.of(new HallPlan.Zone("A", new Words("甲区", "Zone A"))),
        List.of(
            new HallPlan.TicketClass("P0", new Words("普通", "Walk-in"), 0),
            new HallPlan.TicketClass("P1", new Words("特需", "Special need"), 1_200_000)),
        List.of(
            new HallPlan.Service("AA", new Words("登记", "Registration"), "A", "A", 600_000, 50),
            new HallPlan.Service("AB", new Words("领证", "Collection"), "A", "B", 270_000, 50)),
        List.of(window("E01"), window("E02")),
        List.of("done"),
        List.of("papers"));
  }

  private static HallPlan.Window window(String id) {
    return new HallPlan.Window(
        id,
        "E",
        new Words("综合窗口", "Comprehensive window"),
        List.of(new HallPlan.Skill("AA", 0), new HallPlan.Skill("AB", 60_000)));
  }
}

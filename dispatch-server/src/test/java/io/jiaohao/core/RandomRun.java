package io.jiaohao.core;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What people and devices do in a hall, by chance and from a seed: mostly sensible, sometimes
 * stale, repeated or mistaken. The same seed and hall give the same run, on any machine.
 */
final class RandomRun {
  private static final List<String> WINDOWS = List.of("E01", "E02", "E03", "W04", "W05");
  private static final List<String> DAYS =
      List.of("2026-03-03", "2026-03-28", "2026-10-24", "2026-04-04", "2026-12-31");

  private final SplittableRandom random;
  private final RandomPlans plans;
  private final List<RunWatch.Step> asked = new ArrayList<>();
  private final HallPlan firstPlan;
  private long nowMs;

  RandomRun(long seed) {
    random = new SplittableRandom(seed);
    plans = new RandomPlans(random);
    firstPlan = plans.first();
    String day = DAYS.get(random.nextInt(DAYS.size()));
    nowMs =
        LocalDateTime.parse(day + "T09:00:00")
            .atZone(firstPlan.zoneId())
            .toInstant()
            .toEpochMilli();
  }

  int steps() {
    return random.nextInt(40, 260);
  }

  /** A seed's own chance for whoever plays the run. */
  boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  RunWatch.Step first() {
    return new RunWatch.Step(nowMs, Optional.empty(), new Command.AdoptPlan(firstPlan));
  }

  RunWatch.Step next(HallImage hall) {
    nowMs += pauseMs();
    RunWatch.Step step = step(hall);
    asked.add(step);
    return step;
  }

  private long pauseMs() {
    int kind = random.nextInt(200);
    if (kind == 0) {
      return random.nextLong(3_600_000L, 40 * 3_600_000L);
    }
    return kind < 40 ? 0 : random.nextLong(1, 12_000);
  }

  private RunWatch.Step step(HallImage hall) {
    if (!asked.isEmpty() && random.nextInt(20) == 0) {
      return again();
    }
    Command command = command(hall);
    boolean byServer =
        command instanceof Command.AdoptPlan
            || command instanceof Command.Resume
            || command instanceof Command.LoseDevice
            || command instanceof Command.RegainDevice;
    return new RunWatch.Step(
        nowMs, byServer ? Optional.empty() : Optional.of(origin(hall)), command);
  }

  /** A lost reply: the same request once more, or its id with another content. */
  private RunWatch.Step again() {
    RunWatch.Step old = asked.get(asked.size() - 1 - random.nextInt(Math.min(20, asked.size())));
    Command command =
        random.nextInt(4) == 0 ? new Command.IssueTicket("E", "AB", "") : old.command();
    return new RunWatch.Step(nowMs, old.origin(), command);
  }

  private Origin origin(HallImage hall) {
    String device = random.nextInt(2) == 0 ? "K1" : "T2";
    long highest =
        hall.devices().stream()
            .filter(d -> d.device().equals(device))
            .mapToLong(HallImage.Device::highestId)
            .findFirst()
            .orElse(0);
    long ahead = random.nextInt(15) == 0 ? random.nextLong(-3, 4) : 1;
    return new Origin(device, Math.max(1, highest + ahead));
  }

  private Command command(HallImage hall) {
    int kind = random.nextInt(100);
    if (kind < 30) {
      return new Command.IssueTicket(
          pick("E", "E", "W", oneIn(30) ? "N" : "W"),
          pick("AA", "AA", "AB", "AC", "AD", oneIn(20) ? "ZZ" : "AA"),
          pick(
              "",
              SmallHall.WALK_IN,
              SmallHall.APPOINTMENT,
              SmallHall.SPECIAL_NEED,
              oneIn(20) ? "king" : SmallHall.MILITARY));
    }
    if (kind < 80) {
      return atWindow(hall, kind);
    }
    return aside(hall, kind);
  }

  /** What a clerk does: mostly with the window's own call, sometimes from a stale screen. */
  private Command atWindow(HallImage hall, int kind) {
    String window = oneIn(40) ? "X09" : pick(WINDOWS.toArray(String[]::new));
    long own =
        hall.windows().stream()
            .filter(w -> w.window().equals(window))
            .mapToLong(HallImage.Window::callId)
            .findFirst()
            .orElse(0);
    long callId = oneIn(8) ? random.nextLong(0, hall.lastCallId() + 2) : own;
    if (kind < 50) {
      return new Command.CallNext(window, oneIn(6) ? 0 : callId, outcome());
    }
    if (kind < 57) {
      return new Command.StartService(window, callId);
    }
    if (kind < 63) {
      return new Command.FinishService(window, callId, outcome());
    }
    if (kind < 68) {
      return new Command.Recall(window, callId);
    }
    return kind < 75
        ? new Command.MarkNoShow(window, callId)
        : new Command.ReturnTicket(window, callId, oneIn(10) ? "bored" : "break");
  }

  private String outcome() {
    return pick("", "done", "papers missing", oneIn(6) ? "nothing" : "");
  }

  private Command aside(HallImage hall, int kind) {
    String window = pick(WINDOWS.toArray(String[]::new));
    if (kind < 85) {
      return new Command.CancelTicket(
          Math.max(0, hall.lastTicketId() + 1 - random.nextLong(0, 15)));
    }
    if (kind < 93) {
      return new Command.OpenWindow(window);
    }
    return switch (kind) {
      case 93, 94 -> new Command.CloseWindow(window);
      case 95, 96 -> new Command.RegainDevice(window);
      case 97 -> new Command.LoseDevice(window);
      case 98 -> oneIn(3) ? new Command.Resume() : new Command.OpenWindow(window);
      default -> new Command.AdoptPlan(oneIn(4) ? plan(hall) : plans.changed(plan(hall)));
    };
  }

  private HallPlan plan(HallImage hall) {
    return hall.plan().orElse(firstPlan);
  }

  private String pick(String... all) {
    return all[random.nextInt(all.length)];
  }
}

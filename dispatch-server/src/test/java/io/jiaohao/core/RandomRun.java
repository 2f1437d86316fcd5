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
  private static final List<String> DAYS =
      List.of("2026-03-03", "2026-03-28", "2026-10-24", "2026-04-04", "2026-12-31");

  /** How long it takes until one more thing happens, at most: in some runs much in a moment. */
  private static final List<Long> PACES_MS = List.of(1_500L, 12_000L, 12_000L);

  private final SplittableRandom random;
  private final RandomPlans plans;
  private final RandomCommands commands;
  private final List<RunWatch.Step> asked = new ArrayList<>();
  private final HallPlan firstPlan;
  private final long paceMs;
  private long nowMs;

  RandomRun(long seed) {
    random = new SplittableRandom(seed);
    plans = new RandomPlans(random);
    commands = new RandomCommands(random);
    firstPlan = plans.first();
    paceMs = PACES_MS.get(random.nextInt(PACES_MS.size()));
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
    int kind = random.nextInt(250);
    if (kind == 0) {
      return random.nextLong(3_600_000L, 40 * 3_600_000L);
    }
    return kind < 40 ? 0 : random.nextLong(1, paceMs);
  }

  private RunWatch.Step step(HallImage hall) {
    if (!asked.isEmpty() && oneIn(20)) {
      return again();
    }
    Command command = oneIn(70) ? adoption(hall) : commands.one(hall, nowMs);
    return new RunWatch.Step(
        nowMs, isByServer(command) ? Optional.empty() : Optional.of(origin(hall)), command);
  }

  private static boolean isByServer(Command command) {
    return command instanceof Command.AdoptPlan
        || command instanceof Command.Resume
        || command instanceof Command.LoseDevice
        || command instanceof Command.RegainDevice
        || command instanceof Command.LoseKiosk
        || command instanceof Command.RegainKiosk
        || command instanceof Command.SetAside;
  }

  private Command adoption(HallImage hall) {
    HallPlan plan = hall.plan().orElse(firstPlan);
    HallPlan next = oneIn(4) ? plan : plans.changed(plan);
    return oneIn(3)
        ? new Command.AdoptPlan(next, nowMs + random.nextLong(-1_000, 60_000))
        : new Command.AdoptPlan(next);
  }

  /** A lost reply: the same request once more, or its id with another content. */
  private RunWatch.Step again() {
    RunWatch.Step old = asked.get(asked.size() - 1 - random.nextInt(Math.min(20, asked.size())));
    Command command = oneIn(4) ? new Command.IssueTicket("E", "AB", "") : old.command();
    return new RunWatch.Step(nowMs, old.origin(), command);
  }

  private Origin origin(HallImage hall) {
    String device = oneIn(2) ? "K1" : "T2";
    long highest =
        hall.devices().stream()
            .filter(d -> d.device().equals(device))
            .mapToLong(HallImage.Device::highestId)
            .findFirst()
            .orElse(0);
    long ahead = oneIn(15) ? random.nextLong(-3, 4) : 1;
    return new Origin(device, Math.max(1, highest + ahead));
  }
}

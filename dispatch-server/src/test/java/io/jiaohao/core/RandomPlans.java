package io.jiaohao.core;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Plans by chance: few services and windows, so that much meets. */
final class RandomPlans {
  private static final List<String> SERVICES = List.of("AA", "AB", "AC", "AD");
  private static final List<String> ZONES =
      List.of("Asia/Shanghai", "Europe/Berlin", "America/Vancouver", "Australia/Lord_Howe");
  private static final List<String> RESETS = List.of("00:00", "02:30", "04:00");

  private final SplittableRandom random;

  RandomPlans(SplittableRandom random) {
    this.random = random;
  }

  HallPlan first() {
    int maxCalls = random.nextInt(1, 4);
    SmallHall hall =
        new SmallHall()
            .zone(ZONES.get(random.nextInt(ZONES.size())))
            .dayReset(RESETS.get(random.nextInt(RESETS.size())))
            .numberDigits(random.nextInt(1, 4))
            .maxWaiting(random.nextInt(4) == 0 ? 6 : 1_000)
            .calls(
                new HallPlan.CallRules(
                    maxCalls,
                    random.nextInt(1, maxCalls + 1),
                    random.nextLong(5, 30) * 1_000,
                    random.nextLong(5, 60) * 1_000,
                    random.nextLong(0, 6) * 1_000,
                    random.nextInt(1, 5),
                    random.nextInt(1, 4)))
            .order(random.nextInt(5) == 0 ? "fcfs" : "head-start", random.nextInt(3))
            .windows(windows());
    return random.nextInt(4) == 0 ? hall.issues("08:30", "17:00").build() : hall.build();
  }

  /** The same hall with other windows, now and then with another reset time. */
  HallPlan changed(HallPlan plan) {
    return new HallPlan(
        plan.id(),
        plan.name(),
        plan.zoneId(),
        random.nextInt(4) == 0
            ? LocalTime.parse(RESETS.get(random.nextInt(RESETS.size())))
            : plan.dayReset(),
        plan.numberDigits(),
        plan.maxWaiting(),
        plan.hours(),
        plan.calls(),
        plan.order(),
        plan.wings(),
        plan.zones(),
        plan.classes(),
        plan.services(),
        windows(),
        plan.outcomes(),
        plan.returnReasons());
  }

  private List<HallPlan.Window> windows() {
    List<HallPlan.Window> windows = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      if (random.nextInt(5) > 0) {
        String wing = i <= 3 ? "E" : "W";
        windows.add(
            SmallHall.window(wing + "0" + i, wing, skills().toArray(HallPlan.Skill[]::new)));
      }
    }
    return windows;
  }

  private List<HallPlan.Skill> skills() {
    List<HallPlan.Skill> skills = new ArrayList<>();
    for (String service : SERVICES) {
      if (random.nextInt(2) == 0) {
        skills.add(SmallHall.skill(service, random.nextInt(3) == 0 ? random.nextInt(12) : 0));
      }
    }
    return skills;
  }
}

package io.jiaohao.core;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Plans by chance: few services and windows, so that much meets. */
final class RandomPlans {
  private static final List<String> SERVICES = List.of("AA", "AB", "AC", "AD");
  private static final List<String> ZONES =
      List.of("Asia/Shanghai", "Europe/Berlin", "America/Vancouver", "Australia/Lord_Howe");
  private static final List<String> RESETS = List.of("00:00", "02:30", "04:00");

  private static final int NINE = 9 * 60;
  private static final int FIVE = 17 * 60;

  private final SplittableRandom random;

  RandomPlans(SplittableRandom random) {
    this.random = random;
  }

  HallPlan first() {
    List<HallPlan.Service> services = services();
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
            .life(life())
            .crowd(new CrowdLevels(4, 8), new CrowdLevels(6, 12))
            .services(services.toArray(HallPlan.Service[]::new))
            .windows(windows(services));
    return random.nextInt(4) == 0 ? hall.hours(hours()).build() : hall.build();
  }

  /** To 17:00, or with a break soon after nine, when runs begin; all days alike. */
  private HallPlan.Hours hours() {
    int breakAt = NINE + random.nextInt(2, 12);
    List<Opening.Span> spans =
        random.nextInt(2) == 0
            ? List.of(new Opening.Span(NINE - 30, FIVE))
            : List.of(
                new Opening.Span(NINE - 30, breakAt),
                new Opening.Span(breakAt + random.nextInt(2, 30), FIVE));
    return new HallPlan.Hours(
        List.of(
            new Opening(
                Opening.Scope.HALL,
                Stream.of(DayKind.values()).map(kind -> new Opening.Day(kind, spans)).toList())),
        List.of(),
        List.of());
  }

  /** Short times, so that much comes due; the ratio off or low. */
  private HallPlan.LifeRules life() {
    HallPlan.LifeRules usual = HallPlan.LifeRules.USUAL;
    return new HallPlan.LifeRules(
        random.nextLong(5, 60) * 1_000,
        random.nextLong(1, 10) * 60_000,
        random.nextLong(2, 20) * 1_000,
        random.nextLong(0, 8) * 1_000,
        random.nextInt(4),
        random.nextInt(2) == 0,
        usual.holdReasons(),
        usual.pauseReasons(),
        usual.callReasons(),
        usual.ratingChannels(),
        HallPlan.Appointments.NONE);
  }

  /** Two zones; now and then a service less. */
  private List<HallPlan.Service> services() {
    List<HallPlan.Service> services = new ArrayList<>();
    for (int i = 0; i < SERVICES.size(); i++) {
      String prefix = Character.toString("ABCD".charAt(i));
      HallPlan.Service service = SmallHall.service(SERVICES.get(i), prefix, 5 * (i + 1));
      if (random.nextInt(8) > 0) {
        services.add(i < 2 ? service : SmallHall.inZone("Z2", service));
      }
    }
    return services;
  }

  /** The same hall with other windows, now and then with another reset time or other services. */
  HallPlan changed(HallPlan plan) {
    List<HallPlan.Service> services = random.nextInt(2) == 0 ? services() : plan.services();
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
        random.nextInt(3) == 0 ? life() : plan.life(),
        plan.order(),
        plan.wings(),
        plan.zones(),
        plan.classes(),
        services,
        windows(services),
        plan.outcomes(),
        plan.returnReasons(),
        plan.crowd());
  }

  private List<HallPlan.Window> windows(List<HallPlan.Service> services) {
    List<HallPlan.Window> windows = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      if (random.nextInt(5) > 0) {
        String wing = i <= 3 ? "E" : "W";
        windows.add(
            SmallHall.window(
                wing + "0" + i, wing, skills(services).toArray(HallPlan.Skill[]::new)));
      }
    }
    return windows;
  }

  private List<HallPlan.Skill> skills(List<HallPlan.Service> services) {
    List<HallPlan.Skill> skills = new ArrayList<>();
    for (HallPlan.Service service : services) {
      if (random.nextInt(2) == 0) {
        skills.add(SmallHall.skill(service.id(), random.nextInt(3) == 0 ? random.nextInt(12) : 0));
      }
    }
    return skills;
  }
}

package io.jiaohao.sim.whatif;

import io.jiaohao.core.HallPlan;
import io.jiaohao.core.PlanIndex;
import io.jiaohao.sim.driven.Waits;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A day as it was recorded, as the replay has it without any change, and changed. The first two say
 * how far the replay can be trusted, the last two what the change does.
 *
 * @param differences what was changed, in words; none = the changed day is left out
 */
record Comparison(
    LocalDate day, HallPlan plan, Map<String, Outcome> outcomes, List<String> differences) {
  static final String RECORDED = "recorded";
  static final String REPLAYED = "replayed as it was";
  static final String CHANGED = "changed";

  static final double LONG_MIN = 20;
  static final double VERY_LONG_MIN = 30;
  static final double MOST = 0.9;
  static final double NEARLY_ALL = 0.99;

  /** A replay's mean that is farther off, in part and in minutes, calls for care. */
  private static final double OFF_SHARE = 0.1;

  private static final double OFF_MIN = 0.5;

  static Comparison of(RecordedDay day, WhatIf whatIf) {
    WhatIf.Changed changed = whatIf.applyTo(day);
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    outcomes.put(RECORDED, day.recorded());
    outcomes.put(REPLAYED, DayReplay.run(day));
    if (!whatIf.isNothing()) {
      outcomes.put(CHANGED, DayReplay.run(changed.day()));
    }
    return new Comparison(day.date(), day.plan(), outcomes, changed.differences());
  }

  Outcome recorded() {
    return outcomes.get(RECORDED);
  }

  Outcome replayed() {
    return outcomes.get(REPLAYED);
  }

  boolean hasChange() {
    return outcomes.containsKey(CHANGED);
  }

  Outcome changed() {
    return outcomes.get(CHANGED);
  }

  /** Everybody, then each zone that somebody came to. */
  Map<String, Predicate<Outcome.Wait>> groups() {
    PlanIndex index = new PlanIndex(plan);
    Map<String, Predicate<Outcome.Wait>> groups = new LinkedHashMap<>();
    groups.put("hall", wait -> true);
    for (HallPlan.Zone zone : plan.zones()) {
      Predicate<Outcome.Wait> inZone =
          wait ->
              index
                  .service(wait.leg().service())
                  .filter(service -> service.zone().equals(zone.id()))
                  .isPresent();
      if (recorded().waits().stream().anyMatch(inZone)) {
        groups.put("zone " + zone.id(), inZone);
      }
    }
    return groups;
  }

  /** What it comes to, in words. */
  List<String> verdict() {
    double recordedMin = recorded().all().mean();
    double replayedMin = replayed().all().mean();
    double offMin = replayedMin - recordedMin;
    List<String> words = new ArrayList<>();
    words.add(
        say(
            "The replay as it was has a mean of %.2f minutes, the day itself had %.2f.",
            replayedMin, recordedMin));
    if (Math.abs(offMin) > Math.max(OFF_MIN, OFF_SHARE * recordedMin)) {
      words.add(
          "That is far off: clerks or visitors did what the rules do not know. Take the change"
              + " with care.");
    }
    if (hasChange()) {
      Waits before = replayed().all();
      Waits after = changed().all();
      words.add(
          say(
              "With the change: mean %.2f instead of %.2f minutes; %.1f %% instead of"
                  + " %.1f %% wait more than %.0f minutes; the longest wait is %.0f instead of %.0f.",
              after.mean(),
              before.mean(),
              100 * after.over(LONG_MIN),
              100 * before.over(LONG_MIN),
              LONG_MIN,
              after.longest(),
              before.longest()));
    }
    return words;
  }

  private static String say(String words, Object... numbers) {
    return String.format(Locale.ROOT, words, numbers);
  }
}

package io.jiaohao.sim.whatif;

import io.jiaohao.core.HallPlan;
import io.jiaohao.core.QueueOrder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A change to a recorded day: windows more or fewer in a zone, or another rule.
 *
 * @param windows for each zone named, how many more (or fewer)
 * @param rule "fcfs", "head-start" or "head-start:STRETCH"; empty = as it was
 */
record WhatIf(List<Windows> windows, String rule) {
  private static final Pattern WINDOWS = Pattern.compile("([+-])(\\d{1,2})@([A-Za-z0-9-]{1,32})");
  private static final Pattern RULE = Pattern.compile("fcfs|head-start(:(\\d{1,2}(\\.\\d+)?))?");

  /** As it was. */
  static final WhatIf NOTHING = new WhatIf(List.of(), "");

  WhatIf {
    windows = List.copyOf(windows);
  }

  /** So many windows more, or fewer, in a zone. */
  record Windows(int change, String zone) {}

  /**
   * Reads "+2@A" or "-1@B".
   *
   * @throws IllegalArgumentException saying what was expected
   */
  static Windows windows(String text) {
    Matcher words = WINDOWS.matcher(text);
    if (!words.matches()) {
      throw new IllegalArgumentException(
          "windows: " + text + " (expected: such as +2@A: two more in zone A)");
    }
    int count = Integer.parseInt(words.group(2));
    return new Windows(words.group(1).equals("-") ? -count : count, words.group(3));
  }

  /** The day under this change. */
  RecordedDay applyTo(RecordedDay day) {
    RecordedDay changed = day;
    for (Windows w : windows) {
      if (day.plan().zones().stream().noneMatch(z -> z.id().equals(w.zone()))) {
        throw new IllegalArgumentException(
            "zone: "
                + w.zone()
                + " (expected: one of "
                + day.plan().zones().stream().map(HallPlan.Zone::id).toList()
                + ")");
      }
      changed = w.change() < 0 ? fewer(changed, w) : more(changed, w);
    }
    return rule.isEmpty()
        ? changed
        : new RecordedDay(
            changed.date(), withOrder(changed.plan()), changed.legs(), changed.shifts());
  }

  private HallPlan withOrder(HallPlan plan) {
    Matcher words = RULE.matcher(rule);
    if (!words.matches()) {
      throw new IllegalArgumentException(
          "rule: " + rule + " (expected: fcfs, head-start or head-start:STRETCH)");
    }
    double stretch =
        words.group(2) == null ? plan.order().stretch() : Double.parseDouble(words.group(2));
    String id = rule.startsWith(QueueOrder.FCFS) ? QueueOrder.FCFS : QueueOrder.HEAD_START;
    return Plans.with(
        plan, new HallPlan.OrderRules(id, stretch, plan.order().alarmWaitMs()), plan.windows());
  }

  private static Set<String> servicesOf(HallPlan plan, String zone) {
    Set<String> services = new LinkedHashSet<>();
    plan.services().stream().filter(s -> s.zone().equals(zone)).forEach(s -> services.add(s.id()));
    return services;
  }

  /** Those of the zone that worked least go first. */
  private static RecordedDay fewer(RecordedDay day, Windows w) {
    Set<String> services = servicesOf(day.plan(), w.zone());
    List<String> gone =
        day.plan().windows().stream()
            .filter(x -> x.serves().stream().anyMatch(s -> services.contains(s.service())))
            .map(HallPlan.Window::id)
            .filter(id -> workedMs(day, id) > 0)
            .sorted((a, b) -> Long.compare(workedMs(day, a), workedMs(day, b)))
            .limit(-w.change())
            .toList();
    List<RecordedDay.Shift> shifts =
        day.shifts().stream().filter(s -> !gone.contains(s.window())).toList();
    return new RecordedDay(day.date(), day.plan(), day.legs(), shifts);
  }

  private static long workedMs(RecordedDay day, String window) {
    return day.shifts().stream()
        .filter(s -> s.window().equals(window))
        .mapToLong(s -> s.toMs() - s.fromMs())
        .sum();
  }

  /** New windows serve the whole zone, as long as any window of it was there. */
  private static RecordedDay more(RecordedDay day, Windows w) {
    Set<String> services = servicesOf(day.plan(), w.zone());
    HallPlan.Window like =
        day.plan().windows().stream()
            .filter(x -> x.serves().stream().anyMatch(s -> services.contains(s.service())))
            .findFirst()
            .orElseThrow();
    long fromMs = day.shifts().stream().mapToLong(RecordedDay.Shift::fromMs).min().orElse(0);
    long toMs = day.shifts().stream().mapToLong(RecordedDay.Shift::toMs).max().orElse(0);
    List<HallPlan.Window> windows = new ArrayList<>(day.plan().windows());
    List<RecordedDay.Shift> shifts = new ArrayList<>(day.shifts());
    List<HallPlan.Skill> skills = services.stream().map(s -> new HallPlan.Skill(s, 0)).toList();
    for (int i = 1; i <= w.change(); i++) {
      String id = "NEW-" + w.zone() + i;
      windows.add(new HallPlan.Window(id, like.wing(), like.mode(), skills));
      shifts.add(new RecordedDay.Shift(id, fromMs, toMs));
    }
    return new RecordedDay(
        day.date(), Plans.with(day.plan(), day.plan().order(), windows), day.legs(), shifts);
  }
}

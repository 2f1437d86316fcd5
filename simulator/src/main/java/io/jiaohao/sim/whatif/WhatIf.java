package io.jiaohao.sim.whatif;

import io.jiaohao.core.HallPlan;
import io.jiaohao.core.QueueOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A change to a recorded day: windows more or fewer in a zone, or another rule.
 *
 * @param windows for each zone named, how many more (or fewer)
 * @param rule "fcfs", "head-start" or "head-start:STRETCH"; empty = as it was
 */
record WhatIf(List<Windows> windows, String rule) {
  private static final Pattern WINDOWS =
      Pattern.compile("([+-])([1-9]\\d?)@(?:(ID)/)?(ID)".replace("ID", "[A-Za-z0-9-]{1,32}"));
  private static final Pattern RULE =
      Pattern.compile("fcfs|head-start(?::(\\d{1,2}(?:\\.\\d+)?))?");

  /** The bounds of the hall file. */
  private static final double STRETCH_MAX = 10;

  WhatIf {
    windows = List.copyOf(windows);
  }

  /**
   * So many windows more, or fewer, in a zone.
   *
   * @param wing empty = whichever
   */
  record Windows(int change, String wing, String zone) {}

  /** A changed day, and in a manager's words what is different. */
  record Changed(RecordedDay day, List<String> differences) {
    Changed {
      differences = List.copyOf(differences);
    }
  }

  /**
   * Reads "+2@A" or "-1@B", and the name of a rule.
   *
   * @throws IllegalArgumentException saying what was expected
   */
  static WhatIf of(List<String> windows, String rule) {
    if (!rule.isEmpty() && (!RULE.matcher(rule).matches() || stretch(rule, 0) > STRETCH_MAX)) {
      throw new IllegalArgumentException(
          "--rule: %s (expected: fcfs, head-start or head-start:STRETCH, stretch 0 to %.0f)"
              .formatted(rule, STRETCH_MAX));
    }
    return new WhatIf(windows.stream().map(WhatIf::windows).toList(), rule);
  }

  private static Windows windows(String text) {
    Matcher words = WINDOWS.matcher(text);
    if (!words.matches()) {
      throw new IllegalArgumentException(
          "--windows: "
              + text
              + " (expected: as in +2@A, two more in zone A, or -1@E/B, one fewer in wing E's part of"
              + " zone B; 1 to 99)");
    }
    int count = Integer.parseInt(words.group(2));
    return new Windows(
        words.group(1).equals("-") ? -count : count,
        words.group(3) == null ? "" : words.group(3),
        words.group(4));
  }

  private static double stretch(String rule, double usual) {
    Matcher words = RULE.matcher(rule);
    return words.matches() && words.group(1) != null ? Double.parseDouble(words.group(1)) : usual;
  }

  boolean isNothing() {
    return windows.isEmpty() && rule.isEmpty();
  }

  /**
   * The day under this change.
   *
   * @throws IllegalArgumentException saying what was expected, if the hall has no such zone or too
   *     few windows
   */
  Changed applyTo(RecordedDay day) {
    RecordedDay changed = day;
    List<String> differences = new ArrayList<>();
    for (Windows w : windows) {
      ZoneWindows zone = ZoneWindows.of(changed, w);
      changed = zone.changed();
      differences.addAll(zone.differences());
    }
    if (!rule.isEmpty()) {
      differences.add("rule: " + told(changed.plan().order()) + " becomes " + told(order(changed)));
      changed =
          changed.with(
              Plans.with(changed.plan(), order(changed), changed.plan().windows()),
              changed.shifts());
    }
    return new Changed(changed, differences);
  }

  private HallPlan.OrderRules order(RecordedDay day) {
    HallPlan.OrderRules was = day.plan().order();
    String id = rule.equals(QueueOrder.FCFS) ? QueueOrder.FCFS : QueueOrder.HEAD_START;
    return new HallPlan.OrderRules(id, stretch(rule, was.stretch()), was.alarmWaitMs());
  }

  private static String told(HallPlan.OrderRules order) {
    return order.rule().equals(QueueOrder.FCFS)
        ? order.rule()
        : order.rule() + ", stretch " + order.stretch();
  }
}

package io.jiaohao.config;

import io.jiaohao.core.HallPlan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The section "shifts": the rosters of who works when others do not. Which windows see to special
 * needs first is carried: the hall does not use it yet.
 */
final class ShiftsReader {
  /** Who works over lunch. */
  static final String LUNCH = "lunch_open";

  /** Who works on Saturdays. */
  static final String SATURDAY = "saturday_open";

  private final Parts parts;

  ShiftsReader(Parts parts) {
    this.parts = parts;
  }

  void read(Section shifts) {
    for (String roster : List.of(LUNCH, SATURDAY)) {
      shifts
          .find(roster)
          .ifPresent(
              field -> {
                parts.rosters.claim(field, roster);
                parts.rosters.put(roster, new HallPlan.Roster(roster, windows(field)));
              });
    }
    shifts.find("priority_first").ifPresent(this::windows);
    shifts.close();
  }

  private List<String> windows(Field roster) {
    Set<String> listed = new LinkedHashSet<>();
    for (Field range : roster.items(HallFileLimits.REFERENCES)) {
      int faultsBefore = range.faults().count();
      List<String> twice = new ArrayList<>();
      for (String window : parts.knownWindows(range)) {
        if (!listed.add(window)) {
          twice.add(window);
        }
      }
      if (!twice.isEmpty()) {
        range.fault("each window once; " + twice.get(0) + " is listed already");
      }
      parts.unsureRosters |= range.faults().count() > faultsBefore;
    }
    return List.copyOf(listed);
  }
}

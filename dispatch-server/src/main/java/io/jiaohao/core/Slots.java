package io.jiaohao.core;

import java.util.ArrayList;
import java.util.List;

/**
 * The times that can be booked: from the opening of a service on, one slot after the other, as long
 * as numbers are issued. Capacity is reserved here and never at the windows: none is kept idle.
 */
public final class Slots {
  private static final long MS_PER_MINUTE = 60_000;

  private final PlanIndex plan;
  private final HallPlan.Appointments rules;

  /** Slots under a plan. */
  public Slots(PlanIndex plan, HallPlan.Appointments rules) {
    this.plan = plan;
    this.rules = rules;
  }

  /**
   * Beginnings of the slots of a business day, in order.
   *
   * @param epochDay days since 1970-01-01
   */
  public List<Long> of(String wing, String service, long epochDay) {
    List<Long> slots = new ArrayList<>();
    long slotMs = rules.slotMinutes() * MS_PER_MINUTE;
    long endMs = plan.dayBeginsAtMs(epochDay + 1);
    Timetable issuing = plan.calendar().issuing(wing, service);
    for (long atMs = plan.dayBeginsAtMs(epochDay); atMs < endMs; ) {
      if (issuing.isOpen(atMs)) {
        slots.add(atMs);
        atMs += slotMs;
      } else {
        atMs += MS_PER_MINUTE;
      }
    }
    return slots;
  }

  /**
   * People who can be booked into a slot: the offered share of the time of the windows that are
   * planned open, each divided among the services that it serves; one at least.
   */
  public int capacity(String wing, String service, long slotMs) {
    long expectedMs = plan.service(service).map(HallPlan.Service::expectedMs).orElse(0L);
    if (expectedMs <= 0) {
      return 0;
    }
    double windows = 0;
    for (HallPlan.Window window : plan.plan().windows()) {
      boolean works = plan.calendar().window(window.id()).isOpen(slotMs);
      if (works && window.wing().equals(wing) && plan.serves(window.id(), service)) {
        windows += 1.0 / window.serves().size();
      }
    }
    double minutes = windows * rules.slotMinutes() * rules.share();
    return (int) Math.max(1, Math.floor(minutes * MS_PER_MINUTE / expectedMs));
  }
}

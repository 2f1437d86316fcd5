package io.jiaohao.sim.whatif;

import io.jiaohao.core.HallPlan;
import java.time.LocalDate;
import java.util.List;

/**
 * What a day brought: who came when and for what, how long each was served, and when windows were
 * there. The plan is the one that was in force last on that day.
 */
record RecordedDay(LocalDate date, HallPlan plan, List<Leg> legs, List<Shift> shifts) {
  RecordedDay {
    legs = List.copyOf(legs);
    shifts = List.copyOf(shifts);
  }

  /**
   * One wait and what it led to; a transferred visitor has one for each service.
   *
   * @param cameMs when the number was issued, or the visitor was sent on
   * @param releaseMs from when the wait counts
   * @param missedCalls calls in vain before the one that was answered
   * @param walkMs from the call to the beginning of service
   * @param servedMs time at the window
   * @param leftMs when the visitor gave the number back; 0 = never
   */
  record Leg(
      long cameMs,
      long releaseMs,
      String wing,
      String service,
      String ticketClass,
      int missedCalls,
      long walkMs,
      long servedMs,
      long leftMs) {}

  /** A window at work, from one moment to another. */
  record Shift(String window, long fromMs, long toMs) {}
}

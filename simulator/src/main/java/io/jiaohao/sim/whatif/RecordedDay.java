package io.jiaohao.sim.whatif;

import io.jiaohao.core.HallPlan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a day brought: who came when and for what, how long each needed a clerk, and when windows
 * were there. The plan is the one that was in force last on that day.
 */
record RecordedDay(LocalDate date, HallPlan plan, List<Visit> visits, List<Shift> shifts) {
  RecordedDay {
    visits = List.copyOf(visits);
    shifts = List.copyOf(shifts);
  }

  /** One ticket's whole way: a leg for each queue that it stood in. */
  record Visit(List<Leg> legs) {
    Visit {
      legs = List.copyOf(legs);
    }
  }

  /**
   * One wait and what it led to.
   *
   * @param cameMs when the number began to wait: its slip was out, or the visitor was sent on
   * @param releaseMs from when the order counts
   * @param walkUp the window that took the visitor in without a wait; empty = the visitor queued
   * @param firstCallMs when the wait ended on the day itself; 0 = never
   * @param missedMs how long a window waited in vain, for each call that nobody answered
   * @param served whether the visitor came to a window in the end
   * @param stretches when clerks were busy with the visitor: once, or again after going away for a
   *     while; the usual time of the service if the visitor was never called
   * @param noticedMs from coming to an idle window to being called
   * @param afterMs from the end until the clerk called the next one
   * @param leftMs when the visitor gave the number back or the day was over; 0 = was called before
   */
  record Leg(
      long cameMs,
      long releaseMs,
      String wing,
      String service,
      String ticketClass,
      String walkUp,
      long firstCallMs,
      List<Long> missedMs,
      boolean served,
      List<Stretch> stretches,
      long noticedMs,
      long afterMs,
      long leftMs) {
    Leg {
      missedMs = List.copyOf(missedMs);
      stretches = List.copyOf(stretches);
    }

    /** What clerks spend on the visitor. */
    long atWindowMs() {
      return stretches.stream().mapToLong(Stretch::lastsMs).sum();
    }

    boolean queued() {
      return walkUp.isEmpty();
    }

    /** The wait of somebody who came then and is called now. */
    long waitMs(long cameAtMs, long nowMs) {
      return Math.max(0, nowMs - Math.max(cameAtMs, releaseMs));
    }
  }

  /**
   * A visitor at a window.
   *
   * @param afterMs how long after the stretch before
   */
  record Stretch(long afterMs, long lastsMs) {}

  /**
   * A window at work, from one moment to another.
   *
   * @param toTheEnd the clerk goes home after it, but not while anybody waits for the window
   */
  record Shift(String window, long fromMs, long toMs, boolean toTheEnd) {
    long lengthMs() {
      return toMs - fromMs;
    }
  }

  /** Every wait of every visit. */
  List<Leg> legs() {
    return visits.stream().flatMap(visit -> visit.legs().stream()).toList();
  }

  /** How it was. */
  Outcome recorded() {
    List<Outcome.Wait> waits = new ArrayList<>();
    int left = 0;
    for (Leg leg : legs()) {
      if (leg.queued() && leg.firstCallMs() != 0) {
        waits.add(new Outcome.Wait(leg, leg.cameMs(), leg.waitMs(leg.cameMs(), leg.firstCallMs())));
      } else if (leg.queued()) {
        left++;
      }
    }
    return new Outcome(waits, left);
  }

  RecordedDay with(HallPlan newPlan, List<Shift> newShifts) {
    return new RecordedDay(date, newPlan, visits, newShifts);
  }
}

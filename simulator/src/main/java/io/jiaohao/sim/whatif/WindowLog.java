package io.jiaohao.sim.whatif;

import io.jiaohao.core.HallState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The windows of a day while it is being read: when they are at work, and how long clerks take from
 * one visitor to the next. A pause before a call is the clerk's if somebody waited meanwhile; else
 * it is the time in which the visitor, who came to an idle window, was noticed.
 */
final class WindowLog {
  private final HallState hall;
  private final Map<String, Desk> desks = new LinkedHashMap<>();

  /** In the order of opening: of two windows that open at once the first one calls first. */
  private final Map<Integer, RecordedDay.Shift> shifts = new TreeMap<>();

  private int opened;

  private static final class Desk {
    int nth;
    long fromMs;
    long freeSinceMs;
    boolean isBusy;
    boolean justFreed;
    boolean somebodyWaited;
    OpenLeg lastServed;
  }

  /** {@code hall} is as it was before the entry that is being read. */
  WindowLog(HallState hall) {
    this.hall = hall;
  }

  void opened(String window, long atMs) {
    Desk desk = new Desk();
    desk.nth = opened++;
    desk.fromMs = atMs;
    desk.freeSinceMs = atMs;
    desk.justFreed = true;
    desks.put(window, desk);
  }

  void closed(String window, long atMs) {
    Desk desk = desks.remove(window);
    if (desk != null && atMs > desk.fromMs) {
      boolean leavesNobody = hall.listFor(window).isEmpty();
      shifts.put(desk.nth, new RecordedDay.Shift(window, desk.fromMs, atMs, leavesNobody));
    }
  }

  void called(String window, OpenLeg leg, long atMs) {
    Desk desk = desks.get(window);
    if (desk == null) {
      return;
    }
    boolean inOneStep = desk.justFreed;
    boolean clerkTookTime = inOneStep || desk.somebodyWaited;
    if (clerkTookTime && desk.lastServed != null) {
      desk.lastServed.nextCalledAfter(atMs - desk.freeSinceMs);
    } else if (clerkTookTime) {
      desk.fromMs = atMs;
    } else if (leg.isFirstCall()) {
      leg.noticedAfter(atMs - Math.max(leg.cameMs(), desk.freeSinceMs));
    }
    desk.isBusy = true;
  }

  void freed(String window, OpenLeg leg, long atMs) {
    Desk desk = desks.get(window);
    if (desk != null) {
      desk.isBusy = false;
      desk.justFreed = true;
      desk.freeSinceMs = atMs;
      desk.lastServed = leg;
    }
  }

  /** The window's call goes on after all, or never was. */
  void undone(String window, boolean hasCall, long atMs) {
    Desk desk = desks.get(window);
    if (desk != null) {
      desk.isBusy = hasCall;
      desk.justFreed = !hasCall;
      desk.freeSinceMs = atMs;
    }
  }

  /** The entry has been applied: whoever is left at a free window waits for its clerk. */
  void entryApplied() {
    desks.forEach(
        (window, desk) -> {
          if (desk.justFreed) {
            desk.justFreed = false;
            desk.somebodyWaited = !desk.isBusy && !hall.listFor(window).isEmpty();
          }
        });
  }

  /** The day is over; windows that stay open over night begin a new one with it. */
  List<RecordedDay.Shift> endDay(long atMs) {
    for (String window : List.copyOf(desks.keySet())) {
      closed(window, atMs);
      opened(window, atMs);
    }
    List<RecordedDay.Shift> day = new ArrayList<>();
    Map<String, Long> lastFromMs = new LinkedHashMap<>();
    shifts.values().forEach(shift -> lastFromMs.put(shift.window(), shift.fromMs()));
    for (RecordedDay.Shift shift : shifts.values()) {
      boolean isLast = lastFromMs.get(shift.window()) == shift.fromMs();
      day.add(
          new RecordedDay.Shift(
              shift.window(), shift.fromMs(), shift.toMs(), isLast && shift.toTheEnd()));
    }
    shifts.clear();
    return day;
  }
}

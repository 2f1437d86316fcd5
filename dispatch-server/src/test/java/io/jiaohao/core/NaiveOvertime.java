package io.jiaohao.core;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Overtime in the {@link NaiveHall}: a {@link Watchman} finds it, and it is written into the diary,
 * so that undo and the turn of the day treat it as all else there.
 */
final class NaiveOvertime {
  private static final String MARK = "overtime ";

  private final NaiveFloor floor;
  private final Watchman watchman = new Watchman();

  NaiveOvertime(NaiveFloor floor) {
    this.floor = floor;
  }

  /** A call has ended well. */
  void note(NaiveCall call) {
    long ms =
        watchman.overtimeMs(
            floor.plan, LocalDate.ofEpochDay(floor.day), call.window, call.calledAtMs, floor.nowMs);
    if (ms > 0) {
      floor.diary.add(MARK + call.window + " " + ms);
    }
  }

  /**
   * Looks each minute of a business day whether a window is planned open, and counts a call's time
   * in closed minutes that follow an open one.
   */
  static final class Watchman {
    private static final int DAYS = 5;
    private static final long MINUTE_MS = 60_000;

    private HallPlan plan;
    private LocalDate day;
    private NaiveCalendar calendar;

    long overtimeMs(HallPlan p, LocalDate d, String id, long calledAtMs, long endedAtMs) {
      lookOut(p, d);
      long sumMs = 0;
      boolean wasOpen = false;
      for (HallPlan.Window window : p.windows()) {
        for (int i = 0; window.id().equals(id) && calendar.msOf(i) < endedAtMs; i++) {
          long minuteMs = calendar.msOf(i);
          boolean open = minuteMs >= beganAtMs() && calendar.isOpen(window, i);
          if (wasOpen && !open) {
            long fromMs = Math.max(minuteMs, calledAtMs);
            sumMs += Math.max(0, Math.min(minuteMs + MINUTE_MS, endedAtMs) - fromMs);
          }
          wasOpen |= open;
        }
      }
      return sumMs;
    }

    private long beganAtMs() {
      return LocalDateTime.of(day, plan.dayReset())
          .atZone(plan.zoneId())
          .toInstant()
          .toEpochMilli();
    }

    private void lookOut(HallPlan p, LocalDate d) {
      if (!p.equals(plan) || !d.equals(day)) {
        plan = p;
        day = d;
        calendar = new NaiveCalendar(p, d, DAYS);
      }
    }
  }

  long calls() {
    return all().size();
  }

  long ms() {
    return msByWindow().values().stream().mapToLong(NaiveOvertime::sum).sum();
  }

  Map<String, List<Long>> msByWindow() {
    Map<String, List<Long>> byWindow = new TreeMap<>();
    for (String line : all()) {
      String[] words = line.split(" ", 3);
      byWindow.computeIfAbsent(words[1], w -> new ArrayList<>()).add(Long.parseLong(words[2]));
    }
    return byWindow;
  }

  static long sum(List<Long> ms) {
    return ms.stream().mapToLong(Long::longValue).sum();
  }

  private List<String> all() {
    return floor.diary.stream().filter(line -> line.startsWith(MARK)).toList();
  }
}

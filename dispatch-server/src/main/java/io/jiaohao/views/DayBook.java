package io.jiaohao.views;

import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.HallImage;
import io.jiaohao.core.HallPlan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Makes a {@link DayReport} from the entries of a day. Holds one line a call, so that what was
 * taken back is not counted; on one thread.
 */
public final class DayBook {
  private static final int GRADES = 5;
  private static final HallPicture.Waits NOBODY = new HallPicture.Waits(0, 0, 0, 0, 0);
  private static final long MS_PER_S = 1_000;

  private final LocalDate day;
  private final Map<Long, Line> calls = new LinkedHashMap<>();
  private final int[] grades = new int[GRADES];
  private final Map<String, int[]> gradesByWindow = new TreeMap<>();
  private HallPlan plan;
  private long issued;
  private long nowMs;

  /** A call from its beginning to its end, as far as it has come. */
  private static final class Line {
    final String window;
    final long waitedMs;
    final String wing;
    final String zone;
    final String service;
    final int hour;
    long startedAtMs;
    boolean served;
    boolean inVain;
    long endedAtMs;
    long overtimeMs;

    Line(Event.TicketCalled e, HallPlan plan) {
      window = e.window();
      waitedMs = waited(e) ? Math.max(0, e.calledAtMs() - e.issuedAtMs()) : -1;
      service = e.service();
      wing =
          plan.windows().stream()
              .filter(one -> one.id().equals(e.window()))
              .map(HallPlan.Window::wing)
              .findFirst()
              .orElse("");
      zone =
          plan.services().stream()
              .filter(one -> one.id().equals(e.service()))
              .map(HallPlan.Service::zone)
              .findFirst()
              .orElse("");
      hour = Instant.ofEpochMilli(e.calledAtMs()).atZone(plan.zoneId()).getHour();
    }

    /** Who comes back from hold, or gets the number at the window, has not waited for this call. */
    private static boolean waited(Event.TicketCalled e) {
      return switch (e.reason().deciding()) {
        case ISSUED_HERE, RESUMED -> false;
        default -> true;
      };
    }

    void takeUpAgain() {
      served = false;
      inVain = false;
      endedAtMs = 0;
      overtimeMs = 0;
    }

    long servingMs() {
      return served && startedAtMs > 0 ? endedAtMs - startedAtMs : 0;
    }
  }

  /**
   * An empty book.
   *
   * @param plan in force when the day began, as far as is known; changes are in the entries
   */
  public DayBook(HallPlan plan, LocalDate day) {
    this.plan = plan;
    this.day = day;
  }

  /** Takes the next entry of the day. */
  public void entry(Entry entry) {
    nowMs = entry.atMs();
    entry.events().forEach(this::event);
  }

  private void event(Event event) {
    if (event instanceof Event.PlanAdopted e) {
      plan = e.plan();
    } else if (event instanceof Event.TicketIssued) {
      issued++;
    } else if (event instanceof Event.TicketCalled e) {
      calls.put(e.callId(), new Line(e, plan));
    } else if (event instanceof Event.ServiceStarted e) {
      with(e.callId(), line -> line.startedAtMs = e.startedAtMs());
    } else if (event instanceof Event.ServiceFinished e) {
      served(e.callId(), e.overtimeMs());
    } else if (event instanceof Event.TicketMerged e) {
      served(e.callId(), e.overtimeMs());
    } else if (event instanceof Event.TicketDeferred e) {
      with(e.callId(), line -> line.inVain = true);
    } else if (event instanceof Event.TicketPassed e) {
      with(e.callId(), line -> line.inVain = true);
    } else if (event instanceof Event.HeldTicketMissed e) {
      with(e.callId(), line -> line.inVain = true);
    } else if (event instanceof Event.CallRated e) {
      rated(e);
    } else if (event instanceof Event.ActionUndone e) {
      undone(e);
    }
  }

  private void served(long callId, long overtimeMs) {
    with(
        callId,
        line -> {
          line.served = true;
          line.endedAtMs = nowMs;
          line.overtimeMs = overtimeMs;
        });
  }

  private void with(long callId, Consumer<Line> change) {
    Line line = calls.get(callId);
    if (line != null) {
      change.accept(line);
    }
  }

  private void rated(Event.CallRated e) {
    if (e.grade() >= 1 && e.grade() <= GRADES) {
      grades[e.grade() - 1]++;
      int[] ofWindow = gradesByWindow.computeIfAbsent(e.window(), w -> new int[2]);
      ofWindow[0]++;
      ofWindow[1] += e.grade();
    }
  }

  private void undone(Event.ActionUndone e) {
    e.endedCalls().forEach(calls::remove);
    for (HallImage.Call call : e.calls()) {
      with(call.callId(), Line::takeUpAgain);
    }
  }

  /** This picture with the waits of what was taken so far, by place as well. */
  public HallPicture withWaits(HallPicture picture) {
    return picture.withWaits(
        waits(List.copyOf(calls.values())),
        zone ->
            waits(
                calls.values().stream()
                    .filter(line -> line.wing.equals(zone.wing()) && line.zone.equals(zone.zone()))
                    .toList()));
  }

  /** The report of what was taken so far. */
  public DayReport report() {
    List<Integer> byGrade = new ArrayList<>();
    for (int count : grades) {
      byGrade.add(count);
    }
    return new DayReport(
        day.toString(),
        issued,
        calls.size(),
        calls.values().stream().filter(line -> line.served).count(),
        calls.values().stream().filter(line -> line.inVain).count(),
        calls.values().stream().mapToLong(line -> line.overtimeMs).sum(),
        waits(List.copyOf(calls.values())),
        byGrade,
        hours(line -> group("", "", "", line)),
        hours(line -> group(line.wing, line.zone, "", line)),
        hours(line -> group(line.wing, line.zone, line.service, line)),
        windows());
  }

  private static DayReport.Hour group(String wing, String zone, String service, Line line) {
    return new DayReport.Hour(wing, zone, service, line.hour, NOBODY);
  }

  /** Waits by hour, of all or by place, and by service. */
  private List<DayReport.Hour> hours(Function<Line, DayReport.Hour> groupOf) {
    Map<DayReport.Hour, List<Line>> groups = new LinkedHashMap<>();
    for (Line line : calls.values()) {
      if (line.waitedMs >= 0) {
        groups.computeIfAbsent(groupOf.apply(line), key -> new ArrayList<>()).add(line);
      }
    }
    return groups.entrySet().stream()
        .map(
            one ->
                new DayReport.Hour(
                    one.getKey().wing(),
                    one.getKey().zone(),
                    one.getKey().service(),
                    one.getKey().hour(),
                    waits(one.getValue())))
        .sorted(
            Comparator.comparing(DayReport.Hour::wing)
                .thenComparing(DayReport.Hour::zone)
                .thenComparing(DayReport.Hour::service)
                .thenComparing(DayReport.Hour::hour))
        .toList();
  }

  private static HallPicture.Waits waits(List<Line> lines) {
    long[] sorted =
        lines.stream()
            .filter(line -> line.waitedMs >= 0)
            .mapToLong(line -> line.waitedMs / MS_PER_S)
            .sorted()
            .toArray();
    return new HallPicture.Waits(
        sorted.length, rank(sorted, 50), rank(sorted, 90), rank(sorted, 99), rank(sorted, 100));
  }

  /** The smallest value that so many per cent do not exceed. */
  private static long rank(long[] sorted, int percent) {
    return sorted.length == 0 ? 0 : sorted[(sorted.length * percent + 99) / 100 - 1];
  }

  private List<DayReport.WindowDay> windows() {
    Map<String, List<Line>> byWindow = new TreeMap<>();
    calls
        .values()
        .forEach(line -> byWindow.computeIfAbsent(line.window, w -> new ArrayList<>()).add(line));
    List<DayReport.WindowDay> days = new ArrayList<>();
    byWindow.forEach(
        (window, lines) -> {
          int[] graded = gradesByWindow.getOrDefault(window, new int[2]);
          days.add(
              new DayReport.WindowDay(
                  window,
                  lines.get(0).wing,
                  lines.size(),
                  lines.stream().filter(line -> line.served).count(),
                  lines.stream().filter(line -> line.inVain).count(),
                  sum(lines, Line::servingMs),
                  sum(lines, line -> line.overtimeMs),
                  graded[0],
                  graded[1]));
        });
    return days;
  }

  private static long sum(List<Line> lines, ToLongFunction<Line> part) {
    return lines.stream().mapToLong(part).sum();
  }
}

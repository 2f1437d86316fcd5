package io.jiaohao.sim;

import io.jiaohao.core.HallPlan;
import io.jiaohao.protocol.wire.WindowState;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The day's figures by place and time, counted as it goes. */
public final class DayFigures {
  private static final int MINUTES_PER_HOUR = 60;
  private static final double MS_PER_MINUTE = 60_000;

  private final ZoneId zoneId;
  private final Map<String, String> zoneOfService = new HashMap<>();
  private final Map<String, Map<Integer, Sum>> waits = new LinkedHashMap<>();
  private final Map<String, TreeMap<Integer, Long>> queues = new LinkedHashMap<>();
  private final Map<String, Use> windows = new LinkedHashMap<>();

  private static final class Sum {
    long count;
    double ms;
  }

  private static final class Use {
    final String wing;
    long atWork;
    long busy;

    Use(String wing) {
      this.wing = wing;
    }
  }

  /**
   * Who came to a zone in an hour.
   *
   * @param meanMin how long they waited for their first call
   */
  public record WaitCell(String zone, int hour, long count, double meanMin) {}

  /** How many waited for a zone at a minute after midnight. */
  public record QueuePoint(String zone, int minute, long waiting) {}

  /**
   * How a window's time went.
   *
   * @param looks how often it was found open, with a visitor or without
   * @param busy share of these with a visitor called or served, 0 to 1
   */
  public record WindowUse(String window, String wing, long looks, double busy) {}

  /** Nothing counted yet. */
  public DayFigures(HallPlan plan) {
    this.zoneId = plan.zoneId();
    plan.services().forEach(service -> zoneOfService.put(service.id(), service.zone()));
    plan.zones()
        .forEach(
            zone -> {
              waits.put(zone.id(), new TreeMap<>());
              queues.put(zone.id(), new TreeMap<>());
            });
    plan.windows().forEach(window -> windows.put(window.id(), new Use(window.wing())));
  }

  private DayFigures(ZoneId zoneId) {
    this.zoneId = zoneId;
  }

  /** Counts nothing by place: for a city there are too many. */
  static DayFigures nowhere() {
    return new DayFigures(ZoneOffset.UTC);
  }

  /** Somebody was called for the first time, so long after the number. */
  public void waited(String service, long issuedMs, long waitMs) {
    Map<Integer, Sum> zone = waits.get(zoneOfService.get(service));
    if (zone != null) {
      Sum sum = zone.computeIfAbsent(minute(issuedMs) / MINUTES_PER_HOUR, hour -> new Sum());
      sum.count++;
      sum.ms += Math.max(0, waitMs);
    }
  }

  /** So many wait for a zone; within a minute the last word counts. */
  public void waiting(String zone, long hallMs, long people) {
    TreeMap<Integer, Long> line = queues.get(zone);
    if (line != null) {
      line.put(minute(hallMs), people);
    }
  }

  /** A window was looked at. */
  public void seen(String window, WindowState state) {
    Use use = windows.get(window);
    boolean busy = state == WindowState.WINDOW_SERVING || state == WindowState.WINDOW_CALLING;
    if (busy || state == WindowState.WINDOW_READY) {
      use.atWork++;
      use.busy += busy ? 1 : 0;
    }
  }

  private int minute(long hallMs) {
    return Instant.ofEpochMilli(hallMs).atZone(zoneId).toLocalTime().toSecondOfDay() / 60;
  }

  /** Waits by zone and hour, where anybody came. */
  public List<WaitCell> waits() {
    List<WaitCell> cells = new ArrayList<>();
    waits.forEach(
        (zone, hours) ->
            hours.forEach(
                (hour, sum) ->
                    cells.add(
                        new WaitCell(zone, hour, sum.count, sum.ms / sum.count / MS_PER_MINUTE))));
    return cells;
  }

  /** Queue lengths by zone and minute. */
  public List<QueuePoint> queues() {
    List<QueuePoint> points = new ArrayList<>();
    queues.forEach(
        (zone, line) ->
            line.forEach((minute, people) -> points.add(new QueuePoint(zone, minute, people))));
    return points;
  }

  /** Windows that were open at some time. */
  public List<WindowUse> windows() {
    List<WindowUse> uses = new ArrayList<>();
    windows.forEach(
        (window, use) -> {
          if (use.atWork > 0) {
            uses.add(new WindowUse(window, use.wing, use.atWork, (double) use.busy / use.atWork));
          }
        });
    return uses;
  }
}

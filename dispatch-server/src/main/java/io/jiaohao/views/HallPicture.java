package io.jiaohao.views;

import io.jiaohao.core.DayFigures;
import java.util.List;

/**
 * A hall at one moment, immutable: what a manager's page shows.
 *
 * @param seq hall sequence that it shows
 * @param hallMs hall time at which it was taken
 * @param day business day, as in 2026-11-25
 * @param waiting people who wait, all together
 * @param windows in the plan's order
 */
public record HallPicture(
    String hall,
    String nameZh,
    String nameEn,
    String zoneId,
    long seq,
    long hallMs,
    double hallSpeed,
    String day,
    DayFigures figures,
    int waiting,
    Waits waits,
    List<Zone> zones,
    List<WindowLook> windows) {

  public HallPicture {
    zones = List.copyOf(zones);
    windows = List.copyOf(windows);
  }

  /**
   * A zone's part in one wing.
   *
   * @param longestWaitS of those who wait now, 0 if nobody does
   * @param windowsServing windows with a visitor at them
   */
  public record Zone(
      String wing,
      String wingZh,
      String wingEn,
      String zone,
      String zoneZh,
      String zoneEn,
      int waiting,
      long longestWaitS,
      int windows,
      int windowsOpen,
      int windowsCalling,
      int windowsServing,
      Waits waits) {}

  /**
   * Percentiles of the waits of today's calls, from issue to call, in seconds of hall time.
   *
   * @param count calls that they are taken over
   */
  public record Waits(long count, long p50S, long p90S, long p99S, long maxS) {}
}

package io.jiaohao.views;

import java.util.List;

/**
 * A business day in figures.
 *
 * @param day as in 2026-11-25
 * @param issued numbers given
 * @param noShows calls in vain
 * @param overtimeMs service after the windows' planned closing
 * @param waits of all calls, from issue to call
 * @param grades how often each grade from 1 to 5 was given
 * @param hours waits by hour
 * @param zones waits by wing, zone and hour, in that order
 * @param services the same by service as well
 * @param windows by id
 */
public record DayReport(
    String day,
    long issued,
    long called,
    long served,
    long noShows,
    long overtimeMs,
    HallPicture.Waits waits,
    List<Integer> grades,
    List<Hour> hours,
    List<Hour> zones,
    List<Hour> services,
    List<WindowDay> windows) {

  public DayReport {
    grades = List.copyOf(grades);
    hours = List.copyOf(hours);
    zones = List.copyOf(zones);
    services = List.copyOf(services);
    windows = List.copyOf(windows);
  }

  /**
   * Waits that ended within an hour of the day.
   *
   * @param wing empty for the hall as a whole
   * @param service empty for a zone as a whole
   * @param hour of the call, 0 to 23, by the hall's clock
   */
  public record Hour(String wing, String zone, String service, int hour, HallPicture.Waits waits) {}

  /**
   * What a window did.
   *
   * @param servingMs time with visitors whose service has ended
   * @param graded how many ratings it got
   * @param gradeSum all its grades together
   */
  public record WindowDay(
      String window,
      String wing,
      long called,
      long served,
      long noShows,
      long servingMs,
      long overtimeMs,
      int graded,
      int gradeSum) {}
}

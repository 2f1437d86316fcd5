package io.jiaohao.sim.course;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/**
 * How a simulated day goes, as its file says.
 *
 * @param name of the file, or of the course that ships
 * @param titleZh what it is, in Chinese
 * @param titleEn the same in English
 * @param date in the hall, where the server is the simulator's own
 * @param from hall time at which it begins, where the server is the simulator's own
 * @param load visitors, as a multiple of a usual weekday
 * @param speed hall time per real time, where the server is the simulator's own
 * @param runMs real time that it takes
 * @param fastest the quickest clerk's time per visitor, as a multiple of the service's mean
 * @param slowest the same of the slowest clerk
 * @param steps what goes wrong, by time
 */
public record DayCourse(
    String name,
    String titleZh,
    String titleEn,
    LocalDate date,
    LocalTime from,
    double load,
    double speed,
    long runMs,
    double fastest,
    double slowest,
    List<FaultStep> steps) {
  /** The day of a simulation that nobody has said more about. */
  public static final LocalDate USUAL_DAY = LocalDate.of(2026, 11, 25);

  public DayCourse {
    steps = List.copyOf(steps);
  }

  /** A day in which nothing is out of the ordinary. */
  public static DayCourse plain(double load, double speed, LocalTime from, long runMs) {
    return new DayCourse(
        "none", "未指定场景", "no scenario", USUAL_DAY, from, load, speed, runMs, 1, 1, List.of());
  }

  /** The same course with another crowd, or for another time. */
  public DayCourse with(double otherLoad, long otherRunMs) {
    return new DayCourse(
        name, titleZh, titleEn, date, from, otherLoad, speed, otherRunMs, fastest, slowest, steps);
  }
}

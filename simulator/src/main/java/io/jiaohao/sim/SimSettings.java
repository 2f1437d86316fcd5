package io.jiaohao.sim;

import io.jiaohao.core.HallPlan;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.sim.course.DayCourse;
import io.jiaohao.sim.line.LineFault;
import java.time.LocalTime;
import java.util.List;

/**
 * What a simulation drives and how.
 *
 * @param servers the device ports that serve the hall in turn; any will do to begin with
 * @param keys the devices' keys; those of the plan's kiosks, windows and boards are used
 * @param plan the hall that the server runs
 * @param load visitors, as a multiple of the plan's usual weekday
 * @param seed of all chance
 * @param course how the day goes; of its numbers only the clerks' paces and the steps are used
 * @param lineFaults what goes wrong with single lines, timed from the moment when the clerks come
 */
public record SimSettings(
    List<Server> servers,
    List<DeviceRecord> keys,
    HallPlan plan,
    double load,
    long seed,
    DayCourse course,
    List<LineFault> lineFaults) {
  /**
   * A server as its devices know it.
   *
   * @param name of the node; empty if it is the only one
   */
  public record Server(String name, String host, int port) {}

  /** Lines on which nothing goes wrong. */
  public SimSettings(
      List<Server> servers,
      List<DeviceRecord> keys,
      HallPlan plan,
      double load,
      long seed,
      DayCourse course) {
    this(servers, keys, plan, load, seed, course, List.of());
  }

  /** One server. */
  public SimSettings(
      String host,
      int port,
      List<DeviceRecord> keys,
      HallPlan plan,
      double load,
      long seed,
      DayCourse course) {
    this(List.of(new Server("", host, port)), keys, plan, load, seed, course);
  }

  /** A day in which nothing is out of the ordinary. */
  public SimSettings(
      String host, int port, List<DeviceRecord> keys, HallPlan plan, double load, long seed) {
    this(host, port, keys, plan, load, seed, plainDay(load));
  }

  /** The same with lines on which this goes wrong. */
  public SimSettings withLineFaults(List<LineFault> faults) {
    return new SimSettings(servers, keys, plan, load, seed, course, faults);
  }

  /** A day without steps, at this load. */
  static DayCourse plainDay(double load) {
    return DayCourse.plain(load, 1, LocalTime.NOON, 0);
  }

  public SimSettings {
    servers = List.copyOf(servers);
    if (servers.isEmpty()) {
      throw new IllegalArgumentException("servers: none (expected: at least one)");
    }
    keys = List.copyOf(keys);
    lineFaults = List.copyOf(lineFaults);
    if (!(load >= SimLimits.LOAD_MIN && load <= SimLimits.LOAD_MAX)) {
      throw new IllegalArgumentException(
          "load: %s (expected: %s to %s)".formatted(load, SimLimits.LOAD_MIN, SimLimits.LOAD_MAX));
    }
  }
}

package io.jiaohao.sim;

import io.jiaohao.core.HallPlan;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.sim.course.DayCourse;
import java.time.LocalTime;
import java.util.List;

/**
 * What a simulation drives and how.
 *
 * @param host of the server's device port
 * @param keys the devices' keys; those of the plan's kiosks, windows and boards are used
 * @param plan the hall that the server runs
 * @param load visitors, as a multiple of the plan's usual weekday
 * @param seed of all chance
 * @param course how the day goes; of its numbers only the clerks' paces and the steps are used
 */
public record SimSettings(
    String host,
    int port,
    List<DeviceRecord> keys,
    HallPlan plan,
    double load,
    long seed,
    DayCourse course) {
  /** A day in which nothing is out of the ordinary. */
  public SimSettings(
      String host, int port, List<DeviceRecord> keys, HallPlan plan, double load, long seed) {
    this(host, port, keys, plan, load, seed, DayCourse.plain(load, 1, LocalTime.NOON, 0));
  }

  public SimSettings {
    keys = List.copyOf(keys);
    if (!(load >= SimLimits.LOAD_MIN && load <= SimLimits.LOAD_MAX)) {
      throw new IllegalArgumentException(
          "load: %s (expected: %s to %s)".formatted(load, SimLimits.LOAD_MIN, SimLimits.LOAD_MAX));
    }
  }
}

package io.jiaohao.sim;

import io.jiaohao.core.HallPlan;
import io.jiaohao.protocol.DeviceRecord;
import java.util.List;

/**
 * What a simulation drives and how.
 *
 * @param host of the server's device port
 * @param keys the devices' keys; those of the plan's kiosks, windows and boards are used
 * @param plan the hall that the server runs
 * @param load visitors, as a multiple of the plan's usual weekday
 * @param seed of all chance
 */
public record SimSettings(
    String host, int port, List<DeviceRecord> keys, HallPlan plan, double load, long seed) {
  public SimSettings {
    keys = List.copyOf(keys);
    if (!(load >= SimLimits.LOAD_MIN && load <= SimLimits.LOAD_MAX)) {
      throw new IllegalArgumentException(
          "load: %s (expected: %s to %s)".formatted(load, SimLimits.LOAD_MIN, SimLimits.LOAD_MAX));
    }
  }
}

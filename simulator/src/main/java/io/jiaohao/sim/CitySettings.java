package io.jiaohao.sim;

import io.jiaohao.core.HallPlan;
import io.jiaohao.protocol.DeviceRecord;
import java.util.List;

/**
 * What a city's load is.
 *
 * @param servers nodes of the city; any will do to begin with
 * @param halls with the keys of their devices
 * @param load as a multiple of an hour like any other
 * @param seed of all chance
 */
public record CitySettings(
    List<SimSettings.Server> servers, List<Hall> halls, double load, long seed) {
  public CitySettings {
    servers = List.copyOf(servers);
    halls = List.copyOf(halls);
  }

  /** One hall and the keys of its devices. */
  public record Hall(HallPlan plan, List<DeviceRecord> keys) {
    public Hall {
      keys = List.copyOf(keys);
    }
  }
}

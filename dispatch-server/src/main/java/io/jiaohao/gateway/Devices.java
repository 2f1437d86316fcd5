package io.jiaohao.gateway;

import io.jiaohao.protocol.DeviceKey;
import io.jiaohao.protocol.DeviceRecord;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The devices that may log in. Replaced as a whole when the key file changes. */
public final class Devices {
  private final Map<String, DeviceRecord> byId = new LinkedHashMap<>();

  /** Stands in for the key of an unknown device, so that it is answered like a wrong key. */
  private final DeviceKey nobody = DeviceKey.random(new SecureRandom());

  public Devices(List<DeviceRecord> records) {
    replace(records);
  }

  /** Takes another key file into force; who is not in it any more can not log in. */
  public void replace(List<DeviceRecord> records) {
    byId.clear();
    records.forEach(record -> byId.put(record.deviceId(), record));
  }

  Optional<DeviceRecord> find(String deviceId) {
    return Optional.ofNullable(byId.get(deviceId));
  }

  DeviceKey keyOrNobodys(String deviceId) {
    DeviceRecord record = byId.get(deviceId);
    return record == null ? nobody : record.key();
  }
}

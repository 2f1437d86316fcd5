package io.jiaohao.protocol;

import io.jiaohao.protocol.wire.Role;
import java.util.Objects;

/**
 * One line of a {@link KeyFile}: a device, what it is, where it stands and its secret.
 *
 * @param place the window of a window terminal or pad, the wing of a kiosk or board; empty if none
 */
public record DeviceRecord(String deviceId, Role role, String place, DeviceKey key) {
  public DeviceRecord {
    Objects.requireNonNull(place, "place");
    new DeviceIdentity(deviceId, role, key);
  }

  /** What the device shows to log in. */
  public DeviceIdentity identity() {
    return new DeviceIdentity(deviceId, role, key);
  }
}

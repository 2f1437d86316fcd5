package io.jiaohao.protocol;

import io.jiaohao.protocol.wire.Role;
import java.util.Objects;

/**
 * Who a device says it is, and the key that proves it.
 *
 * @param hall the device's hall; empty: the only one of its server
 */
public record DeviceIdentity(String deviceId, Role role, DeviceKey key, String hall) {
  public DeviceIdentity {
    Objects.requireNonNull(key, "key");
    if (!FrameLimits.isDeviceId(deviceId)) {
      throw new IllegalArgumentException(
          "device id: \"%s\" (expected: 1..%d of A-Z a-z 0-9 . _ -)"
              .formatted(deviceId, FrameLimits.MAX_DEVICE_ID_CHARS));
    }
    if (role == Role.ROLE_UNSPECIFIED || role == Role.UNRECOGNIZED) {
      throw new IllegalArgumentException("role: " + role + " (expected: " + KeyFile.ROLES + ")");
    }
    if (!hall.isEmpty() && !FrameLimits.isHallId(hall)) {
      throw new IllegalArgumentException(
          "hall: \"%s\" (expected: none, or 1..%d of A-Z a-z 0-9 . _ -)"
              .formatted(hall, FrameLimits.MAX_HALL_ID_CHARS));
    }
  }

  /** A device of the only hall of its server. */
  public DeviceIdentity(String deviceId, Role role, DeviceKey key) {
    this(deviceId, role, key, "");
  }

  /** The same device, for a server of several halls. */
  public DeviceIdentity inHall(String hallId) {
    return new DeviceIdentity(deviceId, role, key, hallId);
  }
}

package io.jiaohao.protocol;

import io.jiaohao.protocol.wire.Role;
import java.util.Objects;

/** Who a device says it is, and the key that proves it. */
public record DeviceIdentity(String deviceId, Role role, DeviceKey key) {
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
  }
}

package io.jiaohao.app;

import io.jiaohao.protocol.DeviceKey;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.wire.Role;
import java.util.List;
import java.util.Optional;

/**
 * The programs of the key file: they use HTTP and show their key, devices prove theirs and never
 * show it, so neither may come in by the other's door. Replaced on one thread, read from any.
 */
final class ApiPrograms {
  private volatile List<DeviceRecord> programs = List.of();

  ApiPrograms(List<DeviceRecord> all) {
    replace(all);
  }

  static List<DeviceRecord> devicesAmong(List<DeviceRecord> all) {
    return all.stream().filter(record -> record.role() != Role.ROLE_API).toList();
  }

  void replace(List<DeviceRecord> all) {
    programs = all.stream().filter(record -> record.role() == Role.ROLE_API).toList();
  }

  /** The program with this key. How long the look takes says nothing about any key. */
  Optional<String> withKey(String hex) {
    DeviceKey shown;
    try {
      shown = DeviceKey.ofHex(hex);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    Optional<String> found = Optional.empty();
    for (DeviceRecord program : programs) {
      if (program.key().equals(shown)) {
        found = Optional.of(program.deviceId());
      }
    }
    return found;
  }
}

package io.jiaohao.gateway;

import com.google.protobuf.ByteString;
import io.jiaohao.protocol.DeviceKey;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.FrameLimits;
import io.jiaohao.protocol.wire.Hello;
import io.jiaohao.protocol.wire.Role;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The devices that may log in. Replaced as a whole when the key file changes. Beside them, guests:
 * who was let in elsewhere logs in once as one of them.
 */
public final class Devices {
  private final SecureRandom random = new SecureRandom();
  private final Map<String, DeviceRecord> byId = new LinkedHashMap<>();
  private final Map<ByteString, GuestPass> passes = new LinkedHashMap<>();

  /** Managers at pages: they are in no key file. */
  private final Set<DeviceRecord> guestsOnly = new LinkedHashSet<>();

  /** Stands in for the key of an unknown device, so that it is answered like a wrong key. */
  private final DeviceKey nobody = DeviceKey.random(random);

  /** Who says hello: the key it has to prove, and the device it is if it does. */
  record Entrant(DeviceKey key, Optional<DeviceRecord> device) {}

  public Devices(List<DeviceRecord> records) {
    replace(records);
  }

  /** Takes another key file into force; who is not in it any more can not log in. */
  public void replace(List<DeviceRecord> records) {
    byId.clear();
    records.forEach(record -> byId.put(record.deviceId(), record));
  }

  /** The pass that this Hello carries is used up, whatever comes of it. */
  Entrant entrant(Hello hello) {
    GuestPass pass = passes.remove(hello.getDeviceNonce());
    if (pass != null && pass.device().deviceId().equals(hello.getDeviceId())) {
      return new Entrant(pass.key(), Optional.of(pass.device()));
    }
    DeviceRecord record = byId.get(hello.getDeviceId());
    return record == null
        ? new Entrant(nobody, Optional.empty())
        : new Entrant(record.key(), Optional.of(record));
  }

  /** Whether a device that is here still may be. */
  boolean mayStay(DeviceRecord device) {
    return device.equals(byId.get(device.deviceId())) || guestsOnly.contains(device);
  }

  /** A pass for a device of the key file, or for a manager who is not in it. */
  Optional<GuestPass> pass(String deviceId, Role role) {
    DeviceRecord known = byId.get(deviceId);
    if (known == null && role == Role.ROLE_MANAGER) {
      known = new DeviceRecord(deviceId, role, "", DeviceKey.random(random));
      guestsOnly.add(known);
    }
    if (known == null || known.role() != role) {
      return Optional.empty();
    }
    byte[] nonce = new byte[FrameLimits.MAX_NONCE_BYTES];
    random.nextBytes(nonce);
    GuestPass pass = new GuestPass(known, ByteString.copyFrom(nonce), DeviceKey.random(random));
    passes.put(pass.nonce(), pass);
    return Optional.of(pass);
  }

  /** The guest has gone, or never came. */
  void takeBack(GuestPass pass) {
    passes.remove(pass.nonce());
    guestsOnly.remove(pass.device());
  }
}

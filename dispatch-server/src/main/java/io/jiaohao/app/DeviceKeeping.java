package io.jiaohao.app;

import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.wire.Role;
import io.jiaohao.web.DeviceDesk;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/**
 * Devices as the administration page keeps them: what it changes is in the key file and holds at
 * once.
 */
record DeviceKeeping(DeviceKeys keys, KeyWatch watch, Supplier<List<DeviceRecord>> inForce)
    implements DeviceDesk {

  @Override
  public List<DeviceRecord> all() {
    return inForce.get();
  }

  @Override
  public DeviceRecord add(String id, Role role, String place) throws IOException {
    DeviceRecord made = keys.add(id, role, place);
    watch.changed();
    return made;
  }

  @Override
  public void revoke(String id) throws IOException {
    keys.revoke(id);
    watch.changed();
  }
}

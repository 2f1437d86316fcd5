package io.jiaohao.web;

import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.wire.Role;
import java.io.IOException;
import java.util.List;

/** The hall's devices and their keys, as an administrator keeps them. */
public interface DeviceDesk {

  /** All of them; answers at once, from any thread. */
  List<DeviceRecord> all();

  /**
   * Makes a key for one more device, which may log in from now on.
   *
   * @throws IllegalArgumentException if there is one of this id, or it cannot be one
   */
  DeviceRecord add(String id, Role role, String place) throws IOException;

  /**
   * Takes a device's key back; if it is connected it is closed.
   *
   * @throws IllegalArgumentException if there is no such device
   */
  void revoke(String id) throws IOException;
}

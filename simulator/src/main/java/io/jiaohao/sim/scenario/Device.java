package io.jiaohao.sim.scenario;

import io.jiaohao.protocol.wire.Role;

/**
 * Who does something in a scenario.
 *
 * @param place wing of a kiosk, window of a terminal or pad, empty for a manager
 * @param id as in the key file that {@code device init} makes
 */
record Device(Role role, String place, String id) {
  static Device window(String window) {
    return new Device(Role.ROLE_WINDOW, window, "window-" + window);
  }

  static Device kiosk(String wing, String kiosk) {
    return new Device(Role.ROLE_KIOSK, wing, "kiosk-" + kiosk);
  }

  static Device pad(String window) {
    return new Device(Role.ROLE_PAD, window, "pad-" + window);
  }

  static Device manager(String name) {
    return new Device(Role.ROLE_MANAGER, "", name);
  }
}

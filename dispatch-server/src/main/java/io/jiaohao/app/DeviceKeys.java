package io.jiaohao.app;

import io.jiaohao.core.HallPlan;
import io.jiaohao.protocol.DeviceKey;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.KeyFile;
import io.jiaohao.protocol.wire.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The hall's device keys: one file in the data directory, readable by its owner alone. */
final class DeviceKeys {
  private static final String FILE = "devices.keys";

  private final Path file;
  private final SecureRandom random = new SecureRandom();

  DeviceKeys(Path dataDir) {
    this.file = dataDir.resolve(FILE);
  }

  Path file() {
    return file;
  }

  boolean exist() {
    return Files.exists(file);
  }

  List<DeviceRecord> read() throws IOException {
    return exist() ? KeyFile.read(file) : List.of();
  }

  /** Makes keys for the plan's devices that have none; returns how many were made. */
  int makeMissing(HallPlan plan) throws IOException {
    Map<String, DeviceRecord> devices = byId();
    int before = devices.size();
    fill(devices, plan);
    write(new ArrayList<>(devices.values()));
    return devices.size() - before;
  }

  /** How many devices of the plan have no key. */
  int missing(HallPlan plan) throws IOException {
    Map<String, DeviceRecord> devices = byId();
    int before = devices.size();
    fill(devices, plan);
    return devices.size() - before;
  }

  private Map<String, DeviceRecord> byId() throws IOException {
    Map<String, DeviceRecord> devices = new LinkedHashMap<>();
    read().forEach(device -> devices.put(device.deviceId(), device));
    return devices;
  }

  private void fill(Map<String, DeviceRecord> devices, HallPlan plan) {
    for (HallPlan.Wing wing : plan.wings()) {
      for (int i = 1; i <= wing.kiosks(); i++) {
        add(devices, "kiosk-" + wing.id() + i, Role.ROLE_KIOSK, wing.id());
      }
      for (int i = 1; i <= wing.mainBoards(); i++) {
        add(devices, "board-" + wing.id() + i, Role.ROLE_BOARD, wing.id());
      }
    }
    for (HallPlan.Window window : plan.windows()) {
      add(devices, "window-" + window.id(), Role.ROLE_WINDOW, window.id());
      add(devices, "strip-" + window.id(), Role.ROLE_BOARD, window.id());
    }
  }

  /** Makes keys for the devices that a demonstration keeps for people, if they have none. */
  void makeGuests(HallPlan plan) throws IOException {
    Map<String, DeviceRecord> devices = byId();
    String wing = plan.windows().get(0).wing();
    add(devices, DemoGuests.KIOSK, Role.ROLE_KIOSK, wing);
    add(devices, DemoGuests.BOARD, Role.ROLE_BOARD, wing);
    add(devices, DemoGuests.PAD, Role.ROLE_PAD, plan.windows().get(0).id());
    write(new ArrayList<>(devices.values()));
  }

  private void add(Map<String, DeviceRecord> devices, String id, Role role, String place) {
    devices.computeIfAbsent(
        id, deviceId -> new DeviceRecord(deviceId, role, place, DeviceKey.random(random)));
  }

  /**
   * Makes a key for one more device.
   *
   * @throws IllegalArgumentException if there is a device with this id
   */
  DeviceRecord add(String id, Role role, String place) throws IOException {
    List<DeviceRecord> devices = new ArrayList<>(read());
    if (devices.stream().anyMatch(device -> device.deviceId().equals(id))) {
      throw new IllegalArgumentException("device: " + id + " (expected: an id not in use)");
    }
    DeviceRecord made = new DeviceRecord(id, role, place, DeviceKey.random(random));
    devices.add(made);
    write(devices);
    return made;
  }

  /**
   * Takes a device's key back.
   *
   * @throws IllegalArgumentException if there is no such device
   */
  void revoke(String id) throws IOException {
    List<DeviceRecord> devices = new ArrayList<>(read());
    if (!devices.removeIf(device -> device.deviceId().equals(id))) {
      throw new IllegalArgumentException(
          "device: " + id + " (expected: one in " + file.getFileName() + ")");
    }
    write(devices);
  }

  private void write(List<DeviceRecord> devices) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    KeyFile.write(file, devices);
  }
}

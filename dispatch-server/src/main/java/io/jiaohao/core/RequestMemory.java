package io.jiaohao.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What became of the devices' latest requests, so that a repeat is answered and not done again.
 * Refusals are not remembered: their repeat is decided afresh.
 */
final class RequestMemory {
  /** Requests remembered of one device. */
  static final int PER_DEVICE_MAX = 1_024;

  /** How long a request is remembered at least while there is room. */
  static final long KEEP_MS = 24 * 60 * 60 * 1_000L;

  private final Map<String, DeviceRequests> devices = new TreeMap<>();
  private final KeyedRequests keyed = new KeyedRequests();

  /** The decision for a request that was seen before; empty for a fresh one. */
  Optional<Decision> recall(Origin origin, Command command, long nowMs) {
    if (origin.hasKey()) {
      return keyed.recall(origin, command, nowMs);
    }
    DeviceRequests device = devices.get(origin.device());
    return device == null ? Optional.empty() : device.recall(origin.requestId(), command);
  }

  void remember(Origin origin, long atMs, Command command, List<Event> events) {
    HallImage.Remembered request =
        new HallImage.Remembered(origin.requestId(), atMs, command, events);
    if (origin.hasKey()) {
      keyed.remember(origin, request);
    } else {
      devices.computeIfAbsent(origin.device(), DeviceRequests::new).remember(request);
    }
  }

  /** From now on keeps a request of a device in this form, if it still is remembered. */
  void keep(Origin origin, KeptRequest request) {
    DeviceRequests device = devices.get(origin.device());
    if (device != null) {
      device.keep(request);
    }
  }

  /** Highest request id granted to the device, 0 if there is none. */
  long highestId(String deviceId) {
    DeviceRequests device = devices.get(deviceId);
    return device == null ? 0 : device.highestId();
  }

  List<HallImage.Device> image() {
    return Stream.concat(
            devices.values().stream().map(DeviceRequests::image), keyed.image().stream())
        .toList();
  }

  void restore(List<HallImage.Device> images) {
    for (HallImage.Device image : images) {
      if (new Origin(image.device(), image.highestId()).hasKey()) {
        keyed.restore(image);
      } else {
        devices.put(image.device(), new DeviceRequests(image));
      }
    }
  }
}

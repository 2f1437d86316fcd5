package io.jiaohao.core;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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

  /** The decision for a request that was seen before; empty for a fresh one. */
  Optional<Decision> recall(Origin origin, Command command) {
    DeviceRequests device = devices.get(origin.device());
    return device == null ? Optional.empty() : device.recall(origin.requestId(), command);
  }

  void remember(Origin origin, long atMs, Command command, List<Event> events) {
    devices
        .computeIfAbsent(origin.device(), DeviceRequests::new)
        .remember(new HallImage.Remembered(origin.requestId(), atMs, command, events));
  }

  /** Highest request id granted to the device, 0 if there is none. */
  long highestId(String deviceId) {
    DeviceRequests device = devices.get(deviceId);
    return device == null ? 0 : device.highestId;
  }

  List<HallImage.Device> image() {
    return devices.values().stream().map(DeviceRequests::image).toList();
  }

  void restore(List<HallImage.Device> images) {
    images.forEach(image -> devices.put(image.device(), new DeviceRequests(image)));
  }

  private static final class DeviceRequests {
    private final String device;
    private final Map<Long, HallImage.Remembered> byId = new LinkedHashMap<>();
    private long highestId;
    private long forgottenUpTo;

    DeviceRequests(String device) {
      this.device = device;
    }

    DeviceRequests(HallImage.Device image) {
      this.device = image.device();
      this.highestId = image.highestId();
      this.forgottenUpTo = image.forgottenUpTo();
      image.requests().forEach(r -> byId.put(r.requestId(), r));
    }

    Optional<Decision> recall(long requestId, Command command) {
      HallImage.Remembered known = byId.get(requestId);
      if (known != null) {
        return Optional.of(
            known.command().equals(command)
                ? new Decision.Repeated(known.events())
                : Decision.refused(
                    Refusal.Reason.REQUEST_ID_REUSED,
                    "request id: " + requestId + " (expected: one not used before)"));
      }
      if (requestId <= forgottenUpTo) {
        return Optional.of(
            Decision.refused(
                Refusal.Reason.REQUEST_TOO_OLD,
                "request id: " + requestId + " (expected: above " + forgottenUpTo + ")"));
      }
      return Optional.empty();
    }

    void remember(HallImage.Remembered request) {
      byId.put(request.requestId(), request);
      highestId = Math.max(highestId, request.requestId());
      Iterator<HallImage.Remembered> oldest = byId.values().iterator();
      for (HallImage.Remembered old = oldest.next();
          byId.size() > PER_DEVICE_MAX || old.atMs() < request.atMs() - KEEP_MS;
          old = oldest.next()) {
        oldest.remove();
        forgottenUpTo = Math.max(forgottenUpTo, old.requestId());
      }
    }

    HallImage.Device image() {
      return new HallImage.Device(device, highestId, forgottenUpTo, new ArrayList<>(byId.values()));
    }
  }
}

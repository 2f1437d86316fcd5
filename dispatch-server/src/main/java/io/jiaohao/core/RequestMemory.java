package io.jiaohao.core;

import java.util.Arrays;
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
    return device == null ? 0 : device.highestId;
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

  /**
   * One device's requests, in the order in which they were granted, in a ring: a map's nodes would
   * be half of what a busy hall keeps alive. Fresh ids are above all that are known, so only a
   * repeat is ever looked for.
   */
  private static final class DeviceRequests {
    private static final int FIRST_ROOM = 16;

    private final String device;
    private KeptRequest[] ring = new KeptRequest[FIRST_ROOM];
    private int oldest;
    private int size;
    private long highestId;
    private long forgottenUpTo;

    /** What a snapshot remembers, older than the ring: read one by one as they are dropped. */
    private List<HallImage.Remembered> asleep = List.of();

    private int asleepGone;

    DeviceRequests(String device) {
      this.device = device;
    }

    DeviceRequests(HallImage.Device image) {
      this.device = image.device();
      this.highestId = image.highestId();
      this.forgottenUpTo = image.forgottenUpTo();
      this.asleep = image.requests();
    }

    Optional<Decision> recall(long requestId, Command command) {
      if (requestId > highestId) {
        return Optional.empty();
      }
      HallImage.Remembered known = find(requestId);
      if (known != null) {
        return Optional.of(known.answerTo(command));
      }
      if (requestId <= forgottenUpTo) {
        return Optional.of(
            Decision.refused(
                Refusal.Reason.REQUEST_TOO_OLD,
                "request id: " + requestId + " (expected: above " + forgottenUpTo + ")"));
      }
      return Optional.empty();
    }

    private HallImage.Remembered find(long requestId) {
      int found = indexOf(requestId);
      if (found >= 0) {
        return at(found).read();
      }
      wake();
      for (int i = asleep.size() - 1; i >= asleepGone; i--) {
        if (asleep.get(i).requestId() == requestId) {
          return asleep.get(i);
        }
      }
      return null;
    }

    /** Its place among those in the ring, looked for from the newest on; -1 if it is not there. */
    private int indexOf(long requestId) {
      int i = size - 1;
      while (i >= 0 && at(i).requestId() != requestId) {
        i--;
      }
      return i;
    }

    void keep(KeptRequest request) {
      int found = indexOf(request.requestId());
      if (found >= 0) {
        ring[index(found)] = request;
      }
    }

    /** Reads all of the snapshot's: a device that repeats once may repeat again. */
    private void wake() {
      asleep = List.copyOf(asleep.subList(asleepGone, asleep.size()));
      asleepGone = 0;
    }

    void remember(HallImage.Remembered request) {
      highestId = Math.max(highestId, request.requestId());
      while (count() > 0) {
        KeptRequest first = asleepGone < asleep.size() ? asleep.get(asleepGone) : at(0);
        if (count() < PER_DEVICE_MAX && first.atMs() >= request.atMs() - KEEP_MS) {
          break;
        }
        forgottenUpTo = Math.max(forgottenUpTo, first.requestId());
        drop();
      }
      add(request);
    }

    private int count() {
      return asleep.size() - asleepGone + size;
    }

    private void drop() {
      if (asleepGone < asleep.size()) {
        asleepGone++;
        return;
      }
      ring[oldest] = null;
      oldest = (oldest + 1) & (ring.length - 1);
      size--;
    }

    private void add(HallImage.Remembered request) {
      if (size == ring.length) {
        ring = inOrder(new KeptRequest[2 * size]);
        oldest = 0;
      }
      ring[index(size)] = request;
      size++;
    }

    /** The i-th oldest. */
    private KeptRequest at(int i) {
      return ring[index(i)];
    }

    private int index(int i) {
      return (oldest + i) & (ring.length - 1);
    }

    private KeptRequest[] inOrder(KeptRequest[] to) {
      for (int i = 0; i < size; i++) {
        to[i] = at(i);
      }
      return to;
    }

    HallImage.Device image() {
      if (size == 0 && asleepGone == 0) {
        return new HallImage.Device(device, highestId, forgottenUpTo, asleep);
      }
      return new HallImage.Device(
          device,
          highestId,
          forgottenUpTo,
          new KeptRequests(
              asleep.subList(asleepGone, asleep.size()),
              Arrays.asList(inOrder(new KeptRequest[size]))));
    }
  }
}

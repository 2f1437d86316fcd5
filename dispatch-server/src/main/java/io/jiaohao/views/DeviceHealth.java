package io.jiaohao.views;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which devices are here and what the boards show. Written on the engine's thread, read from any.
 */
public final class DeviceHealth {
  /** Devices that have left and are remembered; beyond it who left first is forgotten. */
  private static final int GONE_MAX = 4_096;

  private final Map<String, Device> connected = new TreeMap<>();
  private final Map<String, Long> gone = new LinkedHashMap<>();
  private volatile List<Device> published = List.of();
  private volatile Map<String, Long> publishedGone = Map.of();
  private boolean changed;

  /**
   * A connected device.
   *
   * @param role as in the key file
   * @param sinceMs hall time of its login
   * @param shownSeq hall sequence that it says it shows; 0 = it has not said
   * @param shownAtMs hall time at which it said so
   * @param behind it does not keep up and is given whole pictures instead of every change
   */
  public record Device(
      String id,
      String role,
      String place,
      long sinceMs,
      long shownSeq,
      long shownAtMs,
      boolean behind) {}

  public void arrived(String id, String role, String place, long nowMs) {
    gone.remove(id);
    put(new Device(id, role, place, nowMs, 0, 0, false));
  }

  public void left(String id, long nowMs) {
    if (connected.remove(id) != null) {
      gone.remove(id);
      gone.put(id, nowMs);
      if (gone.size() > GONE_MAX) {
        gone.remove(gone.keySet().iterator().next());
      }
      changed = true;
    }
  }

  public void shown(String id, long seq, long nowMs) {
    Device device = connected.get(id);
    if (device != null) {
      put(
          new Device(
              id, device.role(), device.place(), device.sinceMs(), seq, nowMs, device.behind()));
    }
  }

  public void behind(String id, boolean isBehind) {
    Device device = connected.get(id);
    if (device != null && device.behind() != isBehind) {
      put(
          new Device(
              id,
              device.role(),
              device.place(),
              device.sinceMs(),
              device.shownSeq(),
              device.shownAtMs(),
              isBehind));
    }
  }

  private void put(Device device) {
    connected.put(device.id(), device);
    changed = true;
  }

  /** Makes the present state visible to other threads. */
  public void publish() {
    if (changed) {
      changed = false;
      published = List.copyOf(connected.values());
      publishedGone = Map.copyOf(gone);
    }
  }

  /** When those were last here, by id, that have left since the start; as last published. */
  public Map<String, Long> leftAtMs() {
    return publishedGone;
  }

  /** Connected devices by id, as last published. */
  public List<Device> devices() {
    return published;
  }
}

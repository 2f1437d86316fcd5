package io.jiaohao.views;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

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
   * @param voice what it is in the voice of the part of the hall that it watches
   */
  public record Device(
      String id,
      String role,
      String place,
      long sinceMs,
      long shownSeq,
      long shownAtMs,
      boolean behind,
      Voice voice) {

    /** A device that says nothing of a voice. */
    public Device(
        String id,
        String role,
        String place,
        long sinceMs,
        long shownSeq,
        long shownAtMs,
        boolean behind) {
      this(id, role, place, sinceMs, shownSeq, shownAtMs, behind, Voice.NONE);
    }

    Device withShown(long seq, long atMs) {
      return new Device(id, role, place, sinceMs, seq, atMs, behind, voice);
    }

    Device withBehind(boolean now) {
      return new Device(id, role, place, sinceMs, shownSeq, shownAtMs, now, voice);
    }

    Device withVoice(Voice now) {
      return new Device(id, role, place, sinceMs, shownSeq, shownAtMs, behind, now);
    }
  }

  /**
   * A board's part in speaking: one board speaks for each area.
   *
   * @param area what it watches, as a Snapshot names it
   */
  public record Voice(Part part, String area) {
    /** It has said nothing of a voice. */
    public static final Voice NONE = new Voice(Part.NOT_ASKED, "");
  }

  /** What a board can do and does. */
  public enum Part {
    /** It has said nothing of a voice. */
    NOT_ASKED,
    /** It has no voice. */
    NONE,
    /** Its sound is locked until somebody touches it. */
    LOCKED,
    /** It could speak; another does. */
    READY,
    /** It speaks. */
    SPEAKS
  }

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
    change(id, device -> device.withShown(seq, nowMs));
  }

  public void behind(String id, boolean isBehind) {
    change(id, device -> device.withBehind(isBehind));
  }

  public void voice(String id, Voice voice) {
    change(id, device -> device.withVoice(voice));
  }

  private void change(String id, UnaryOperator<Device> how) {
    Device device = connected.get(id);
    if (device != null) {
      put(how.apply(device));
    }
  }

  private void put(Device device) {
    changed |= !device.equals(connected.put(device.id(), device));
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

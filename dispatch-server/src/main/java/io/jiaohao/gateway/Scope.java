package io.jiaohao.gateway;

import io.jiaohao.protocol.FrameLimits;
import io.jiaohao.protocol.WatchKey;
import io.jiaohao.protocol.wire.Watch;
import io.jiaohao.views.HallLayout;
import io.jiaohao.views.HallView;
import io.jiaohao.views.WindowLook;
import java.util.List;
import java.util.Optional;

/**
 * What a device watches. Devices of equal scope share one picture, encoded once.
 *
 * @param wing empty = all
 * @param zone empty = all
 * @param windows empty = all of wing and zone
 * @param text how a Snapshot names it
 * @param staff a window's terminal or a manager: is told more than a board
 */
record Scope(String wing, String zone, List<String> windows, boolean staff, String text) {
  /** Windows that one watch may pick one by one. */
  static final int WINDOWS_MAX = 256;

  /** Windows that one picture may hold: more would not fit a frame. */
  static final int COVERED_MAX = 512;

  /** Tickets on hold that a window's picture names: more would not fit a frame. */
  static final int HELD_MAX = 100;

  Scope {
    windows = List.copyOf(windows);
  }

  static Scope of(Watch watch, boolean staff) {
    return new Scope(
        watch.getWing(), watch.getZone(), watch.getWindowsList(), staff, WatchKey.of(watch));
  }

  /** What is wrong with it in this hall. */
  Optional<String> fault(HallView view) {
    Optional<String> unknown = unknownPart(view.layout());
    if (unknown.isPresent()) {
      return unknown;
    }
    long covered = view.windows().stream().filter(this::covers).count();
    return covered <= COVERED_MAX
        ? Optional.empty()
        : Optional.of(
            "windows covered: "
                + covered
                + " (expected: up to "
                + COVERED_MAX
                + "; narrow it by wing or zone)");
  }

  private Optional<String> unknownPart(HallLayout layout) {
    if (windows.size() > WINDOWS_MAX) {
      return Optional.of("windows: " + windows.size() + " (expected: up to " + WINDOWS_MAX + ")");
    }
    if (!wing.isEmpty() && !layout.hasWing(wing)) {
      return Optional.of("wing: " + shown(wing) + " (expected: one of the hall's)");
    }
    if (!zone.isEmpty() && !layout.hasZone(zone)) {
      return Optional.of("zone: " + shown(zone) + " (expected: one of the hall's)");
    }
    return windows.stream()
        .filter(id -> layout.window(id).isEmpty())
        .findFirst()
        .map(id -> "window: " + shown(id) + " (expected: one of the hall's)");
  }

  private static String shown(String text) {
    return text.length() <= FrameLimits.MAX_TEXT_CHARS
        ? text
        : text.substring(0, FrameLimits.MAX_TEXT_CHARS) + "…";
  }

  /** How much its pictures tell. */
  Pictures.Depth depth() {
    if (!staff) {
      return Pictures.Depth.PUBLIC;
    }
    return watchesOne() ? Pictures.Depth.OWN : Pictures.Depth.STAFF;
  }

  /** Whether staff watches this one window: it also wants to know whom it may take. */
  boolean watchesOne() {
    return staff && windows.size() == 1;
  }

  boolean covers(WindowLook look) {
    return (wing.isEmpty() || wing.equals(look.wing()))
        && (zone.isEmpty() || zone.equals(look.zone()))
        && (windows.isEmpty() || windows.contains(look.window()));
  }

  boolean coversPlace(String placeWing, String placeZone) {
    return windows.isEmpty()
        && (wing.isEmpty() || wing.equals(placeWing))
        && (zone.isEmpty() || zone.equals(placeZone));
  }
}

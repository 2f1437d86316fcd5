package io.jiaohao.board;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which windows flash: those with a fresh announcement, for a few seconds of real time each. */
final class Flashing {
  private final Map<String, Long> untilMs = new LinkedHashMap<>();

  /** Takes what the announcer found and returns the windows that flash now. */
  Set<String> after(List<Announcement> fresh, long nowMs) {
    for (Announcement announcement : fresh) {
      untilMs.put(announcement.window(), nowMs + BoardSettings.FLASH_MS);
    }
    untilMs.values().removeIf(until -> until <= nowMs);
    return Set.copyOf(untilMs.keySet());
  }
}

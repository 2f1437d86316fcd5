package io.jiaohao.board;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which windows flash: those with a fresh announcement, for a few seconds of real time each. Every
 * flash begins lit, so that a number can be read from its first moment.
 */
final class Flashing {
  private final Map<String, Long> sinceMs = new LinkedHashMap<>();

  /** Takes what the announcer found and says what flashes now. */
  Flash after(List<Announcement> fresh, long nowMs) {
    for (Announcement announcement : fresh) {
      sinceMs.put(announcement.window(), nowMs);
    }
    sinceMs.values().removeIf(since -> nowMs - since >= BoardSettings.FLASH_MS);
    Set<String> dark = new LinkedHashSet<>(sinceMs.keySet());
    dark.removeIf(window -> !isDark(nowMs - sinceMs.get(window)));
    return new Flash(Set.copyOf(sinceMs.keySet()), Set.copyOf(dark));
  }

  private static boolean isDark(long ageMs) {
    return ageMs % BoardSettings.FLASH_PERIOD_MS >= BoardSettings.FLASH_PERIOD_MS / 2;
  }
}

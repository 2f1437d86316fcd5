package io.jiaohao.board;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides what a board still has to announce: each call and recall once, in order, while it is
 * young. After a gap of any length it is silent about what is old, over or already announced.
 */
public final class Announcer {
  private static final int REMEMBERED_MAX = 1_024;

  private final long maxAgeMs;
  private final Map<Long, Announcement> announced = new LinkedHashMap<>();
  private long latestMs = Long.MIN_VALUE;

  /** Announces what is younger than {@code maxAgeMs} of hall time. */
  public Announcer(long maxAgeMs) {
    this.maxAgeMs = maxAgeMs;
  }

  /** What is to be announced now that this is the picture, oldest first. */
  public List<Announcement> fresh(BoardPicture picture, long hallMs) {
    // A clock that goes back must not make young again what has been forgotten as old.
    latestMs = Math.max(latestMs, hallMs);
    announced.values().removeIf(old -> !isYoung(old.announcedMs()));
    List<Announcement> fresh = new ArrayList<>();
    for (WindowLine line : picture.windows()) {
      if (line.calling() && isYoung(line.announcedMs()) && !isAnnounced(line)) {
        fresh.add(Announcement.of(line));
      }
    }
    fresh.sort(Comparator.comparingLong(Announcement::announcedMs));
    fresh.forEach(this::remember);
    return fresh;
  }

  private boolean isYoung(long announcedMs) {
    return announcedMs > latestMs - maxAgeMs;
  }

  private boolean isAnnounced(WindowLine line) {
    Announcement last = announced.get(line.callId());
    return last != null && last.announcement() >= line.announcement();
  }

  private void remember(Announcement announcement) {
    announced.put(announcement.callId(), announcement);
    if (announced.size() > REMEMBERED_MAX) {
      announced.remove(announced.keySet().iterator().next());
    }
  }

  /** How many announcements are remembered, for the test that this does not grow. */
  int remembered() {
    return announced.size();
  }
}

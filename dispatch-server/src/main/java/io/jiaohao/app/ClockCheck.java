package io.jiaohao.app;

import io.jiaohao.core.HallState;
import java.time.Instant;

/** Whether the clock at start can be right, judged by the last stamp of the hall's history. */
final class ClockCheck {
  /** A hall may stand still over a long weekend; more looks like a wrong clock. */
  static final long AHEAD_MAX_MS = 3L * 24 * 60 * 60 * 1_000;

  /** Two nodes' clocks may differ by so much; stamps then stand still until this one's is there. */
  static final long BEHIND_OTHERS_MAX_MS = 5_000;

  private ClockCheck() {}

  /**
   * Checks it.
   *
   * @param shared other nodes' clocks have stamped the history as well
   */
  static void check(HallState hall, long nowMs, boolean shared) throws StartRefusedException {
    if (hall.seq() == 0) {
      return;
    }
    long behindMs = shared ? BEHIND_OTHERS_MAX_MS : 0;
    if (nowMs < hall.atMs() - behindMs || nowMs - hall.atMs() > AHEAD_MAX_MS) {
      throw new StartRefusedException(
          "clock: %s (expected: from the journal's last stamp %s to three days after it; if the clock is right, start with --accept-clock)"
              .formatted(Instant.ofEpochMilli(nowMs), Instant.ofEpochMilli(hall.atMs())));
    }
  }
}

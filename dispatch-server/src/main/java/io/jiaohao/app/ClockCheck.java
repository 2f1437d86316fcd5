package io.jiaohao.app;

import io.jiaohao.core.HallState;
import java.time.Instant;

/** Whether the clock at start can be right, judged by the last stamp of the hall's history. */
final class ClockCheck {
  /** A hall may stand still over a long weekend; more looks like a wrong clock. */
  static final long AHEAD_MAX_MS = 3L * 24 * 60 * 60 * 1_000;

  private ClockCheck() {}

  static void check(HallState hall, long nowMs) throws StartRefusedException {
    if (hall.seq() == 0) {
      return;
    }
    if (nowMs < hall.atMs() || nowMs - hall.atMs() > AHEAD_MAX_MS) {
      throw new StartRefusedException(
          "clock: %s (expected: from the journal's last stamp %s to three days after it; if the clock is right, start with --accept-clock)"
              .formatted(Instant.ofEpochMilli(nowMs), Instant.ofEpochMilli(hall.atMs())));
    }
  }
}

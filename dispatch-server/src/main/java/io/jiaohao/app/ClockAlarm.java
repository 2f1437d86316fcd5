package io.jiaohao.app;

import io.jiaohao.engine.HallClock;
import io.jiaohao.engine.SystemHallClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says when the wall clock has stepped away from the hall's time, and when it is back. */
final class ClockAlarm {
  private static final Logger log = LoggerFactory.getLogger(ClockAlarm.class);

  private final HallClock clock;
  private boolean alarmed;

  ClockAlarm(HallClock clock) {
    this.clock = clock;
  }

  /** Looks once. */
  void look() {
    long stepMs = clock instanceof SystemHallClock system ? system.unfollowedStepMs() : 0;
    if (stepMs != 0 && !alarmed) {
      log.error(
          "the wall clock stepped by {} ms and is not followed: the hall goes on in its own time",
          stepMs);
    } else if (stepMs == 0 && alarmed) {
      log.warn("the wall clock is in step with the hall's time again");
    }
    alarmed = stepMs != 0;
  }
}

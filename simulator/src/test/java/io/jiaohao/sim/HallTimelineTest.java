package io.jiaohao.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Hall time as a device can know it. */
class HallTimelineTest {
  private static final long MS = 1_000_000;

  private final HallTimeline timeline = new HallTimeline();

  @Test
  void theTellingThatWasFastestOnItsWayIsTheTruest() {
    timeline.told(1_000, 10, 60 * MS);
    timeline.told(1_500, 10, 100 * MS);
    timeline.told(1_600, 10, 140 * MS);

    assertThat(timeline.hallMs(200 * MS)).isEqualTo(2_500);
  }

  @Test
  void anotherSpeedIsAnotherTime() {
    timeline.told(1_000, 10, 0);
    timeline.told(1_000, 1, 100 * MS);

    assertThat(timeline.hallMs(200 * MS)).isEqualTo(1_100);
    assertThat(timeline.nanosAt(1_100)).isEqualTo(200 * MS);
  }
}

package io.jiaohao.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What people are told: a range in fives, never a single minute. */
class WaitRangeTest {
  private static final long MINUTE_MS = 60_000;

  @Test
  void isRoundedOutwardsToFives() {
    assertThat(WaitRange.of(12 * MINUTE_MS, 21 * MINUTE_MS).words())
        .isEqualTo(new Words("10–25分钟", "10–25 min"));
    assertThat(WaitRange.of(2 * MINUTE_MS, 4 * MINUTE_MS).words())
        .isEqualTo(new Words("5分钟以内", "within 5 min"));
    assertThat(WaitRange.of(10 * MINUTE_MS, 10 * MINUTE_MS).words().en()).isEqualTo("10–15 min");
    assertThat(WaitRange.of(10 * MINUTE_MS, 3 * MINUTE_MS).words().en()).isEqualTo("10–15 min");
  }

  @Test
  void isNeverNegativeAndNeverEndless() {
    assertThat(WaitRange.of(-MINUTE_MS, -1)).isEqualTo(WaitRange.of(0, 1));
    assertThat(WaitRange.of(Long.MAX_VALUE - 1, Long.MAX_VALUE).words().en())
        .isEqualTo("over 4 hours");
    assertThat(WaitRange.of(10 * MINUTE_MS, Long.MAX_VALUE).toMin()).isEqualTo(WaitRange.MOST_MIN);
  }

  @Test
  void onlyFiguresAreKeptForScoring() {
    assertThat(WaitRange.NO_WINDOW.shown().isKnown()).isFalse();
    assertThat(WaitRange.NOW.shown()).isEqualTo(new ShownWait(0, 0));
    assertThat(WaitRange.of(12 * MINUTE_MS, 21 * MINUTE_MS).shown())
        .isEqualTo(new ShownWait(10, 25));
  }
}

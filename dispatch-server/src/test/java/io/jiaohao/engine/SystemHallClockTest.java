package io.jiaohao.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.app.TestClock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The hall's clock")
class SystemHallClockTest {
  private static final long START_MS = 1_795_572_000_000L;
  private static final long NANOS_PER_MS = 1_000_000;
  private static final long TEN_MINUTES_MS = 600_000;

  private long wallMs = START_MS;
  private long nanos = -7;
  private final SystemHallClock clock = SystemHallClock.real(() -> wallMs, () -> nanos);

  /** Real time passes, a tenth of a second at a time, and the wall clock shows it. */
  private void pass(long ms) {
    for (long left = ms; left > 0; left -= 100) {
      long step = Math.min(100, left);
      wallMs += step;
      nanos += step * NANOS_PER_MS;
      clock.hallMs();
    }
  }

  private long offMs() {
    return clock.hallMs() - wallMs;
  }

  @Test
  @DisplayName("starts at the wall's time and keeps to it")
  void keepsToTheWall() {
    pass(TEN_MINUTES_MS);

    assertThat(offMs()).isBetween(-1L, 1L);
    assertThat(clock.unfollowedStepMs()).isZero();
  }

  @Test
  @DisplayName("a wall clock set forward a little is followed slowly")
  void slewsForward() {
    pass(1_000);
    wallMs += 10_000;

    pass(20_000);
    assertThat(offMs()).as("a twentieth of 20 s is made good").isBetween(-9_200L, -8_900L);
    pass(200_000);
    assertThat(offMs()).isBetween(-1L, 1L);
  }

  @Test
  @DisplayName("a wall clock set back a little is followed slowly, and no reading goes back")
  void slewsBackWithoutGoingBack() {
    pass(1_000);
    wallMs -= 10_000;

    long last = clock.hallMs();
    for (int i = 0; i < 2_500; i++) {
      wallMs += 97;
      nanos += 97 * NANOS_PER_MS;
      long now = clock.hallMs();
      assertThat(now).isGreaterThanOrEqualTo(last);
      last = now;
    }
    assertThat(offMs()).isBetween(-100L, 100L);
  }

  @Test
  @DisplayName("no reading goes back after a long time without one either")
  void neverBackAfterALongPause() {
    wallMs -= 50_000;
    nanos += 1_200_000 * NANOS_PER_MS;
    wallMs += 1_200_000;
    long before = clock.hallMs();
    nanos += 10 * NANOS_PER_MS;
    wallMs += 10;

    assertThat(clock.hallMs()).isGreaterThanOrEqualTo(before);
  }

  @Test
  @DisplayName("C26: a step of ten minutes back is not followed but alarmed, until it is undone")
  void c26StepIsNotFollowed() {
    pass(10_000);
    wallMs -= TEN_MINUTES_MS;
    long before = clock.hallMs();

    pass(60_000);

    assertThat(clock.hallMs() - before).as("hall time runs on").isEqualTo(60_000);
    assertThat(clock.unfollowedStepMs()).isBetween(-TEN_MINUTES_MS - 10, -TEN_MINUTES_MS + 10);

    wallMs += TEN_MINUTES_MS;
    pass(5_000);
    assertThat(clock.unfollowedStepMs()).isZero();
    assertThat(offMs()).isBetween(-1L, 1L);
  }

  @Test
  @DisplayName("a step of ten minutes forward is not followed either")
  void stepForwardIsNotFollowed() {
    pass(10_000);
    long before = clock.hallMs();
    wallMs += TEN_MINUTES_MS;

    pass(60_000);

    assertThat(clock.hallMs() - before).isEqualTo(60_000);
    assertThat(clock.unfollowedStepMs()).isBetween(TEN_MINUTES_MS - 10, TEN_MINUTES_MS + 10);
  }

  @Test
  @DisplayName("a demonstration's clock runs faster from its origin")
  void spedUp() {
    long now = TestClock.wallMs();
    SystemHallClock fast = SystemHallClock.spedUp(START_MS, now - 1_000, 60);

    assertThat(fast.hallMs()).isGreaterThanOrEqualTo(START_MS + 60_000);
    assertThat(fast.speed()).isEqualTo(60);
  }
}

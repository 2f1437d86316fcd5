package io.jiaohao.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A wall clock that stepped away is told once, and once more when it is back. */
@DisplayName("The clock's alarm")
class ClockAlarmTest {

  @Test
  @DisplayName("a step of ten minutes is told once, its end once")
  void toldOnce() {
    TestClock hands = new TestClock();
    var clock = hands.system();
    ClockAlarm alarm = new ClockAlarm(clock);
    try (LogLines log = new LogLines()) {
      alarm.look();
      assertThat(log.errors()).isEmpty();

      hands.jumpWallMs(-600_000);
      hands.skipMs(2_000);
      clock.hallMs();
      alarm.look();
      alarm.look();
      assertThat(log.errors()).singleElement().asString().contains("not followed");

      hands.jumpWallMs(600_000);
      hands.skipMs(2_000);
      clock.hallMs();
      alarm.look();
      alarm.look();
      assertThat(log.errors()).hasSize(1);
    }
  }
}

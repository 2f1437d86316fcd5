package io.jiaohao.app;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jiaohao.core.Command;
import io.jiaohao.core.Decision;
import io.jiaohao.core.Entry;
import io.jiaohao.core.HallRules;
import io.jiaohao.core.HallState;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The clock at a start")
class ClockCheckTest {
  private static final long AT_MS = TestClock.MORNING_MS;

  private static HallState hall() {
    HallState hall = HallState.empty();
    Command adopt = new Command.AdoptPlan(TestHall.plan());
    Decision.Accepted accepted = (Decision.Accepted) HallRules.decide(hall, adopt, AT_MS);
    hall.apply(new Entry(1, AT_MS, 1, Optional.empty(), adopt, accepted.events()));
    return hall;
  }

  @Test
  @DisplayName("may not be before the last stamp of a hall that only this machine has stamped")
  void alone() {
    assertThatCode(() -> ClockCheck.check(hall(), AT_MS, false)).doesNotThrowAnyException();
    assertThatThrownBy(() -> ClockCheck.check(hall(), AT_MS - 1, false))
        .isInstanceOf(StartRefusedException.class);
  }

  @Test
  @DisplayName("may be a little behind another node's, so that a standby can take over")
  void behindAnother() {
    long behindMs = ClockCheck.BEHIND_OTHERS_MAX_MS;
    assertThatCode(() -> ClockCheck.check(hall(), AT_MS - behindMs, true))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> ClockCheck.check(hall(), AT_MS - behindMs - 1, true))
        .isInstanceOf(StartRefusedException.class);
  }
}

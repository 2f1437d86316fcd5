package io.jiaohao.perf;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.engine.SystemHallClock;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The benchmarks measure what they say: each cycle is granted, and the hall keeps its size. */
class BenchmarksTest {

  @Test
  void everyCycleIssuesOneTicketAndCallsOneVisitor() {
    long nowMs = SystemHallClock.real().hallMs();
    HallDriver driver = new HallDriver(3, nowMs);
    for (int i = 0; i < 1_000; i++) {
      driver.issue(nowMs);
    }

    for (int i = 0; i < 5_000; i++) {
      driver.issue(nowMs);
      assertThat(driver.next(nowMs)).isNotEqualTo(Optional.empty());
    }

    assertThat(driver.hall().waiting()).isEqualTo(1_000);
    driver.hall().checkInvariants();
  }

  @Test
  void aCallAfterAFinishHasBothFacts() {
    assertThat(Examples.of(1_700_000_000_000L).calledAfterFinish().events()).hasSize(2);
  }
}

package io.jiaohao.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class RestingPaceTest {
  private static final long MS = 1_000_000;

  @Test
  void aTenthOfTheTimeIsWorkAndNoRestIsLong() {
    assertThat(RestingPace.restAfter(MS)).isEqualTo(9 * MS);
    assertThat(RestingPace.restAfter(2 * MS)).isEqualTo(18 * MS);
    assertThat(RestingPace.restAfter(3 * MS)).isEqualTo(20 * MS);
    assertThat(RestingPace.restAfter(Long.MAX_VALUE / 16)).isEqualTo(20 * MS);
  }

  @Test
  void piecesOfLessThanHalfAMillisecondAreDoneTogether() {
    AtomicLong now = new AtomicLong();
    AtomicInteger looks = new AtomicInteger();
    RestingPace pace =
        new RestingPace(
            () -> {
              looks.incrementAndGet();
              return now.get();
            });
    now.addAndGet(MS / 2 - 1);
    pace.step();
    assertThat(looks.get()).as("a rest looks at the watch again after it").isEqualTo(2);
    now.addAndGet(1);
    pace.step();
    assertThat(looks.get()).isEqualTo(4);
    now.addAndGet(MS / 4);
    pace.step();
    assertThat(looks.get()).as("work counts from the rest's end").isEqualTo(5);
  }

  @Test
  void anInterruptedRestIsTheLast() {
    AtomicLong now = new AtomicLong();
    RestingPace pace = new RestingPace(() -> now.addAndGet(MS));
    Thread.currentThread().interrupt();
    pace.step();
    assertThat(Thread.interrupted()).isTrue();
    pace.step();
    assertThat(Thread.interrupted()).isFalse();
  }
}

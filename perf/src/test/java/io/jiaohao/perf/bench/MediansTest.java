package io.jiaohao.perf.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MediansTest {

  @Test
  void oneBadRoundOfThreeDoesNotMoveTheMedian() {
    assertThat(Medians.of(List.of(0.3, 99.0, 0.2))).isEqualTo(0.3);
  }

  @Test
  void ofAnEvenNumberItIsBetweenTheMiddleTwo() {
    assertThat(Medians.of(List.of(4.0, 1.0, 3.0, 90.0))).isEqualTo(3.5);
  }

  @Test
  void ofNothingThereIsNone() {
    assertThatThrownBy(() -> Medians.of(List.of())).hasMessageContaining("median of nothing");
  }
}

package io.jiaohao.views;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The waits of a day")
class WaitFiguresTest {
  @Test
  @DisplayName("do not count a call that was taken back, not even as the longest")
  void takenBack() {
    WaitFigures waits = new WaitFigures();
    waits.record(60_000);
    waits.record(90_000);
    HallPicture.Waits before = waits.waits();

    waits.record(7_200_000);
    waits.forget(7_200_000);

    assertThat(waits.waits()).isEqualTo(before);
    assertThat(before.count()).isEqualTo(2);
    assertThat(before.maxS()).isEqualTo(90);
  }
}

package io.jiaohao.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Faults")
class FaultsTest {
  private final Faults all = new Faults();
  private final Faults part = all.part();

  @Test
  @DisplayName("of a part count in the whole until the part falls silent; others go on counting")
  void part() {
    part.add("%s at two windows", "A001");
    part.fallSilent();
    part.add("%s at two windows", "A002");
    all.add("board-E1 differs");

    assertThat(all.words()).containsExactly("A001 at two windows", "board-E1 differs");
    assertThat(all.count()).isEqualTo(2);
    assertThat(part.count()).isEqualTo(1);
  }
}

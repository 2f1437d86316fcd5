package io.jiaohao.perf.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SoakLookTest {
  private static SoakLook look(long threads, long handles) {
    SoakLook.HallWords hall = new SoakLook.HallWords("10:35", 12_345, 678);
    return new SoakLook(4.04, hall, 41.26, 212.4, threads, handles, 33.33, 61.4);
  }

  @Test
  void threadsAndHandlesMayRiseAtFirstAndFallButNotGrow() {
    assertThat(SoakLook.leaks(List.of())).isFalse();
    assertThat(SoakLook.leaks(List.of(look(40, 300)))).isFalse();
    assertThat(SoakLook.leaks(List.of(look(38, 300), look(40, 310), look(39, 340), look(44, 341))))
        .isFalse();
    assertThat(SoakLook.leaks(List.of(look(40, 300), look(40, 300), look(45, 300), look(43, 300))))
        .as("threads")
        .isTrue();
    assertThat(SoakLook.leaks(List.of(look(40, 300), look(40, 301), look(40, 320), look(40, 332))))
        .as("handles")
        .isTrue();
  }

  @Test
  void aLookIsALineUnderItsHeader() {
    assertThat(look(40, 310).line())
        .isEqualTo(
            "   4.0  10:35     12,345      678       41.3           212       40      310      33.3     61");
    assertThat(look(40, 310).line()).hasSameSizeAs(SoakLook.header());
    assertThat(look(40, 310).json().getString("hall")).isEqualTo("10:35");
  }
}

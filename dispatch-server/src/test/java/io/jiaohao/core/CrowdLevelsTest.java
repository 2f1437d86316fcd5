package io.jiaohao.core;

import static io.jiaohao.core.CrowdLevel.BUSY;
import static io.jiaohao.core.CrowdLevel.CALM;
import static io.jiaohao.core.CrowdLevel.CROWDED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The crowd level")
class CrowdLevelsTest {
  private static final CrowdLevels LEVELS = new CrowdLevels(40, 80);

  @ParameterizedTest(name = "{0} and {1} waiting: {2}")
  @CsvSource({
    "CALM, 39, CALM",
    "CALM, 40, BUSY",
    "CALM, 80, CROWDED",
    "BUSY, 79, BUSY",
    "BUSY, 36, BUSY",
    "BUSY, 35, CALM",
    "BUSY, 80, CROWDED",
    "CROWDED, 72, CROWDED",
    "CROWDED, 71, BUSY",
    "CROWDED, 36, BUSY",
    "CROWDED, 35, CALM",
  })
  @DisplayName("begins with its number and ends a tenth below it")
  void beginsAndEnds(CrowdLevel level, int waiting, CrowdLevel expected) {
    assertThat(LEVELS.after(level, waiting)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "busy from {0}: ends below {1}")
  @CsvSource({"3, 1", "5, 3", "10, 8", "30, 27", "400, 360"})
  @DisplayName("ends at least two below it")
  void leastMargin(int busyAt, int lastsTo) {
    CrowdLevels levels = new CrowdLevels(busyAt, 100_000);
    assertThat(levels.after(BUSY, lastsTo)).isEqualTo(BUSY);
    assertThat(levels.after(BUSY, lastsTo - 1)).isEqualTo(CALM);
  }

  @Test
  @DisplayName("is calm for ever where there are no levels")
  void noLevels() {
    assertThat(CrowdLevels.NONE.after(CROWDED, 1_000_000)).isEqualTo(CALM);
  }

  @Test
  @DisplayName("never flaps: with a queue that goes up and down by one it changes once at most")
  void neverFlaps() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 2_000; i++) {
      int busyAt = random.nextInt(3, 300);
      CrowdLevels levels = new CrowdLevels(busyAt, busyAt + random.nextInt(3, 300));
      int waiting = random.nextInt(0, 700);
      CrowdLevel level = levels.after(CALM, waiting);
      int changes = 0;
      for (int step = 0; step < 10; step++) {
        CrowdLevel next = levels.after(level, waiting + (step % 2));
        changes += next == level ? 0 : 1;
        level = next;
      }
      assertThat(changes).as("%s, %d waiting", levels, waiting).isLessThanOrEqualTo(1);
    }
  }
}

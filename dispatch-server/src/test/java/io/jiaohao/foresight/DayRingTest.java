package io.jiaohao.foresight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Figures of the last days")
class DayRingTest {
  private record Figure(float value, int day) {}

  @Test
  @DisplayName("the last ones are kept, however many came, as a list of all would tell")
  void asAListWouldTell() {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      int most = 1 + random.nextInt(40);
      DayRing ring = new DayRing(most);
      List<Figure> all = new ArrayList<>();
      for (int added = 0; added < 200; added++) {
        Figure figure = new Figure(random.nextInt(100), added / 10);
        ring.add(figure.value, figure.day);
        all.add(figure);
        int since = random.nextInt(20);
        double[] expected =
            all.subList(Math.max(0, all.size() - most), all.size()).stream()
                .filter(one -> one.day >= since)
                .mapToDouble(Figure::value)
                .sorted()
                .toArray();
        assertThat(ring.sortedSince(since))
            .as("seed %d, room %d, added %d", seed, most, added)
            .containsExactly(expected);
      }
    }
  }
}

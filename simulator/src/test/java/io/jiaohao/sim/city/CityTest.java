package io.jiaohao.sim.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jiaohao.config.HallFile;
import io.jiaohao.config.HallFileException;
import io.jiaohao.core.HallPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A made-up city")
class CityTest {
  @TempDir private Path directory;

  @Test
  @DisplayName("has 1,282 halls: a centre, 911 service points and 370 outlets, all different")
  void whole() {
    List<CityHall> halls = new City(true, 911, 370, 1).halls();

    Set<String> ids = new HashSet<>();
    halls.forEach(hall -> ids.add(hall.id()));
    assertThat(ids).hasSize(1_282);
    assertThat(halls.get(0).windows()).isEqualTo(130);
    assertThat(halls.subList(1, 1_282))
        .allMatch(hall -> hall.windows() >= 1 && hall.windows() <= 6);
  }

  @Test
  @DisplayName("every file is a hall file without a fault, with the work that its windows can do")
  void readable() throws IOException, HallFileException {
    new City(true, 60, 40, 7).write(directory);

    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        HallPlan plan = HallFile.read(file);
        double minutes =
            plan.services().stream()
                .mapToDouble(s -> s.weekdayTickets() * s.expectedMs() / 60_000.0)
                .sum();
        double share = minutes / (plan.windows().size() * 7 * 60.0);
        assertThat(share).as("%s", file).isBetween(0.4, 0.95);
      }
    }
  }

  @Test
  @DisplayName("of any size has the centre, and small halls mixed as in the whole city")
  void ofSize() {
    assertThat(City.of(1_282, 1)).isEqualTo(new City(true, 911, 370, 1));
    assertThat(City.of(10, 1).halls()).hasSize(10);
    assertThat(City.of(1, 1).halls()).extracting(CityHall::windows).containsExactly(130);
  }

  @Test
  @DisplayName("the same seed makes the same city, another seed another")
  void fromASeed() {
    assertThat(new City(false, 20, 20, 3).halls()).isEqualTo(new City(false, 20, 20, 3).halls());
    assertThat(new City(false, 20, 20, 4).halls()).isNotEqualTo(new City(false, 20, 20, 3).halls());
  }

  @Test
  @DisplayName("too many halls are refused with the bad value")
  void tooMany() {
    assertThatThrownBy(() -> new City(true, 9_999, 1, 1))
        .hasMessageStartingWith("service points and outlets: 9999 and 1 (expected: ");
  }
}

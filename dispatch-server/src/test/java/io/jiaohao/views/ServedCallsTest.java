package io.jiaohao.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.core.FinishedCalls;
import io.jiaohao.core.HallImage;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ServedCallsTest {
  private static final int RUNS = 200;
  private static final int STEPS = 120;
  private static final int CALLS = 12;

  private static HallImage.Finished call(long callId, int grade) {
    return new HallImage.Finished(callId, 7 * callId, "tax", "A" + callId, "lin", grade, 1);
  }

  private static List<HallPicture.BadRating> bad(SortedMap<Long, Integer> grades) {
    return grades.entrySet().stream()
        .filter(one -> one.getValue() == 1 || one.getValue() == 2)
        .map(
            one ->
                new HallPicture.BadRating(
                    one.getKey(), "A" + one.getKey(), "tax", "lin", one.getValue()))
        .toList();
  }

  @Test
  void theyAreWhatAPlainMapOfGradesSays() {
    for (int seed = 0; seed < RUNS; seed++) {
      Random random = new Random(seed);
      ServedCalls served = new ServedCalls();
      TreeMap<Long, Integer> grades = new TreeMap<>();
      for (int step = 0; step < STEPS; step++) {
        step(random, served, grades);
        assertThat(served.badRatings()).as("seed %d step %d", seed, step).isEqualTo(bad(grades));
        for (long id = 0; id < CALLS; id++) {
          assertThat(served.windowOf(id))
              .as("seed %d step %d call %d", seed, step, id)
              .isEqualTo(grades.containsKey(id) ? Optional.of("A" + id) : Optional.empty());
        }
      }
    }
  }

  private static void step(Random random, ServedCalls served, SortedMap<Long, Integer> grades) {
    long id = random.nextInt(CALLS);
    int what = random.nextInt(20);
    if (what < 9) {
      if (grades.putIfAbsent(id, 0) == null) {
        served.put(call(id, 0));
      }
    } else if (what < 15) {
      int grade = 1 + random.nextInt(5);
      served.rated(id, grade);
      grades.computeIfPresent(id, (call, old) -> grade);
    } else if (what < 19) {
      served.remove(id);
      grades.remove(id);
    } else {
      served.dayTurned();
      grades.values().removeIf(grade -> grade < 1 || grade > 2);
    }
  }

  @Test
  void theOldestWithoutABadRatingGoFirst() {
    ServedCalls served = new ServedCalls();
    served.put(call(0, 1));
    for (long id = 1; id <= FinishedCalls.MAX; id++) {
      served.put(call(id, 0));
    }
    assertThat(served.windowOf(0)).contains("A0");
    assertThat(served.windowOf(1)).isEmpty();
    assertThat(served.windowOf(2)).contains("A2");
  }
}

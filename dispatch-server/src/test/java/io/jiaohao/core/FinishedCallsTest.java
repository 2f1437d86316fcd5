package io.jiaohao.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Calls that ended well")
class FinishedCallsTest {
  private static final int SEEDS = 300;
  private static final int STEPS = 300;
  private static final int FEW = 40;

  private FinishedCalls calls = new FinishedCalls();

  /** The same in a plain map. */
  private final TreeMap<Long, HallImage.Finished> naive = new TreeMap<>();

  private int max = FinishedCalls.MAX;

  private static HallImage.Finished call(long callId, int grade) {
    return new HallImage.Finished(callId, callId, "AA", "E01", "", grade, 1);
  }

  private void put(HallImage.Finished call) {
    calls.put(call);
    naive.put(call.callId(), call);
    if (naive.size() > max) {
      naive.remove(
          naive.values().stream()
              .filter(one -> !one.hasBadRating())
              .map(HallImage.Finished::callId)
              .findFirst()
              .orElse(naive.firstKey()));
    }
  }

  @Test
  @DisplayName("are kept as a plain map keeps them, whatever comes in whichever order")
  void likeAMap() {
    max = FEW;
    for (int seed = 0; seed < SEEDS; seed++) {
      calls = new FinishedCalls(FEW);
      naive.clear();
      Random random = new Random(seed);
      int badPercent = List.of(2, 60, 100).get(seed % 3);
      for (int step = 1; step <= STEPS; step++) {
        long id = seed % 2 == 0 ? 1 + random.nextInt(STEPS) : Math.max(1, step - random.nextInt(9));
        step(random, id, random.nextInt(100) < badPercent ? 1 : 5 * random.nextInt(2));
        assertThat(calls.all()).as("seed %d step %d", seed, step).isEqualTo(all());
        assertThat(calls.bad()).containsExactlyElementsOf(bad());
      }
    }
  }

  private void step(Random random, long id, int grade) {
    int kind = random.nextInt(100);
    if (kind < 5) {
      assertThat(calls.remove(id)).isEqualTo(naive.remove(id) != null);
    } else if (kind < 10) {
      assertThat(calls.find(id)).isEqualTo(Optional.ofNullable(naive.get(id)));
    } else if (kind < 11) {
      calls.keepBad();
      naive.values().removeIf(one -> !one.hasBadRating());
    } else {
      put(call(id, grade));
    }
  }

  private List<HallImage.Finished> all() {
    return List.copyOf(naive.values());
  }

  private List<HallImage.Finished> bad() {
    return naive.values().stream().filter(HallImage.Finished::hasBadRating).toList();
  }

  @Test
  @DisplayName("the oldest without a bad rating makes room, and else the oldest of all")
  void makingRoom() {
    put(call(1, 2));
    for (int id = 2; id <= FinishedCalls.MAX + 1; id++) {
      put(call(id, 0));
    }
    assertThat(calls.find(1)).isPresent();
    assertThat(calls.find(2)).isEmpty();
    assertThat(calls.all()).hasSize(FinishedCalls.MAX);
    for (int id = 3; id <= FinishedCalls.MAX + 2; id++) {
      put(call(id, 1));
    }
    assertThat(calls.find(1)).isEmpty();
    assertThat(calls.all()).isEqualTo(all()).hasSize(FinishedCalls.MAX);
  }
}

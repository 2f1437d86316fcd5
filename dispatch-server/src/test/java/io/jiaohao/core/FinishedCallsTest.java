package io.jiaohao.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

@DisplayName("Calls that ended well")
class FinishedCallsTest {
  private static final int STEPS = 60_000;

  private final FinishedCalls calls = new FinishedCalls();

  /** The same in a plain map. */
  private final TreeMap<Long, HallImage.Finished> naive = new TreeMap<>();

  private static HallImage.Finished call(long callId, int grade) {
    return new HallImage.Finished(callId, callId, "AA", "E01", "", grade, 1);
  }

  private void put(HallImage.Finished call) {
    calls.put(call);
    naive.put(call.callId(), call);
    if (naive.size() > FinishedCalls.MAX) {
      naive.remove(
          naive.values().stream()
              .filter(one -> !one.hasBadRating())
              .map(HallImage.Finished::callId)
              .findFirst()
              .orElse(naive.firstKey()));
    }
  }

  @RepeatedTest(4)
  @DisplayName("are kept as a plain map keeps them, whatever comes in whichever order")
  void likeAMap(RepetitionInfo seed) {
    Random random = new Random(seed.getCurrentRepetition());
    int badPercent = seed.getCurrentRepetition() == 4 ? 60 : 2;
    for (int step = 1; step <= STEPS; step++) {
      long near = Math.max(1, step - random.nextInt(130));
      int kind = random.nextInt(100);
      if (kind < 5) {
        assertThat(calls.remove(near)).isEqualTo(naive.remove(near) != null);
      } else if (kind < 10) {
        assertThat(calls.find(near)).isEqualTo(Optional.ofNullable(naive.get(near)));
      } else {
        put(call(near, random.nextInt(100) < badPercent ? 1 : 5 * random.nextInt(2)));
      }
      if (random.nextInt(20_000) == 0) {
        calls.keepBad();
        naive.values().removeIf(one -> !one.hasBadRating());
      }
    }
    assertThat(calls.all()).isEqualTo(List.copyOf(naive.values()));
    assertThat(calls.bad())
        .containsExactlyElementsOf(
            naive.values().stream().filter(HallImage.Finished::hasBadRating).toList());
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
    assertThat(calls.all()).isEqualTo(List.copyOf(naive.values())).hasSize(FinishedCalls.MAX);
  }
}

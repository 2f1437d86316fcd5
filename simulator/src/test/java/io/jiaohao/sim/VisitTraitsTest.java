package io.jiaohao.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VisitTraitsTest {
  @Test
  void servicesLastTheirMeanWithTheVariationAsked() {
    SplittableRandom random = new SplittableRandom(1);
    double[] lengths =
        IntStream.range(0, 200_000).mapToDouble(i -> VisitTraits.lognormal(random, 0.6)).toArray();

    double mean = Arrays.stream(lengths).average().orElseThrow();
    double variance =
        Arrays.stream(lengths).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
    assertThat(mean).isBetween(0.995, 1.005);
    assertThat(Math.sqrt(variance) / mean).isBetween(0.59, 0.61);
  }

  @Test
  void theSameNumberIsTheSamePersonInEveryRunOfASeed() {
    assertThat(VisitTraits.of(1, "AA015")).isEqualTo(VisitTraits.of(1, "AA015"));
    assertThat(VisitTraits.of(1, "AA016")).isNotEqualTo(VisitTraits.of(1, "AA015"));
    assertThat(VisitTraits.of(2, "AA015")).isNotEqualTo(VisitTraits.of(1, "AA015"));
  }

  @Test
  void aFewDoNotCome() {
    long absent =
        IntStream.range(0, 100_000)
            .filter(i -> !VisitTraits.of(1, "AA" + i).comesAtFirst())
            .count();

    assertThat(absent).isBetween(2_200L, 2_600L);
  }

  @Test
  void walkingTakesTwentySecondsToAMinute() {
    assertThat(IntStream.range(0, 1_000).mapToLong(i -> VisitTraits.of(1, "AA" + i).walkMs()))
        .allSatisfy(walkMs -> assertThat(walkMs).isBetween(20_000L, 60_000L));
  }
}

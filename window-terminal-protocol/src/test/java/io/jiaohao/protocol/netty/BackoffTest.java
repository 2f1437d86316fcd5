package io.jiaohao.protocol.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a device waits before it comes back. */
class BackoffTest {
  private static final int TRIES = 10_000;

  /** Windows, boards and kiosks of a large hall. */
  private static final int DEVICES = 360;

  @Test
  void theCapDoublesFromTheFirstToTheLongestWait() {
    Backoff backoff = new Backoff(100, 2_000, new Longest());
    assertThat(new long[] {backoff.nextMs(), backoff.nextMs(), backoff.nextMs()})
        .containsExactly(100, 200, 400);
    assertThat(new long[] {backoff.nextMs(), backoff.nextMs(), backoff.nextMs()})
        .containsExactly(800, 1_600, 2_000);
    assertThat(backoff.nextMs()).isEqualTo(2_000);
  }

  @Test
  void aLoginBeginsAnew() {
    Backoff backoff = new Backoff(100, 2_000, new Longest());
    backoff.nextMs();
    backoff.nextMs();
    backoff.reset();
    assertThat(backoff.nextMs()).isEqualTo(100);
  }

  @Test
  void aServerThatRefusesIsAskedSlowlyAtOnce() {
    Backoff backoff = new Backoff(100, 2_000, new Longest());
    assertThat(backoff.nextSlowMs()).isEqualTo(2_000);
    assertThat(backoff.nextMs()).isEqualTo(2_000);
  }

  @Test
  void theWholeRangeIsDrawnFrom() {
    Backoff backoff = new Backoff(100, 100, new SplittableRandom(7));
    int[] drawn = new int[101];
    for (int i = 0; i < TRIES; i++) {
      drawn[(int) backoff.nextMs()]++;
    }
    assertThat(Arrays.stream(drawn).boxed())
        .as("each of 0..100 ms, about 99 times")
        .allMatch(times -> times > 40 && times < 180);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 500, 3_000, 30_000})
  @DisplayName("C19: a hall full of devices comes back spread out, and all of it soon")
  void c19AllLoseTheServerTogether(long awayMs) {
    for (long seed = 1; seed <= 50; seed++) {
      List<Long> attempts = new ArrayList<>();
      for (int device = 0; device < DEVICES; device++) {
        Backoff backoff =
            new Backoff(
                ClientSettings.BACKOFF_FIRST_MS,
                ClientSettings.BACKOFF_MAX_MS,
                new SplittableRandom(seed * DEVICES + device));
        long atMs = backoff.nextMs();
        attempts.add(atMs);
        while (atMs < awayMs) {
          atMs += backoff.nextMs();
          attempts.add(atMs);
        }
        assertThat(atMs).isLessThanOrEqualTo(awayMs + ClientSettings.BACKOFF_MAX_MS);
      }
      assertThat(mostWithin(100, attempts))
          .as("seed %d, server away for %d ms, of %d attempts", seed, awayMs, attempts.size())
          .isLessThanOrEqualTo(attempts.size() / 5);
    }
  }

  /** The most attempts in any span of so many milliseconds. */
  private static int mostWithin(long spanMs, List<Long> attempts) {
    List<Long> inOrder = attempts.stream().sorted().toList();
    int most = 0;
    int from = 0;
    for (int to = 0; to < inOrder.size(); to++) {
      while (inOrder.get(to) - inOrder.get(from) >= spanMs) {
        from++;
      }
      most = Math.max(most, to - from + 1);
    }
    return most;
  }

  /** Draws the end of each range. */
  private static final class Longest implements RandomGenerator {
    @Override
    public long nextLong() {
      throw new UnsupportedOperationException("only bounded draws are expected");
    }

    @Override
    public long nextLong(long bound) {
      return bound - 1;
    }
  }
}

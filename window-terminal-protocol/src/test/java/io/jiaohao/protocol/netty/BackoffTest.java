package io.jiaohao.protocol.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** How long a device waits before it comes back. */
class BackoffTest {
  private static final int TRIES = 10_000;

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

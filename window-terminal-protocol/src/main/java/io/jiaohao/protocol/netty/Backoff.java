package io.jiaohao.protocol.netty;

import java.util.random.RandomGenerator;

/**
 * The waits between attempts to connect: any time from nothing to a cap that doubles. The whole
 * range is drawn from, so that a hall full of devices does not come back in one instant.
 */
final class Backoff {
  private final long firstMs;
  private final long maxMs;
  private final RandomGenerator random;
  private long capMs;

  Backoff(long firstMs, long maxMs, RandomGenerator random) {
    this.firstMs = firstMs;
    this.maxMs = maxMs;
    this.random = random;
    this.capMs = firstMs;
  }

  /** How long to wait now; the next wait may be twice as long. */
  long nextMs() {
    long waitMs = random.nextLong(capMs + 1);
    capMs = Math.min(maxMs, 2 * capMs);
    return waitMs;
  }

  /** For a server that refuses us until somebody mends it: the longest waits at once. */
  long nextSlowMs() {
    capMs = maxMs;
    return nextMs();
  }

  /** After a login. */
  void reset() {
    capMs = firstMs;
  }
}

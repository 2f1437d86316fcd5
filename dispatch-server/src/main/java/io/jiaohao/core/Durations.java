package io.jiaohao.core;

import java.util.Arrays;

/**
 * How long something takes, as a table of equally likely lengths: drawing from it is one look-up,
 * and drawing what is left of something half done is one search.
 */
public final class Durations {
  private static final int LEVELS = 512;
  private static final double SHORTEST_TAIL_SHARE = 0.05;

  private static final double[] NORMAL = new double[LEVELS];

  static {
    for (int i = 0; i < LEVELS; i++) {
      NORMAL[i] = NormalQuantile.of((i + 0.5) / LEVELS);
    }
  }

  private final long[] ms = new long[LEVELS];
  private final double mu;
  private final double sigma;

  private Durations(double mu, double sigma) {
    this.mu = mu;
    this.sigma = sigma;
    for (int i = 0; i < LEVELS; i++) {
      ms[i] = Math.round(Math.exp(mu + sigma * NORMAL[i]));
    }
  }

  /**
   * Lognormal lengths.
   *
   * @param mu mean of the logarithm of the milliseconds
   * @param sigma its standard deviation
   */
  public static Durations logNormal(double mu, double sigma) {
    return new Durations(mu, sigma);
  }

  /** Lognormal lengths with this mean and coefficient of variation. */
  public static Durations ofMean(double meanMs, double cv) {
    double variance = Math.log(1 + cv * cv);
    return new Durations(Math.log(meanMs) - variance / 2, Math.sqrt(variance));
  }

  public double mu() {
    return mu;
  }

  public double sigma() {
    return sigma;
  }

  /** A length; {@code draw} is even over 0 to 1. */
  long drawn(double draw) {
    return ms[(int) (draw * LEVELS)];
  }

  /** A length of something that has lasted {@code elapsedMs} already, so it is longer. */
  long drawnBeyond(long elapsedMs, double draw) {
    int found = Arrays.binarySearch(ms, elapsedMs);
    int from = found < 0 ? -found - 1 : found + 1;
    return from < LEVELS
        ? ms[from + (int) (draw * (LEVELS - from))]
        : elapsedMs + beyondTheTable(elapsedMs, draw);
  }

  /** What is left in the far tail: the longer it has lasted, the longer it still will. */
  private long beyondTheTable(long elapsedMs, double draw) {
    double hazardLog =
        Math.max(1, (Math.log((double) elapsedMs) - mu) / Math.max(sigma * sigma, 1e-9));
    double meanLeftMs = elapsedMs * Math.max(SHORTEST_TAIL_SHARE, 1 / hazardLog);
    return Math.max(1, Math.round(-meanLeftMs * Math.log1p(-draw)));
  }
}

package io.jiaohao.core;

/**
 * The normal distribution's quantile function, found by halving an interval of the distribution
 * function: slow, exact to nine digits, and needed for tables alone.
 */
final class NormalQuantile {
  private static final double FARTHEST = 9;
  private static final int HALVINGS = 45;
  private static final int TERMS = 200;
  private static final double SQRT_TWO_PI = Math.sqrt(2 * Math.PI);

  private NormalQuantile() {}

  /** The value below which this share lies. */
  static double of(double share) {
    double low = -FARTHEST;
    double high = FARTHEST;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (below(middle) < share) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** Share below a value: one half plus density times x + x³/3 + x⁵/(3·5) + … */
  private static double below(double x) {
    double term = x;
    double sum = x;
    for (int n = 1; n <= TERMS && Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
      term *= x * x / (2 * n + 1);
      sum += term;
    }
    return 0.5 + sum * Math.exp(-x * x / 2) / SQRT_TWO_PI;
  }
}

package io.jiaohao.sim.reference;

/**
 * The mean of something over a long run, and how sure it is: the run is cut into batches so long
 * that their means are nearly independent.
 */
final class Measure {
  private final double[] sums;
  private final long[] counts;

  Measure(int batches) {
    this.sums = new double[batches];
    this.counts = new long[batches];
  }

  void add(int batch, double value) {
    sums[batch] += value;
    counts[batch]++;
  }

  double mean() {
    double sum = 0;
    long count = 0;
    for (int i = 0; i < sums.length; i++) {
      sum += sums[i];
      count += counts[i];
    }
    return sum / count;
  }

  /** Standard error of the mean, from the spread of the batches' means. */
  double error() {
    double mean = mean();
    double squares = 0;
    for (int i = 0; i < sums.length; i++) {
      double off = sums[i] / counts[i] - mean;
      squares += off * off;
    }
    return Math.sqrt(squares / (sums.length - 1) / sums.length);
  }

  /** By how many standard errors the mean is off. */
  double z(double expected) {
    return (mean() - expected) / error();
  }
}

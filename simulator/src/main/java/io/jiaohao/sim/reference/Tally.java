package io.jiaohao.sim.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How one way of estimating has fared, in minutes. */
final class Tally {
  private static final double FAR_MIN = 10;
  private static final double NEAR_MIN = 5;
  private static final double Z_95 = 1.96;

  private final List<double[]> days = new ArrayList<>();
  private int count;
  private double off;
  private double error;
  private double squares;
  private int withinNear;
  private int farTooLow;

  /** What follows is of another day. */
  void nextDay() {
    days.add(new double[2]);
  }

  void add(double estimatedMin, double waitedMin) {
    double by = estimatedMin - waitedMin;
    count++;
    off += Math.abs(by);
    error += by;
    squares += by * by;
    withinNear += Math.abs(by) <= NEAR_MIN ? 1 : 0;
    farTooLow += by < -FAR_MIN ? 1 : 0;
    double[] day = days.get(days.size() - 1);
    day[0] += Math.abs(by);
    day[1]++;
  }

  int count() {
    return count;
  }

  double meanAbsoluteError() {
    return off / Math.max(1, count);
  }

  double bias() {
    return error / Math.max(1, count);
  }

  double rootMeanSquareError() {
    return Math.sqrt(squares / Math.max(1, count));
  }

  double withinFive() {
    return (double) withinNear / Math.max(1, count);
  }

  double moreThanTenTooLow() {
    return (double) farTooLow / Math.max(1, count);
  }

  /** Half width of a 95 % interval of the mean absolute error, from its spread over days. */
  double halfWidth() {
    double[] means = days.stream().filter(d -> d[1] > 0).mapToDouble(d -> d[0] / d[1]).toArray();
    double mean = Arrays.stream(means).average().orElse(0);
    double variance = Arrays.stream(means).map(m -> (m - mean) * (m - mean)).sum();
    return means.length < 2 ? 0 : Z_95 * Math.sqrt(variance / (means.length - 1) / means.length);
  }
}

package io.jiaohao.perf.bench;

import java.util.List;

/** The middle one: half of the rounds were better, half worse. */
final class Medians {
  private Medians() {}

  /**
   * The median; of an even number the mean of the middle two.
   *
   * @throws IllegalArgumentException if there is nothing
   */
  static double of(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("median of nothing (expected: at least one value)");
    }
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}

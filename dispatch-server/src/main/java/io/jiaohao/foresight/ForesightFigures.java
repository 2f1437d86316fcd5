package io.jiaohao.foresight;

/**
 * What foretelling has cost.
 *
 * @param tables made
 * @param cpuNanos processor time used, learning from entries included
 */
public record ForesightFigures(long tables, long cpuNanos) {

  static final ForesightFigures NONE = new ForesightFigures(0, 0);

  ForesightFigures withTable() {
    return new ForesightFigures(tables + 1, cpuNanos);
  }

  ForesightFigures used(long nanos) {
    return new ForesightFigures(tables, cpuNanos + nanos);
  }
}

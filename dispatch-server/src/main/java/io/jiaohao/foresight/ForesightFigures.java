package io.jiaohao.foresight;

/**
 * What foretelling has cost.
 *
 * @param tables made
 * @param cpuNanos processor time used, learning from entries included
 * @param lastTableCpuNanos of it by the last table
 */
public record ForesightFigures(long tables, long cpuNanos, long lastTableCpuNanos) {

  static final ForesightFigures NONE = new ForesightFigures(0, 0, 0);

  ForesightFigures plus(boolean table, long usedNanos) {
    return new ForesightFigures(
        tables + (table ? 1 : 0), cpuNanos + usedNanos, table ? usedNanos : lastTableCpuNanos);
  }
}

package io.jiaohao.sim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * All that a report tells of a run.
 *
 * @param mishaps what went wrong on purpose, by time
 * @param latencies in nanoseconds, by the name of what was measured
 */
record DayReport(
    SimSettings settings,
    SimReport sums,
    Machine machine,
    List<Mishap> mishaps,
    List<DayFigures.WaitCell> waits,
    List<DayFigures.QueuePoint> queues,
    List<DayFigures.WindowUse> windows,
    Map<String, Histogram> latencies) {
  DayReport {
    mishaps = List.copyOf(mishaps);
    waits = List.copyOf(waits);
    queues = List.copyOf(queues);
    windows = List.copyOf(windows);
    latencies = new LinkedHashMap<>(latencies);
  }

  /** Whether the hall got over all that went wrong on purpose. */
  boolean isSurvived() {
    return mishaps.stream().noneMatch(one -> one.state() == Mishap.Outcome.NOT_SURVIVED);
  }

  /** Whether all invariants held, too. */
  boolean isSound() {
    return isSurvived() && sums.faults() == 0;
  }
}

package io.jiaohao.sim;

import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What the hall has come to, counted from replies and pictures. */
final class Tally {
  long issued;
  long called;
  long served;
  long noShows;
  long returned;
  long cancelled;
  long repeated;
  final Map<String, Long> refusals = new TreeMap<>();

  /** From issue to a ticket's first call, in hall milliseconds. */
  final Histogram waitsMs = new Histogram(SimLimits.WAIT_MAX_MS, 3);

  void refused(String code) {
    refusals.merge(code, 1L, Long::sum);
  }

  void waited(long ms) {
    waitsMs.recordValue(Math.max(0, Math.min(SimLimits.WAIT_MAX_MS, ms)));
  }
}

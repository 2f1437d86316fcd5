package io.jiaohao.sim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Real durations of a hall's work, in nanoseconds; what met an outage is counted apart. */
final class Latencies {
  private static final int DIGITS = 3;

  final Histogram issue = histogram();
  final Histogram callToTerminal = histogram();
  final Histogram callToLastBoard = histogram();
  final Histogram recovery = histogram();
  final Histogram killToServed = histogram();

  /** Requests that were on their way, or waiting to go, while there was no server, or no line. */
  long metOutage;

  /** Calls that were over, or replaced, before each of their boards had shown them. */
  long notOnAllBoards;

  private long outages;
  private boolean away;

  private static Histogram histogram() {
    return new Histogram(SimLimits.LATENCY_MAX_NANOS, DIGITS);
  }

  static void record(Histogram histogram, long nanos) {
    histogram.recordValue(Math.max(0, Math.min(SimLimits.LATENCY_MAX_NANOS, nanos)));
  }

  /** All of them by the name of what was measured, as files are called. */
  Map<String, Histogram> all() {
    Map<String, Histogram> all = new LinkedHashMap<>();
    all.put("issue", issue.copy());
    all.put("call-to-terminal", callToTerminal.copy());
    all.put("call-to-last-board", callToLastBoard.copy());
    all.put("recovery", recovery.copy());
    return all;
  }

  /** Nothing measured yet, from now on. */
  void reset() {
    List.of(issue, callToTerminal, callToLastBoard, recovery, killToServed)
        .forEach(Histogram::reset);
    metOutage = 0;
    notOnAllBoards = 0;
  }

  /** As they are at this moment. */
  Latencies copy() {
    Latencies copy = new Latencies();
    copy.issue.add(issue);
    copy.callToTerminal.add(callToTerminal);
    copy.callToLastBoard.add(callToLastBoard);
    copy.metOutage = metOutage;
    copy.notOnAllBoards = notOnAllBoards;
    return copy;
  }

  void outageBegins() {
    outages++;
    away = true;
  }

  void outageEnds() {
    away = false;
  }

  /** A token for {@link #undisturbed}: names the time between two outages, 0 within one. */
  long stretch() {
    return away ? 0 : outages + 1;
  }

  /** Whether there was a server all the time since the token was taken. */
  boolean undisturbed(long stretch) {
    return stretch != 0 && stretch == stretch();
  }
}

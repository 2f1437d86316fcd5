package io.jiaohao.peers;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/** What came of one load's cycles. Told from any thread. */
final class Tally {
  private static final long LATEST_NANOS = 3_600_000_000_000L;
  private static final double NANOS_PER_MS = 1e6;

  final Histogram terminalTimes = histogram();
  final Histogram boardTimes = histogram();
  final Histogram issueTimes = histogram();
  final Histogram sendLags = histogram();
  final Histogram timesFromSend = histogram();
  final AtomicInteger done = new AtomicInteger();
  final AtomicInteger empties = new AtomicInteger();

  /** Places for cycles, where each that ends makes room for another; else null. */
  private final Semaphore places;

  private final int first;
  private volatile int measuredFrom = Integer.MAX_VALUE;
  private volatile int measuredTo = Integer.MAX_VALUE;

  private Tally(int first, Semaphore places) {
    this.first = first;
    this.places = places;
  }

  /** A schedule whose cycles begin with this number; the times of none of them count yet. */
  static Tally open(int first) {
    return new Tally(first, null);
  }

  /** The same for so many cycles in flight. */
  static Tally closed(int first, int cyclesInFlight) {
    return new Tally(first, new Semaphore(cyclesInFlight));
  }

  boolean isClosed() {
    return places != null;
  }

  /** Takes the places of so many cycles. False if they do not come back within so long. */
  boolean take(int cycles, long nanos) throws InterruptedException {
    return places.tryAcquire(cycles, nanos, TimeUnit.NANOSECONDS);
  }

  /** Cycles that have not come back. */
  int out(int cyclesInFlight) {
    return cyclesInFlight - places.availablePermits();
  }

  /** A cycle is over, one way or the other. */
  void over() {
    if (places != null) {
      places.release();
    }
  }

  static Histogram histogram() {
    return new ConcurrentHistogram(LATEST_NANOS, 3);
  }

  /** False for a cycle of an earlier load that ended too late, or of none. */
  boolean has(int cycle) {
    return cycle >= first;
  }

  void measureFrom(int cycle) {
    measuredFrom = cycle;
  }

  void measureTo(int cycle) {
    measuredTo = cycle;
  }

  boolean measures(int cycle) {
    return cycle >= measuredFrom && cycle < measuredTo;
  }

  /** The times as a histogram log, one tag each. */
  void log(Path file, double seconds) throws IOException {
    try (PrintStream out = new PrintStream(file.toFile(), StandardCharsets.UTF_8)) {
      HistogramLogWriter writer = new HistogramLogWriter(out);
      writer.outputLogFormatVersion();
      writer.outputComment("[Nanoseconds; maxima in milliseconds]");
      log(writer, seconds, "terminal", terminalTimes);
      log(writer, seconds, "lastboard", boardTimes);
      log(writer, seconds, "issue", issueTimes);
    }
  }

  private static void log(HistogramLogWriter writer, double seconds, String tag, Histogram times) {
    times.setTag(tag);
    writer.outputIntervalHistogram(0, seconds, times, NANOS_PER_MS);
  }

  /** The fields of a result that tell the times, in milliseconds. */
  String timesJson() {
    return String.format(
        Locale.ROOT,
        "\"terminal_ms\":%s,\"lastboard_ms\":%s,\"issue_ms\":%s,"
            + "\"from_actual_send_ms\":%s,\"sendlag_ms\":%s",
        percentiles(terminalTimes),
        percentiles(boardTimes),
        percentiles(issueTimes),
        percentiles(timesFromSend),
        percentiles(sendLags));
  }

  private static String percentiles(Histogram h) {
    return String.format(
        Locale.ROOT,
        "{\"p50\":%.3f,\"p99\":%.3f,\"p999\":%.3f,\"max\":%.3f,\"n\":%d}",
        h.getValueAtPercentile(50) / NANOS_PER_MS,
        h.getValueAtPercentile(99) / NANOS_PER_MS,
        h.getValueAtPercentile(99.9) / NANOS_PER_MS,
        h.getMaxValue() / NANOS_PER_MS,
        h.getTotalCount());
  }
}

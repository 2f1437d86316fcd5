package io.jiaohao.sim;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Percentiles of a distribution, in the unit that it is told in; all 0 if nothing was counted. */
public record Percentiles(long count, double p50, double p90, double p99, double p999, double max) {
  private static final double MS_PER_MINUTE = 60_000;

  private static Percentiles of(Histogram histogram, double unit) {
    if (histogram.getTotalCount() == 0) {
      return new Percentiles(0, 0, 0, 0, 0, 0);
    }
    return new Percentiles(
        histogram.getTotalCount(),
        histogram.getValueAtPercentile(50) / unit,
        histogram.getValueAtPercentile(90) / unit,
        histogram.getValueAtPercentile(99) / unit,
        histogram.getValueAtPercentile(99.9) / unit,
        histogram.getMaxValue() / unit);
  }

  /** Of nanoseconds, in milliseconds. */
  static Percentiles ofNanos(Histogram histogram) {
    return of(histogram, (double) SimClock.NANOS_PER_MS);
  }

  /** Of milliseconds, in minutes. */
  static Percentiles ofMsInMinutes(Histogram histogram) {
    return of(histogram, MS_PER_MINUTE);
  }

  /** As a latency is told to programs. */
  String json() {
    return String.format(
        Locale.ROOT, "{\"p50\":%.2f,\"p99\":%.2f,\"p999\":%.2f,\"max\":%.2f}", p50, p99, p999, max);
  }

  /** As a wait is told to programs. */
  String jsonOfWaits() {
    return String.format(Locale.ROOT, "{\"p50\":%.1f,\"p90\":%.1f,\"p99\":%.1f}", p50, p90, p99);
  }
}

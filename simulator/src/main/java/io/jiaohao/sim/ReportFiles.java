package io.jiaohao.sim;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/** A run's report as files: a page for people, JSON for programs, histograms for other tools. */
final class ReportFiles {
  private static final double MS_PER_SECOND = 1_000;
  private static final double NANOS_PER_MS = SimClock.NANOS_PER_MS;

  private ReportFiles() {}

  /**
   * Writes them; returns the page.
   *
   * @throws IOException if the directory cannot be written
   */
  static Path write(Path dir, DayReport report) throws IOException {
    Files.createDirectories(dir);
    for (Map.Entry<String, Histogram> one : report.latencies().entrySet()) {
      if (one.getValue().getTotalCount() > 0) {
        log(dir.resolve(one.getKey() + ".hlog"), one.getValue(), report.sums());
      }
    }
    Files.writeString(dir.resolve("report.json"), ReportJson.of(report));
    return Files.writeString(dir.resolve("report.html"), ReportPage.of(report));
  }

  /** Times in the file are hall time. */
  private static void log(Path file, Histogram histogram, SimReport sums) throws IOException {
    try (PrintStream out = new PrintStream(file.toFile(), StandardCharsets.UTF_8)) {
      HistogramLogWriter writer = new HistogramLogWriter(out);
      writer.outputLogFormatVersion();
      writer.outputComment("[Nanoseconds; maxima in milliseconds; times are those of the hall]");
      writer.outputStartTime(sums.fromHallMs());
      writer.outputLegend();
      double seconds = (sums.toHallMs() - sums.fromHallMs()) / MS_PER_SECOND;
      writer.outputIntervalHistogram(0, seconds, histogram, NANOS_PER_MS);
    }
  }
}

package io.jiaohao.perf.bench;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.HdrHistogram.HistogramLogWriter;

/** All times of all runs, those of a cell's rounds put together. */
final class Histograms {
  private static final long HIGHEST_NANOS = 3_600_000_000_000L;
  private static final int DIGITS = 3;
  private static final double NANOS_PER_MS = 1e6;

  private final Map<String, Histogram> all = new TreeMap<>();

  /** Adds what the load generator left of one run. */
  void add(Cell cell, Path log) throws FileNotFoundException {
    try (HistogramLogReader reader = new HistogramLogReader(log.toFile())) {
      for (EncodableHistogram one = reader.nextIntervalHistogram();
          one != null;
          one = reader.nextIntervalHistogram()) {
        String name = (cell.word() + " " + one.getTag()).replace(' ', '.');
        all.computeIfAbsent(name, unused -> new Histogram(HIGHEST_NANOS, DIGITS))
            .add((Histogram) one);
      }
    }
  }

  Map<String, Histogram> all() {
    return all;
  }

  /** Writes them as one log, a tag each: {@code floor.open1000.lastboard}. */
  void write(Path file) throws IOException {
    try (PrintStream out = new PrintStream(file.toFile(), StandardCharsets.UTF_8)) {
      HistogramLogWriter writer = new HistogramLogWriter(out);
      writer.outputLogFormatVersion();
      writer.outputComment("[Nanoseconds; maxima in milliseconds; all rounds of a cell together]");
      writer.outputLegend();
      all.forEach(
          (name, histogram) -> {
            histogram.setTag(name);
            writer.outputIntervalHistogram(0, 1, histogram, NANOS_PER_MS);
          });
    }
  }
}

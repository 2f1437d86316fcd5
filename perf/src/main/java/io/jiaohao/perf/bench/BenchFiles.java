package io.jiaohao.perf.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A record as files beside each other: page, JSON, and the histograms if there are any. */
final class BenchFiles {
  private static final String PAGE = ".html";

  private BenchFiles() {}

  /**
   * Writes them.
   *
   * @param page a file whose name ends with {@code .html}
   */
  static void write(Path page, BenchRecord record, List<Budget> budgets, Histograms histograms)
      throws IOException {
    Path directory = page.toAbsolutePath().getParent();
    Files.createDirectories(directory);
    String name = name(page);
    Files.writeString(page, BenchPage.of(record, budgets));
    record.write(directory.resolve(name + ".json"));
    if (!histograms.all().isEmpty()) {
      histograms.write(directory.resolve(name + ".hlog"));
    }
  }

  static boolean isPage(Path file) {
    return file.getFileName().toString().endsWith(PAGE);
  }

  private static String name(Path page) {
    String name = page.getFileName().toString();
    return name.substring(0, name.length() - PAGE.length());
  }
}

package io.jiaohao.perf.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Pictures of every page, for people who want to see what the pages look like. */
@Command(
    name = "screenshots",
    description =
        "Starts a crowded demonstration, opens every page in a headless Chromium and leaves"
            + " a picture of each, in Chinese and English.",
    mixinStandardHelpOptions = true)
public final class ScreenshotsCommand implements Callable<Integer> {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Where the PNG files go; made if it is missing.")
  private Path out;

  @Option(names = "--demo-jar", paramLabel = "FILE", required = true, hidden = true)
  private Path demoJar;

  @Option(names = "--server-jar", paramLabel = "FILE", required = true, hidden = true)
  private Path serverJar;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Files.createDirectories(out);
    try (CrowdedHall hall = new CrowdedHall(demoJar, serverJar)) {
      hall.awaitCrowd();
      for (Path picture : new PageTour(hall, out).walk()) {
        System.out.println(picture);
      }
      return 0;
    }
  }
}

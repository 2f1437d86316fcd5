package io.jiaohao.perf.pages;

import io.jiaohao.engine.SystemHallClock;
import io.jiaohao.perf.ScratchDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the pages cost in a browser. */
@Command(
    name = "pages",
    description = {
      "Opens the pages of a server in a headless Chromium on this machine and measures them: weight"
          + " and time to live data, from a clerk's key to the board's pixels, the board after 10,000"
          + " calls, the manager page's frames under 50 events a second.",
      "The last line is one JSON object."
    },
    mixinStandardHelpOptions = true)
public final class PagesCommand implements Callable<Integer> {
  private static final String SERVICE = "AA";
  private static final int WINDOWS_WITH_IT = 19;

  @Option(
      names = "--server-jar",
      paramLabel = "FILE",
      required = true,
      description = "The server's runnable jar.")
  private Path serverJar;

  @Override
  public Integer call() throws IOException, InterruptedException {
    SystemHallClock clock = SystemHallClock.real();
    try (ScratchDirectory data = ScratchDirectory.temporary("jiaohao-pages");
        QuietHall hall = new QuietHall(serverJar, data.path(), clock);
        SteadyWork work =
            new SteadyWork(hall.keys(), hall.port(), SERVICE, WINDOWS_WITH_IT, clock)) {
      PagePrinter out = new PagePrinter(System.out);
      new PageFigures(hall, work, clock, out).weights();
      out.end();
      return 0;
    }
  }
}

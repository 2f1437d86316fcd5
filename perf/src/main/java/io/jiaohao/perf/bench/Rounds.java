package io.jiaohao.perf.bench;

import io.jiaohao.engine.SystemHallClock;
import io.jiaohao.perf.ScratchDirectory;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Measures servers in turns, round by round, so that whatever the machine does meets all of them.
 */
final class Rounds {
  private final Engines engines;
  private final LoadGenerator generator;
  private final BenchSettings settings;
  private final Path disk;
  private final Histograms histograms;
  private final SystemHallClock clock = SystemHallClock.real();

  /** Hears how it goes on. */
  interface Progress {
    void measured(Measurement measurement);

    void failed(Cell cell, String why);
  }

  Rounds(Programs programs, BenchSettings settings, Path disk, Histograms histograms)
      throws IOException {
    this.engines = new Engines(programs, disk);
    this.generator = new LoadGenerator(programs, settings, disk);
    this.settings = settings;
    this.disk = disk;
    this.histograms = histograms;
  }

  /**
   * Measures all cells in each round; begins no further round that would last longer than there is
   * time.
   *
   * @param withinSeconds time for all rounds together; the first is always done
   */
  void run(List<Cell> cells, int withinSeconds, Progress progress)
      throws IOException, InterruptedException {
    long began = clock.stopwatchNanos();
    Collection<List<Cell>> servers = byServer(cells);
    for (int round = 1; round <= settings.rounds(); round++) {
      long roundBegan = clock.stopwatchNanos();
      for (List<Cell> ofOne : servers) {
        one(ofOne, round, progress);
      }
      long now = clock.stopwatchNanos();
      long left = TimeUnit.SECONDS.toNanos(withinSeconds) - (now - began);
      if (now - roundBegan > left) {
        return;
      }
    }
  }

  private record Server(Engine engine, Size size) {
    static Server of(Cell cell) {
      return new Server(cell.engine(), cell.size());
    }
  }

  /** What one server is measured under, one load after the other: it is warmed up once a round. */
  static Collection<List<Cell>> byServer(List<Cell> cells) {
    return cells.stream()
        .collect(
            Collectors.groupingBy(Server::of, LinkedHashMap::new, Collectors.toUnmodifiableList()))
        .values();
  }

  private void one(List<Cell> cells, int round, Progress progress)
      throws IOException, InterruptedException {
    QuietCores.await(settings.quietWithinSeconds());
    Cell first = cells.get(0);
    try (ScratchDirectory own = ScratchDirectory.in(disk, first.engine().word() + "-");
        EngineServer server = engines.start(first.engine(), first.size(), own.path())) {
      tell(cells, generator.run(cells, server, own.path()), own.path(), round, progress);
    } catch (IOException e) {
      cells.forEach(cell -> progress.failed(cell, e.getMessage()));
    }
  }

  /** A load that failed takes those after it along, not those before. */
  private void tell(List<Cell> cells, List<JsonObject> runs, Path own, int round, Progress progress)
      throws IOException {
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      JsonObject run = runs.get(i);
      if (run.containsKey(LoadGenerator.NOT_MEASURED)) {
        progress.failed(cell, run.getString(LoadGenerator.NOT_MEASURED));
      } else {
        histograms.add(cell, LoadGenerator.histogramsOf(cell, own));
        progress.measured(new Measurement(cell, round, run));
      }
    }
  }
}

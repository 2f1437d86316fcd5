package io.jiaohao.perf.bench;

import io.jiaohao.engine.SystemHallClock;
import io.jiaohao.perf.ScratchDirectory;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Measures cells in turns, round by round, so that whatever the machine does meets all of them. */
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
    for (int round = 1; round <= settings.rounds(); round++) {
      long roundBegan = clock.stopwatchNanos();
      for (Cell cell : cells) {
        one(cell, round, progress);
      }
      long now = clock.stopwatchNanos();
      long left = TimeUnit.SECONDS.toNanos(withinSeconds) - (now - began);
      if (now - roundBegan > left) {
        return;
      }
    }
  }

  private void one(Cell cell, int round, Progress progress)
      throws IOException, InterruptedException {
    QuietCores.await(settings.quietWithinSeconds());
    try (ScratchDirectory own = ScratchDirectory.in(disk, cell.engine().word() + "-");
        EngineServer server = engines.start(cell.engine(), cell.size(), own.path())) {
      Path log = own.path().resolve("times.hlog");
      JsonObject run = generator.run(cell, server, own.path(), log);
      histograms.add(cell, log);
      progress.measured(new Measurement(cell, round, run));
    } catch (IOException e) {
      progress.failed(cell, e.getMessage());
    }
  }
}

package io.jiaohao.perf.bench;

import io.jiaohao.engine.SystemHallClock;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/** Where, when and how it is measured. */
final class BenchConditions {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  private BenchConditions() {}

  static JsonObject now(BenchSettings settings, Path disk) throws IOException {
    return new JsonObject()
        .put(
            "at",
            Instant.ofEpochMilli(SystemHallClock.real().realMs())
                .truncatedTo(ChronoUnit.SECONDS)
                .toString())
        .put("processor", processor())
        .put("cores", Runtime.getRuntime().availableProcessors())
        .put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"))
        .put("java", System.getProperty("java.version"))
        .put("disk", disk.toString())
        .put("rounds", settings.rounds())
        .put("seconds", settings.seconds())
        .put("warm_cycles", settings.warmCycles())
        .put("settle_seconds", settings.settleSeconds());
  }

  private static String processor() throws IOException {
    try (Stream<String> lines = Files.lines(PROCESSORS)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    }
  }
}

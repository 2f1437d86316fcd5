package io.jiaohao.perf.bench;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Load, terminals and boards: one process, one clock, none of it the server's. */
final class LoadGenerator {
  private static final int SLOWEST_CYCLES_PER_SECOND = 500;
  private static final int SLOWEST_TICKETS_PER_SECOND = 5_000;
  private static final int START_AND_END_S = 90;

  private final Programs programs;
  private final BenchSettings settings;
  private final Path wakesOnTime;

  /** Its own helper goes into the directory. */
  LoadGenerator(Programs programs, BenchSettings settings, Path directory) throws IOException {
    this.programs = programs;
    this.settings = settings;
    this.wakesOnTime = directory.resolve("slack.py");
    try (InputStream script = LoadGenerator.class.getResourceAsStream("slack.py")) {
      Files.write(wakesOnTime, script.readAllBytes());
    }
  }

  /**
   * Measures a server once.
   *
   * @param histograms where the times go as a histogram log
   * @return what the generator printed of it
   * @throws IOException if it fails, or takes far longer than it should
   */
  JsonObject run(Cell cell, EngineServer server, Path own, Path histograms)
      throws IOException, InterruptedException {
    List<String> options = new ArrayList<>(List.of("-Xms1g", "-Xmx" + heap(cell.size())));
    options.addAll(List.of("-XX:+UseParallelGC", "-XX:-UsePerfData"));
    options.addAll(cell.size().javaOptions());
    options.add("-Dsecs=" + settings.seconds());
    options.add("-Dwarm=" + settings.warmSeconds());
    options.add("-Dwarmcycles=" + cell.size().warmUp(settings.warmCycles()));
    options.add("-Dsettle=" + cell.size().warmUp(settings.settleSeconds()));
    options.add("-Ddir=" + own);
    options.add("-Dhlog=" + histograms);
    options.add("-Dsrv.pid=" + server.process().pid());
    options.addAll(server.generatorOptions());
    List<String> arguments = new ArrayList<>(List.of(cell.engine().peerClass()));
    arguments.addAll(cell.load().arguments());
    List<String> command = new ArrayList<>();
    if (hasPython()) {
      command.addAll(List.of("python3", wakesOnTime.toString()));
    }
    command.addAll(programs.peer(options, "Bench", arguments));
    return lastObject(Processes.run(command, own, within(cell.size())));
  }

  private int within(Size size) {
    return START_AND_END_S
        + settings.seconds()
        + settings.warmSeconds()
        + settings.settleSeconds()
        + settings.warmCycles() / SLOWEST_CYCLES_PER_SECOND
        + size.waiting() / SLOWEST_TICKETS_PER_SECOND;
  }

  private static String heap(Size size) {
    return size.equals(Size.STANDARD) ? "1g" : "4g";
  }

  /** Without it, sends on a schedule are about 75 microseconds late. */
  private static boolean hasPython() {
    for (String one : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      if (Files.isExecutable(Path.of(one, "python3"))) {
        return true;
      }
    }
    return false;
  }

  static JsonObject lastObject(String printed) throws IOException {
    List<String> lines = printed.lines().filter(line -> line.startsWith("{")).toList();
    if (lines.isEmpty()) {
      throw new IOException("load generator: no result (expected: a JSON object)");
    }
    try {
      return new JsonObject(lines.get(lines.size() - 1));
    } catch (DecodeException e) {
      throw new IOException("load generator: " + lines.get(lines.size() - 1), e);
    }
  }
}

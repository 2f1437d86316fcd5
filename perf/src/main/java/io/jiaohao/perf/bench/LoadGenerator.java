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

  /** In place of a result: why there is none. */
  static final String NOT_MEASURED = "not_measured";

  private static final int START_AND_END_S = 90;

  /** Cycles that come late are waited for, then the machine is measured again. */
  private static final int LAST_ONES_S = 80;

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
   * Measures a server under one load after the other.
   *
   * @param cells of one engine and size
   * @return what the generator printed of each; {@link #NOT_MEASURED} if it has no result
   * @throws IOException if it fails, or takes far longer than it should
   */
  List<JsonObject> run(List<Cell> cells, EngineServer server, Path own)
      throws IOException, InterruptedException {
    Cell first = cells.get(0);
    Size size = first.size();
    List<String> options = new ArrayList<>(List.of("-Xms1g", "-Xmx" + heap(size)));
    options.addAll(List.of("-XX:+UseParallelGC", "-XX:-UsePerfData"));
    options.addAll(size.javaOptions());
    options.add("-Dsecs=" + settings.seconds());
    options.add("-Dwarm=" + settings.warmSeconds());
    options.add("-Dwarmcycles=" + size.warmUp(settings.warmCycles()));
    options.add("-Dsettle=" + size.warmUp(settings.settleSeconds()));
    options.add("-Ddir=" + own);
    options.add("-Dhlogs=" + own);
    options.add("-Dsrv.pid=" + server.process().pid());
    options.addAll(server.generatorOptions());
    List<String> arguments = new ArrayList<>(List.of(first.engine().peerClass()));
    cells.forEach(cell -> arguments.add(cell.load().word()));
    List<String> command = new ArrayList<>();
    if (hasPython()) {
      command.addAll(List.of("python3", wakesOnTime.toString()));
    }
    command.addAll(programs.peer(options, "Bench", arguments));
    return objects(Processes.run(command, own, within(size, cells.size())), cells.size());
  }

  /** Where the times of a cell are afterwards, as a histogram log. */
  static Path histogramsOf(Cell cell, Path own) {
    return own.resolve(cell.load().word() + ".hlog");
  }

  private int within(Size size, int loads) {
    return START_AND_END_S
        + loads * (LAST_ONES_S + settings.seconds() + settings.warmSeconds())
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

  /** What was printed of each load, in their order. */
  static List<JsonObject> objects(String printed, int loads) throws IOException {
    List<String> lines = printed.lines().filter(line -> line.startsWith("{")).toList();
    if (lines.size() != loads) {
      throw new IOException(
          "load generator: " + lines.size() + " results (expected: " + loads + " JSON objects)");
    }
    List<JsonObject> objects = new ArrayList<>();
    for (String line : lines) {
      try {
        objects.add(new JsonObject(line));
      } catch (DecodeException e) {
        throw new IOException("load generator: " + line, e);
      }
    }
    return objects;
  }
}

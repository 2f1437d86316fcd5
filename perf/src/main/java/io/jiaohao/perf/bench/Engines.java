package io.jiaohao.perf.bench;

import io.jiaohao.protocol.DeviceKey;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.KeyFile;
import io.jiaohao.protocol.wire.Role;
import io.jiaohao.sim.LocalRedis;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Starts the engines' servers on free loopback ports, with files of their own on one disk. */
final class Engines {
  private static final Pattern READY =
      Pattern.compile("^ready: devices on [^:]*:(\\d+),", Pattern.MULTILINE);

  /** As many as a wing may have. */
  private static final int BOARDS_OF_A_FILE = 200;

  /** Made for pushing: nothing is kept, nobody has to sign in, as many in flight as come. */
  private static final String MOSQUITTO =
      """
      listener %d 127.0.0.1
      allow_anonymous true
      persistence false
      max_inflight_messages 1000
      max_queued_messages 100000
      set_tcp_nodelay true
      log_type error
      """;

  private final Programs programs;
  private final Path disk;
  private final Postgres postgres;

  Engines(Programs programs, Path disk) {
    this.programs = programs;
    this.disk = disk;
    this.postgres = new Postgres(disk);
  }

  /**
   * Starts one, with its files in an empty directory.
   *
   * @throws IOException if it does not start
   */
  EngineServer start(Engine engine, Size size, Path own) throws IOException, InterruptedException {
    return switch (engine) {
      case FLOOR -> floor(size, own);
      case JIAOHAO -> jiaohao(size, own);
      case PG_APP -> postgres.start("app");
      case PG_NOTIFY -> postgres.start("notify");
      case REDIS_ALWAYS -> redis("always", own);
      case REDIS_EVERYSEC -> redis("everysec", own);
      case MOSQUITTO -> mosquitto(own);
    };
  }

  /** Its journal is filled once and overwritten by every run. */
  private EngineServer floor(Size size, Path own) throws IOException, InterruptedException {
    int port = Processes.freePort();
    List<String> options = heap(size);
    options.add("-XX:+UseSerialGC");
    options.addAll(size.javaOptions());
    Path journal = disk.resolve("floor.journal");
    List<String> arguments = List.of(Integer.toString(port), journal.toString(), "sync");
    Path log = own.resolve("log");
    Process process = Processes.start(programs.peer(options, "FloorServer", arguments), own, log);
    Processes.await(process, log, () -> Processes.isOpen(port));
    return new EngineServer(process, List.of("-Dport=" + port, "-Dsync=sync"));
  }

  private EngineServer jiaohao(Size size, Path own) throws IOException, InterruptedException {
    Path hall = own.resolve("hall.yaml");
    Path data = own.resolve("data");
    Path log = own.resolve("log");
    List<String> printHall = programs.peer(size.javaOptions(), "BenchHall", List.of());
    Files.writeString(hall, Processes.run(printHall, own, 60));
    List<String> place = List.of("--data", data.toString(), "--hall", hall.toString());
    if (size.boards() > BOARDS_OF_A_FILE) {
      Processes.run(programs.server(List.of(), joined(List.of("device", "init"), place)), own, 60);
      addBoards(data.resolve("devices.keys"), size.boards() - BOARDS_OF_A_FILE);
    }
    List<String> arguments =
        joined(joined(List.of("server"), place), List.of("--port", "0", "--web-port", "0"));
    Process process = Processes.start(programs.server(heap(size), arguments), own, log);
    Processes.await(process, log, () -> READY.matcher(text(log)).find());
    Matcher ready = READY.matcher(text(log));
    String port = ready.find() ? ready.group(1) : "";
    return new EngineServer(
        process, List.of("-Dport=" + port, "-Dkeys=" + data.resolve("devices.keys")));
  }

  /** Keys for more boards than a hall file lists. */
  private static void addBoards(Path keys, int number) throws IOException {
    List<DeviceRecord> devices = new ArrayList<>(KeyFile.read(keys));
    SecureRandom random = new SecureRandom();
    for (int i = 1; i <= number; i++) {
      devices.add(
          new DeviceRecord("board-more-" + i, Role.ROLE_BOARD, "", DeviceKey.random(random)));
    }
    KeyFile.write(keys, devices);
  }

  private static EngineServer redis(String fsync, Path own)
      throws IOException, InterruptedException {
    LocalRedis redis = LocalRedis.start(own, fsync);
    return new EngineServer(redis.process(), List.of("-Dport=" + redis.port(), "-Dfsync=" + fsync));
  }

  private static EngineServer mosquitto(Path own) throws IOException, InterruptedException {
    int port = Processes.freePort();
    Path settings = Files.writeString(own.resolve("settings"), MOSQUITTO.formatted(port));
    Path log = own.resolve("log");
    String program = Program.MOSQUITTO.find().orElseThrow().toString();
    Process process = Processes.start(List.of(program, "-c", settings.toString()), own, log);
    Processes.await(process, log, () -> Processes.isOpen(port));
    return new EngineServer(process, List.of("-Dport=" + port, "-Dqos=1"));
  }

  private static List<String> joined(List<String> first, List<String> then) {
    return Stream.concat(first.stream(), then.stream()).toList();
  }

  private static List<String> heap(Size size) {
    return new ArrayList<>(List.of("-Xms" + size.heap(), "-Xmx" + size.heap()));
  }

  private static String text(Path log) throws IOException {
    return Files.exists(log) ? Files.readString(log, StandardCharsets.UTF_8) : "";
  }
}

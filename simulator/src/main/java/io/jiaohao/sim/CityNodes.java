package io.jiaohao.sim;

import io.jiaohao.sim.course.DayCourse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A city on this machine: a Redis, and nodes that share its halls. It is ten in the morning of a
 * working day there when they start, and all have the same clock.
 */
public final class CityNodes implements AutoCloseable {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final LocalTime OPENS = LocalTime.of(10, 0);
  private static final int HALLS_OPEN_WITHIN_MS = 180_000;
  private static final int LOOK_EVERY_MS = 100;

  private final LocalRedis redis;
  private final List<ServerProcess> nodes = new ArrayList<>();
  private final List<Path> dataDirs = new ArrayList<>();
  private final List<SimSettings.Server> servers = new ArrayList<>();

  private CityNodes(LocalRedis redis) {
    this.redis = redis;
  }

  /**
   * Starts them, and waits until they have made the keys of all devices.
   *
   * @param data gets a directory for each node and one for Redis
   * @param hallDir hall files of the city
   * @param count of the nodes
   */
  public static CityNodes start(Optional<Path> serverJar, Path data, Path hallDir, int count)
      throws IOException, InterruptedException {
    CityNodes city = new CityNodes(LocalRedis.start(data, "always"));
    boolean started = false;
    try {
      city.launch(serverJar, data, hallDir, count);
      city.awaitKeys(hallDir);
      started = true;
    } finally {
      if (!started) {
        city.close();
      }
    }
    return city;
  }

  private void launch(Optional<Path> serverJar, Path data, Path hallDir, int count)
      throws IOException, InterruptedException {
    long hallMs = DayCourse.USUAL_DAY.atTime(OPENS).atZone(ZONE).toInstant().toEpochMilli();
    List<String> clock =
        List.of(
            "--speed",
            "1",
            "--hall-epoch-ms",
            Long.toString(hallMs),
            "--wall-epoch-ms",
            Long.toString(SimClock.wallMs()));
    for (int i = 1; i <= count; i++) {
      Path dir = Files.createDirectories(data.resolve("n" + i));
      List<String> arguments = new ArrayList<>(List.of("demo-server", "--data", dir.toString()));
      arguments.addAll(List.of("--halls", hallDir.toString(), "--port", "0", "--web-port", "0"));
      arguments.addAll(List.of("--journal", redis.uri(), "--node", "n" + i));
      arguments.addAll(clock);
      dataDirs.add(dir);
      nodes.add(
          ServerProcess.start(
              serverJar, List.of(), arguments, dir.resolve("server.log"), page -> {}));
    }
    for (int i = 0; i < count; i++) {
      ServerProcess.Ready ready = nodes.get(i).ready();
      servers.add(new SimSettings.Server("n" + (i + 1), ready.host(), ready.port()));
    }
  }

  /** A hall's keys are there once a node has opened it for the first time. */
  private void awaitKeys(Path hallDir) throws IOException, InterruptedException {
    long beganNanos = SimClock.nanos();
    List<String> missing = missingKeys(hallDir);
    while (!missing.isEmpty()) {
      if (SimClock.msSince(beganNanos) > HALLS_OPEN_WITHIN_MS) {
        throw new IOException(
            "%d halls did not open within %d s, such as %s; see the logs in %s"
                .formatted(missing.size(), HALLS_OPEN_WITHIN_MS / 1_000, missing.get(0), dataDirs));
      }
      if (!nodes.stream().allMatch(ServerProcess::isAlive)) {
        throw new IOException("a node ended by itself; see the logs in " + dataDirs);
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
      missing = missingKeys(hallDir);
    }
  }

  private List<String> missingKeys(Path hallDir) throws IOException {
    try (Stream<Path> files = Files.list(hallDir)) {
      List<String> halls =
          files.map(file -> file.getFileName().toString().replaceFirst("\\.yaml$", "")).toList();
      boolean only = halls.size() == 1;
      return halls.stream().filter(hall -> CityFiles.keys(hall, dataDirs, only).isEmpty()).toList();
    }
  }

  /** Where devices can come in. */
  public List<SimSettings.Server> servers() {
    return List.copyOf(servers);
  }

  /** The nodes' data directories. */
  public List<Path> dataDirs() {
    return List.copyOf(dataDirs);
  }

  /** The nodes' process ids. */
  public List<Long> pids() {
    return nodes.stream().map(ServerProcess::pid).toList();
  }

  @Override
  public void close() throws InterruptedException {
    for (ServerProcess node : nodes) {
      if (node.isAlive()) {
        node.stop();
      }
    }
    redis.close();
  }
}

package io.jiaohao.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jiaohao.config.HallFile;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.KeyFile;
import io.jiaohao.sim.line.LineFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A crowded hall on a real server in a process of its own, for the length of a test. */
final class HallAtWork implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Warnings as well, which a test's own log leaves out. */
  private static final String SERVERS_LOG = "-Dlogback.configurationFile=logback.xml";

  private static final double LOAD = 3;
  private static final double SPEED = 120;
  private static final int OPEN_MINUTE = 9 * 60 + 30;

  private final Path data;
  private final DemoSettings settings;
  private DemoServer server;
  private final List<DeviceRecord> keys;
  private ServerProcess.Ready ready;
  private Simulation simulation;

  /** A hall that nobody has opened, its data in this directory. */
  HallAtWork(Path dir, long seed, Optional<Path> serverJar) throws Exception {
    this.data = Files.createDirectories(dir.resolve("hall"));
    this.settings =
        new DemoSettings(
            HallFile.defaultHall(),
            Optional.empty(),
            LOAD,
            0,
            seed,
            SPEED,
            OPEN_MINUTE,
            0,
            Optional.of(data),
            0,
            0,
            serverJar);
    this.server = new DemoServer(settings, data, 0, page -> {}).withJava(List.of(SERVERS_LOG));
    this.keys = server.makeKeys();
  }

  HallAtWork(Path dir, long seed) throws Exception {
    this(dir, seed, Optional.empty());
  }

  /** Its server runs with these options of the {@code java} command. */
  HallAtWork withJava(String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.add(SERVERS_LOG);
    server = server.withJava(all);
    return this;
  }

  /** Ids of all its windows' terminals and strips. */
  List<String> windowDevices() {
    return settings.plan().windows().stream()
        .flatMap(window -> Stream.of("window-" + window.id(), "strip-" + window.id()))
        .toList();
  }

  HallAtWork open() throws Exception {
    return open(List.of());
  }

  /** Server, devices and clerks begin, and some numbers have been called. */
  HallAtWork open(List<LineFault> lineFaults) throws Exception {
    server.start();
    ready = server.ready();
    simulation =
        new Simulation(
            new SimSettings(
                    ready.host(), ready.port(), keys, settings.plan(), LOAD, settings.seed())
                .withLineFaults(lineFaults));
    simulation.start();
    simulation.open(1);
    awaitMoreCalls(1);
    return this;
  }

  Simulation simulation() {
    return simulation;
  }

  int port() {
    return ready.port();
  }

  long pid() {
    return server.process().pid();
  }

  Path data() {
    return data;
  }

  /** A device that nobody uses. */
  DeviceRecord spare(String deviceId) throws IOException {
    return KeyFile.read(data.resolve("devices.keys")).stream()
        .filter(key -> key.deviceId().equals(deviceId))
        .findFirst()
        .orElseThrow();
  }

  /** The hall goes on working: so many numbers more are called. */
  void awaitMoreCalls(long more) {
    long goal = simulation.figures().called() + more;
    await().atMost(PATIENCE).until(() -> simulation.figures().called() >= goal);
  }

  void awaitEverybodyIn() {
    await().atMost(PATIENCE).until(simulation::everybodyIn);
  }

  /** What the server has said that contains this. */
  List<String> said(String words) {
    try {
      List<String> lines = new ArrayList<>(Files.readAllLines(data.resolve("server.log")));
      lines.removeIf(line -> !line.contains(words));
      return lines;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Lets something happen that the server does not survive, and starts it again.
   *
   * @return its exit status
   */
  int diesOf(Strike strike) throws Exception {
    simulation.outageBegins();
    long struckNanos = SimClock.nanos();
    strike.at(this);
    await().atMost(PATIENCE).until(() -> !server.process().isAlive());
    simulation.outage(simulation.hallMs(), simulation.hallMs());
    int status = server.process().end();
    strike.ends();
    server.start();
    server.ready();
    simulation.outageEnds(struckNanos);
    return status;
  }

  /** What a server may die of. */
  interface Strike {
    void at(HallAtWork hall) throws Exception;

    /** The cause is gone. */
    default void ends() throws Exception {}
  }

  /** Closes the hall; the auditor must have found nothing. */
  SimReport closeWithoutFault() throws Exception {
    server.checkAlive();
    SimReport report = simulation.stop();
    assertThat(report.faultWords()).isEmpty();
    assertThat(report.faults()).isZero();
    assertThat(report.issued()).isPositive();
    assertThat(report.picturesSame()).isPositive();
    return report;
  }

  @Override
  public void close() {
    if (simulation != null) {
      simulation.close();
    }
    try {
      server.end();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}

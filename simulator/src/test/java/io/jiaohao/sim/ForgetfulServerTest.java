package io.jiaohao.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jiaohao.config.HallFile;
import io.jiaohao.protocol.DeviceRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The auditor's own proof: a real server that has lost part of its history is found out. */
class ForgetfulServerTest {
  private static final long ENOUGH = 40;

  @TempDir private Path dir;

  @Test
  void aServerThatComesBackWithAnOldJournalIsFoundOut() throws Exception {
    Path data = Files.createDirectories(dir.resolve("hall"));
    DemoSettings settings = settings(data);
    List<DeviceRecord> keys = new DemoServer(settings, data, 0, page -> {}).makeKeys();
    DemoServer server = new DemoServer(settings, data, 0, page -> {});
    server.start();
    ServerProcess.Ready ready = server.ready();
    SimSettings simulated =
        new SimSettings(ready.host(), ready.port(), keys, settings.plan(), 3, settings.seed());
    try (Simulation simulation = new Simulation(simulated)) {
      simulation.start();
      simulation.open(1);
      awaitCalls(simulation, ENOUGH);
      outage(simulation, server, () -> copy(data, dir.resolve("old")));
      awaitCalls(simulation, 2 * ENOUGH);
      assertThat(simulation.faultWords()).isEmpty();

      outage(simulation, server, () -> copy(dir.resolve("old"), data));

      SimReport report = simulation.stop();
      // Which come first is chance: calls that are gone, call ids and numbers given again.
      assertThat(report.faults())
          .as("found: %s", report.faultWords())
          .isGreaterThan(SimLimits.FAULT_WORDS_MAX);
    } finally {
      server.process().stop();
    }
  }

  private static DemoSettings settings(Path data) {
    return new DemoSettings(
        HallFile.defaultHall(),
        Optional.empty(),
        3,
        60_000,
        1,
        120,
        9 * 60 + 30,
        0,
        Optional.of(data),
        0,
        0,
        Optional.empty());
  }

  private static void awaitCalls(Simulation simulation, long calls) {
    await().atMost(Duration.ofSeconds(60)).until(() -> simulation.figures().called() >= calls);
  }

  private interface Meanwhile {
    void act() throws IOException;
  }

  private static void outage(Simulation simulation, DemoServer server, Meanwhile meanwhile)
      throws Exception {
    simulation.outageBegins();
    long killedNanos = SimClock.nanos();
    server.process().kill();
    simulation.outage(simulation.hallMs(), simulation.hallMs());
    meanwhile.act();
    server.start();
    server.ready();
    simulation.outageEnds(killedNanos);
  }

  private static void copy(Path from, Path to) throws IOException {
    if (Files.exists(to)) {
      try (Stream<Path> files = Files.walk(to)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Files.delete(file);
        }
      }
    }
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}

package io.jiaohao.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jiaohao.config.HallFile;
import io.jiaohao.core.HallPlan;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.wire.Role;
import io.jiaohao.sim.city.City;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A city under load")
class CityLoadTest {
  private static final HallPlan HALL = HallFile.defaultHall();
  private static final double LOAD = 10;

  @TempDir private Path dir;

  @Test
  @DisplayName("of one hall: windows keep their pace, every board follows, no fault is found")
  void oneHall() throws Exception {
    DemoSettings settings =
        new DemoSettings(
            HALL,
            Optional.empty(),
            1,
            60_000,
            1,
            1,
            10 * 60,
            0,
            Optional.empty(),
            0,
            0,
            Optional.empty());
    Path data = Files.createDirectories(dir.resolve("node"));
    List<DeviceRecord> keys = new DemoServer(settings, data, 0, page -> {}).makeKeys();
    keys.removeIf(key -> key.role() == Role.ROLE_PAD);
    DemoServer server = new DemoServer(settings, data, 0, page -> {});
    server.start();
    try {
      ServerProcess.Ready ready = server.ready();
      CitySettings city =
          new CitySettings(
              List.of(new SimSettings.Server("", ready.host(), ready.port())),
              List.of(new CitySettings.Hall(HALL, keys)),
              LOAD,
              1);

      CityReport report = new CityRun(city, 5_000, silent(), StopSign.never()).report();

      assertThat(report.faultWords()).isEmpty();
      assertThat(report.hallsSeen()).isEqualTo(1);
      assertThat(report.issued()).isPositive();
      assertThat(report.called()).isPositive();
      assertThat(report.served()).isPositive();
      assertThat(report.callToLastBoardMs().count()).isPositive();
      assertThat(report.picturesSame()).isPositive();
      assertThat(report.json()).startsWith("{\"halls\":1,\"halls_seen\":1,\"devices\":281,");
    } finally {
      server.end();
    }
  }

  @Test
  @DisplayName("of small halls on two nodes: every device finds its own, no fault is found")
  void twoNodes() throws Exception {
    Path hallDir = dir.resolve("hall-files");
    new City(false, 4, 2, 1).write(hallDir);
    try (CityNodes nodes = CityNodes.start(Optional.empty(), dir, hallDir, 2)) {
      List<CitySettings.Hall> halls = CityFiles.read(hallDir, nodes.dataDirs());
      CitySettings city = new CitySettings(nodes.servers(), halls, LOAD, 1);

      CityReport report = new CityRun(city, 3_000, silent(), StopSign.never()).report();

      assertThat(report.faultWords()).isEmpty();
      assertThat(report.hallsSeen()).isEqualTo(6);
      assertThat(report.picturesSame()).isGreaterThanOrEqualTo(6);
    }
  }

  private static ProgressLine silent() {
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return new ProgressLine(nowhere, false, ZoneId.of("Asia/Shanghai"));
  }

  @Test
  @DisplayName("too few file handles are said before anything connects")
  void handles() {
    CityLoad.checkHandles(1_000, 1_256);
    assertThatThrownBy(() -> CityLoad.checkHandles(1_000, 1_255))
        .hasMessage(
            "file handles: 1255 (expected: 1256 or more for 1000 devices; raise it with ulimit -n)");
  }

  @Test
  @DisplayName("a hall's windows are as busy at any load, and ten times as many visitors come")
  void steady() {
    SteadyWork usual = new SteadyWork(HALL, 1, 1);
    SteadyWork tenfold = new SteadyWork(HALL, LOAD, 1);

    assertThat(tenfold.meanGapMs()).isEqualTo(usual.meanGapMs() / LOAD);
    assertThat(tenfold.serveMs("AA0001", "AA"))
        .isEqualTo(Math.round(usual.serveMs("AA0001", "AA") / LOAD));
    double visitMs = 0;
    int visitors = 20_000;
    long atMs = 0;
    for (int i = 0; i < visitors; i++) {
      Visitor visitor = usual.after(atMs);
      atMs = visitor.atHallMs();
      String number = "N" + i;
      visitMs += usual.walkMs(number) + usual.serveMs(number, visitor.service());
    }
    assertThat(visitMs / atMs / HALL.windows().size()).isBetween(0.74, 0.82);
  }
}

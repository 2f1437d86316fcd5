package io.jiaohao.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.config.HallFile;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole thing: a real server in its own process, all devices, and two kills. */
class DemoTest {
  private static final int RUN_MS = 15_000;

  @TempDir private Path dir;

  @Test
  void aCrowdedMorningWithTwoKillsHasNoFault() throws Exception {
    DemoSettings settings =
        new DemoSettings(
            HallFile.defaultHall(),
            Optional.empty(),
            1.35,
            RUN_MS,
            1,
            120,
            9 * 60,
            2,
            Optional.of(dir.resolve("hall")),
            0,
            0,
            Optional.empty());
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    ProgressLine progress = new ProgressLine(out, false, ZoneId.of("Asia/Shanghai"));

    SimReport report = new DemoRun(settings, progress, StopSign.never()).report();

    assertThat(report.faultWords()).isEmpty();
    assertThat(report.faults()).isZero();
    assertThat(report.kills()).isEqualTo(2);
    assertThat(report.issued()).isPositive();
    assertThat(report.called()).isPositive();
    assertThat(report.besides().get("rated")).isPositive();
    assertThat(report.picturesSame()).isPositive();
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("manager page: http://127.0.0.1:")
        .contains("411 devices logged in")
        .contains("every device back after");
  }
}

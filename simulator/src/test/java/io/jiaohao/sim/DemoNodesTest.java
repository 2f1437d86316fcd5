package io.jiaohao.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.config.HallFile;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A demonstration on two nodes and a Redis")
class DemoNodesTest {
  private static final int RUN_MS = 15_000;

  @TempDir private Path dir;

  @Test
  @DisplayName("the node that serves is killed, the other one goes on, and no fault is found")
  void takenOver() throws Exception {
    DemoSettings settings =
        new DemoSettings(
                HallFile.defaultHall(),
                Optional.empty(),
                1.35,
                RUN_MS,
                1,
                120,
                9 * 60,
                1,
                Optional.of(dir.resolve("hall")),
                0,
                0,
                Optional.empty())
            .withNodes(2);
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    ProgressLine progress = new ProgressLine(out, false, ZoneId.of("Asia/Shanghai"));

    SimReport report = new DemoRun(settings, progress, StopSign.never()).report();

    assertThat(report.faultWords()).isEmpty();
    assertThat(report.kills()).isEqualTo(1);
    assertThat(report.takeOvers()).isEqualTo(1);
    assertThat(report.killToServedMs().count()).isEqualTo(1);
    assertThat(report.issued()).isPositive();
    assertThat(report.called()).isPositive();
    assertThat(report.picturesSame()).isPositive();
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("n1 serves")
        .contains("killing node n1, which serves")
        .contains("n2 serves: first command")
        .contains("node n1 is back and stands by");
  }
}

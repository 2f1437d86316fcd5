package io.jiaohao.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.config.HallFile;
import io.jiaohao.sim.line.FaultPlan;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Full counts with {@code -Djiaohao.long=true}. */
@DisplayName("A crowded hall on a real server, while lines go wrong as a seed says")
class LineFaultsRunTest {
  private static final boolean LONG = Boolean.getBoolean("jiaohao.long");
  private static final int RUN_MS = LONG ? 30_000 : 7_000;
  private static final int FAULTS = LONG ? 600 : 120;

  @TempDir private Path dir;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, LONG ? 40 : 1);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @DisplayName("no fault of the hall is found, and nothing acknowledged is lost")
  void noFault(long seed) throws Exception {
    SimReport report = new DemoRun(settings(seed), progress(), StopSign.never()).report();

    assertThat(report.faultWords()).isEmpty();
    assertThat(report.faults()).isZero();
    assertThat(report.besides().get("line_faults")).isGreaterThan(FAULTS / 2);
    assertThat(report.repeated()).as("answered from memory").isPositive();
    assertThat(report.issued()).isPositive();
    assertThat(report.called()).isPositive();
    assertThat(report.picturesSame()).isPositive();
  }

  private DemoSettings settings(long seed) {
    return new DemoSettings(
            HallFile.defaultHall(),
            Optional.empty(),
            2,
            RUN_MS,
            seed,
            120,
            10 * 60,
            0,
            Optional.of(dir.resolve("hall")),
            0,
            0,
            Optional.empty())
        .withLineFaults(FAULTS);
  }

  private static ProgressLine progress() {
    PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return new ProgressLine(out, false, ZoneId.of("Asia/Shanghai"));
  }

  @Test
  @DisplayName("the same seed makes the same plan, another one another")
  void plansAreOfTheirSeed() {
    List<List<String>> groups = List.of(List.of("kiosk"), List.of("w1", "w2", "w3"));

    assertThat(FaultPlan.of(Seeds.of(1, "plan"), groups, 30, 0, 60_000))
        .hasSizeGreaterThan(10)
        .isEqualTo(FaultPlan.of(Seeds.of(1, "plan"), groups, 30, 0, 60_000))
        .isNotEqualTo(FaultPlan.of(Seeds.of(2, "plan"), groups, 30, 0, 60_000));
  }
}

package io.jiaohao.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jiaohao.app.TestServer;
import io.jiaohao.config.HallFile;
import io.jiaohao.protocol.KeyFile;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * On the clock of a working hall, whose wall clock the test sets; so hall time is real time, and
 * visitors come twenty times as fast. Full counts with {@code -Djiaohao.long=true}.
 */
@DisplayName("C26: a crowded hall on a real server whose wall clock is set")
class ClockStepsRunTest {
  private static final boolean LONG = Boolean.getBoolean("jiaohao.long");
  private static final int STEPS = LONG ? 20 : 4;
  private static final int STEP_MAX_MS = 3 * 3_600_000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /**
   * What the hall may have gone wrong by all the same: it follows small steps, a twentieth at most.
   */
  private static final double SLEWED = 0.06;

  @RegisterExtension
  private final TestServer server =
      TestServer.of(HallFile.defaultHall()).systemClock().gateway(s -> s.withPerHostMax(512));

  static LongStream seeds() {
    return LongStream.rangeClosed(1, LONG ? 10 : 1);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @DisplayName("C26: hours forward and back change nobody's turn, and hall time goes on as it did")
  void c26ClockSteps(long seed) throws Exception {
    SplittableRandom random = Seeds.of(seed, "clock steps");
    SimSettings settings =
        new SimSettings(
            "127.0.0.1",
            server.port(),
            KeyFile.read(server.keyFile()),
            HallFile.defaultHall(),
            SimLimits.LOAD_MAX,
            seed);
    try (Simulation simulation = new Simulation(settings)) {
      simulation.start();
      simulation.open(1);
      long beganHallMs = simulation.hallMs();
      long beganNanos = SimClock.nanos();
      for (int i = 0; i < STEPS; i++) {
        long issued = simulation.figures().issued();
        server.clock().jumpWallMs(random.nextLong(-STEP_MAX_MS, STEP_MAX_MS));
        await().atMost(PATIENCE).until(() -> simulation.figures().issued() > issued + 2);
      }
      double realMs = SimClock.msSince(beganNanos);
      double hallMs = simulation.hallMs() - beganHallMs;

      SimReport report = simulation.stop();

      assertThat(report.faultWords()).isEmpty();
      assertThat(report.issued()).isGreaterThan(STEPS);
      assertThat(Math.abs(hallMs - realMs)).isLessThan(1_000 + SLEWED * realMs);
    }
  }
}

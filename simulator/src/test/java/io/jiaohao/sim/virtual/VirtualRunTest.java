package io.jiaohao.sim.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.config.HallFile;
import io.jiaohao.config.HallFileException;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.HallState;
import io.jiaohao.journal.JournalHistory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Days in virtual time, with whatever faults the seed has in store. */
@DisplayName("A virtual day")
class VirtualRunTest {
  private static final boolean LONG = Boolean.getBoolean("jiaohao.long");
  private static final long WHOLE_DAYS = LONG ? 500 : 3;
  private static final long SMALL_DAYS = LONG ? 10_000 : 30;

  static LongStream wholeDays() {
    return LongStream.rangeClosed(1, WHOLE_DAYS);
  }

  @ParameterizedTest(name = "jiaohao simulate --virtual --seed {0}")
  @MethodSource("wholeDays")
  @DisplayName("of the hall that ships ends with nobody lost, nothing done twice and all answered")
  void wholeDay(long seed) throws IOException, HallFileException {
    VirtualRun.Outcome outcome = run(HallFile.defaultHall(), seed, 1);
    assertThat(outcome.faults()).as("seed %d: %s", seed, outcome.swarm()).isEmpty();
    assertThat(outcome.visitors()).isGreaterThan(3_000);
  }

  @Test
  @DisplayName("of a small hall does so in many runs")
  void smallDays() {
    long visitors = 0;
    for (long seed = 1; seed <= SMALL_DAYS; seed++) {
      VirtualRun.Outcome outcome = run(TinyHall.plan(), seed, 1);
      assertThat(outcome.faults()).as("seed %d: %s", seed, outcome.swarm()).isEmpty();
      visitors += outcome.visitors();
    }
    assertThat(visitors).isGreaterThan(50 * SMALL_DAYS);
  }

  @Test
  @DisplayName("is the same day again with the same seed, and another with another")
  void sameSeedSameDay() {
    VirtualRun.Outcome one = run(TinyHall.plan(), 7, 2);
    assertThat(run(TinyHall.plan(), 7, 2)).isEqualTo(one);
    assertThat(run(TinyHall.plan(), 8, 2).digest()).isNotEqualTo(one.digest());
  }

  @Test
  void theDaysCanBeKeptAsAJournal(@TempDir Path dir) throws Exception {
    VirtualRun.Outcome outcome;
    try (KeptJournal kept = new KeptJournal(dir, "tiny", () -> 0)) {
      outcome =
          VirtualRun.run(
              new VirtualRun.Options(TinyHall.plan(), 7, 1, 1, false), kept::entry, day -> {});
    }
    HallState replayed = HallState.empty();

    JournalHistory.read(dir.resolve("tiny.journal"), replayed::apply);

    assertThat(replayed.seq()).isEqualTo(outcome.entries()).isGreaterThan(1_000);
    assertThat(replayed.digest()).isEqualTo(outcome.digest());
  }

  private static VirtualRun.Outcome run(HallPlan plan, long seed, int days) {
    return VirtualRun.run(
        new VirtualRun.Options(plan, seed, days, 1, false), entry -> {}, day -> {});
  }
}

package io.jiaohao.sim.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.core.HallState;
import io.jiaohao.journal.JournalHistory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Virtual days are kept as a journal like any other. */
class KeptJournalTest {
  private static final int MORE_THAN_A_BATCH = 1_000;

  @Test
  void theJournalLeadsToTheSameHall(@TempDir Path dir) throws Exception {
    VirtualRun.Outcome outcome;
    try (KeptJournal kept = new KeptJournal(dir, "tiny", () -> 0)) {
      outcome =
          VirtualRun.run(
              new VirtualRun.Options(TinyHall.plan(), 7, 3, 1, false), kept::entry, day -> {});
    }
    HallState replayed = HallState.empty();

    JournalHistory.read(dir.resolve("tiny.journal"), replayed::apply);

    assertThat(replayed.seq()).isEqualTo(outcome.entries()).isGreaterThan(MORE_THAN_A_BATCH);
    assertThat(replayed.digest()).isEqualTo(outcome.digest());
  }
}

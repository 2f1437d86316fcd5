package io.jiaohao.perf;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.engine.Recovery;
import io.jiaohao.engine.Snapshots;
import io.jiaohao.engine.SystemHallClock;
import io.jiaohao.journal.Pace;
import io.jiaohao.journal.SnapshotFiles;
import io.jiaohao.journal.SqliteJournal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
  private static final long ENTRIES = 60_000;

  @TempDir Path data;

  @Test
  void theSameHallComesBackWithAndWithoutTheSnapshot() throws Exception {
    SystemHallClock clock = SystemHallClock.real();
    History.write(data, ENTRIES, clock);

    try (SqliteJournal journal = SqliteJournal.open(data, LargeHall.ID, clock::stopwatchNanos)) {
      Recovery.Recovered with = Recovery.recover(journal, new SnapshotFiles(data, LargeHall.ID, Pace.FULL));
      Recovery.Recovered without = Recovery.recover(journal, Snapshots.NONE);

      assertThat(with.snapshotSeq()).isBetween(1L, ENTRIES - 1);
      assertThat(without.replayed()).isGreaterThanOrEqualTo(ENTRIES);
      assertThat(with.hall().digest()).isEqualTo(without.hall().digest());
      with.hall().checkInvariants();
    }
  }
}

package io.jiaohao.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.core.Command;
import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.HallState;
import io.jiaohao.engine.Snapshots.Snapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What format 5 added, as it was written once: evacuations. The files never change; the hex was
 * typed from the schema, not printed by the encoder.
 */
class FifthFormatTest {
  private static final long AT_MS = 1_790_000_003_000L;
  private static final Entry BEGAN =
      new Entry(
          1,
          AT_MS,
          1,
          Optional.empty(),
          new Command.Evacuate("E"),
          List.of(new Event.EvacuationBegan("E", AT_MS)));
  private static final Entry ENDED =
      new Entry(
          2,
          AT_MS,
          1,
          Optional.empty(),
          new Command.EndEvacuation(""),
          List.of(new Event.EvacuationEnded("E", 120_000)));

  private static final String BEGAN_HEX =
      "08 01" // sequence
          + " 10 b8 ef c1 a2 8c 34" // stamp
          + " 18 01" // epoch
          + " 22 04 78 69 61 6e" // hall
          + " 3a 06 f2 02 03 0a 01 45" // command 46, 3 bytes: evacuate E
          + " 42 0d ea 02 0a 0a 01 45" // event 45, 10 bytes: E is being evacuated
          + " 10 b8 ef c1 a2 8c 34"; // since then

  private static final String ENDED_HEX =
      "08 02 10 b8 ef c1 a2 8c 34 18 01 22 04 78 69 61 6e"
          + " 3a 03 fa 02 00" // command 47: end all
          + " 42 0a f2 02 07 0a 01 45" // event 46, 7 bytes: people come back into E
          + " 10 c0 a9 07"; // 120,000 ms later

  @TempDir Path dir;

  @Test
  void anEntrysBytesAreThoseOfTheSchema() throws Exception {
    JournalFiles.assertBytes(BEGAN, BEGAN_HEX);
    JournalFiles.assertBytes(ENDED, ENDED_HEX);
  }

  @Test
  void theFileReadsAsItWasWritten() throws Exception {
    assertThat(JournalFiles.goldenEntries("format-5.journal", dir)).containsExactly(BEGAN, ENDED);
  }

  @Test
  void theSnapshotReadsAsItWasWritten() throws Exception {
    Snapshot snapshot = SnapshotFormat.read(JournalFiles.golden("format-4.snapshot"));
    HallState hall = HallState.empty();
    hall.apply(BEGAN);

    assertThat(snapshot.image()).isEqualTo(hall.image());
    assertThat(JournalFiles.bytes(snapshot)).isEqualTo(JournalFiles.golden("format-4.snapshot"));
  }
}

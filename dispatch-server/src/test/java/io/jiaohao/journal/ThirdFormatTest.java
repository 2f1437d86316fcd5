package io.jiaohao.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.core.Command;
import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.Origin;
import io.jiaohao.engine.Snapshots.Snapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Format 3 as it was written once. The files never change; what they hold is typed in {@link
 * ThirdFormat}. The hex was typed from the page, not printed by the encoder.
 */
class ThirdFormatTest {
  private static final Entry ENTRY =
      new Entry(
          1,
          1_790_000_003_000L,
          1,
          Optional.of(new Origin("w7", 9)),
          new Command.FinishService("E01", 31, "done"),
          List.of(new Event.ServiceFinished(31, "done", 60_000)));

  private static final String ENTRY_HEX =
      "08 01" // sequence
          + " 10 b8 ef c1 a2 8c 34" // stamp
          + " 18 01" // epoch
          + " 22 04 78 69 61 6e" // hall
          + " 2a 02 77 37" // device
          + " 30 09" // request id
          + " 3a 0f 6a 0d" // command 13, 13 bytes: finish service
          + " 0a 03 45 30 31 10 1f 1a 04 64 6f 6e 65"
          + " 42 0e 6a 0c" // event 13, 12 bytes: service finished
          + " 08 1f 12 04 64 6f 6e 65 18 e0 d4 03"; // with overtime, 60,000 ms

  @TempDir Path dir;

  @Test
  void anEntrysBytesAreThoseOnThePage() throws Exception {
    JournalFiles.assertBytes(ENTRY, ENTRY_HEX);
  }

  @Test
  void theFileReadsAsItWasWritten() throws Exception {
    assertThat(JournalFiles.goldenEntries("format-3.journal", dir))
        .isEqualTo(ThirdFormat.entries());
  }

  @Test
  void theSnapshotReadsAsItWasWritten() throws Exception {
    Snapshot snapshot = SnapshotFormat.read(JournalFiles.golden("format-3.snapshot"));
    assertThat(snapshot.image()).isEqualTo(ThirdFormat.image());
    byte[] again = JournalFiles.bytes(snapshot);
    assertThat(SnapshotFormat.read(again)).isEqualTo(snapshot);
    assertThat(again).hasSameSizeAs(JournalFiles.golden("format-3.snapshot"));
  }
}

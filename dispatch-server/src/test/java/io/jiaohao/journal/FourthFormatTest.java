package io.jiaohao.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.core.Command;
import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What format 4 added, as it was written once. The file never changes; the hex was typed from the
 * schema, not printed by the encoder.
 */
class FourthFormatTest {
  private static final Entry ENTRY =
      new Entry(
          1,
          1_790_000_003_000L,
          1,
          Optional.empty(),
          new Command.RegainDevice("E01"),
          List.of(new Event.DeviceBack("E01", 1_790_000_033_000L)));

  private static final String ENTRY_HEX =
      "08 01" // sequence
          + " 10 b8 ef c1 a2 8c 34" // stamp
          + " 18 01" // epoch
          + " 22 04 78 69 61 6e" // hall
          + " 3a 07 4a 05 0a 03 45 30 31" // command 9, 5 bytes: regain device E01
          + " 42 0e 4a 0c 0a 03 45 30 31" // event 9, 12 bytes: device E01 is back
          + " 10 e8 d9 c3 a2 8c 34"; // with the deadline of its call

  @TempDir Path dir;

  @Test
  void anEntrysBytesAreThoseOfTheSchema() throws Exception {
    JournalFiles.assertBytes(ENTRY, ENTRY_HEX);
  }

  @Test
  void theFileReadsAsItWasWritten() throws Exception {
    assertThat(JournalFiles.goldenEntries("format-4.journal", dir)).containsExactly(ENTRY);
  }
}

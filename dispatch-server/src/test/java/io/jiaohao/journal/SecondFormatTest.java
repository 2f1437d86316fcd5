package io.jiaohao.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jiaohao.core.Command;
import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.Origin;
import io.jiaohao.engine.EntryHash;
import io.jiaohao.engine.Snapshots.Snapshot;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Format 2 as it was written once. The files never change; what they hold is typed in {@link
 * SecondFormat}. The hex was typed from the page, not printed by the encoder.
 */
class SecondFormatTest {
  private static final Entry ENTRY =
      new Entry(
          1,
          1_790_000_003_000L,
          1,
          Optional.of(new Origin("w7", 9)),
          new Command.HoldTicket("E01", 31, "copy", 1_790_000_600_000L),
          List.of(new Event.TicketHeld(31, "copy", 1_790_000_600_000L, 1_790_000_003_000L)));

  private static final String ENTRY_HEX =
      "08 01" // sequence
          + " 10 b8 ef c1 a2 8c 34" // stamp
          + " 18 01" // epoch
          + " 22 04 78 69 61 6e" // hall
          + " 2a 02 77 37" // device
          + " 30 09" // request id
          + " 3a 17 d2 01 14" // command 26, 20 bytes: hold ticket
          + " 0a 03 45 30 31 10 1f 1a 04 63 6f 70 79 20 c0 a7 e6 a2 8c 34"
          + " 42 19 c2 01 16" // event 24, 22 bytes: ticket held
          + " 08 1f 12 04 63 6f 70 79 18 c0 a7 e6 a2 8c 34 20 b8 ef c1 a2 8c 34";

  private static final int SNAPSHOT_FORMAT_AT = 8;

  @TempDir Path dir;

  @Test
  void anEntrysBytesAreThoseOnThePage() throws Exception {
    JournalFiles.assertBytes(ENTRY, ENTRY_HEX);
  }

  @Test
  void theFileReadsAsItWasWritten() throws Exception {
    assertThat(JournalFiles.goldenEntries("format-2.journal", dir))
        .isEqualTo(SecondFormat.entries());
  }

  @Test
  void theFileHoldsEveryKindOfCommandAndEvent() {
    List<Entry> entries = SecondFormat.entries();
    assertThat(entries.stream().map(entry -> nameOf(entry.command().getClass())))
        .containsAll(kinds(Command.class));
    assertThat(
            entries.stream()
                .flatMap(entry -> entry.events().stream())
                .map(event -> nameOf(event.getClass())))
        .containsAll(kinds(Event.class));
  }

  private static List<String> kinds(Class<?> sealed) {
    return Stream.of(sealed.getPermittedSubclasses())
        .map(SecondFormatTest::nameOf)
        .filter(kind -> !kind.contains("Evacuat")) // they came with format 5
        .toList();
  }

  private static String nameOf(Class<?> kind) {
    return kind.getSimpleName();
  }

  @Test
  void theSnapshotReadsAsItWasWritten() throws Exception {
    Snapshot snapshot = SnapshotFormat.read(JournalFiles.golden("format-2.snapshot"));
    assertThat(snapshot.image()).isEqualTo(SecondFormat.image());
    byte[] again = withFormat(JournalFiles.bytes(snapshot), 2);
    assertThat(SnapshotFormat.read(again)).isEqualTo(snapshot);
    assertThat(again).hasSameSizeAs(JournalFiles.golden("format-2.snapshot"));
  }

  /**
   * Such a snapshot has none of the later fields; only its format number tells it from a new one.
   */
  @Test
  void aSnapshotOfFormatOneIsReadAndOneOfFormatFiveIsNot() throws Exception {
    WorkingHall working = new WorkingHall(3);
    working.work(1);
    Snapshot snapshot = new Snapshot(working.hall.image(), EntryHash.START);
    byte[] bytes = JournalFiles.bytes(snapshot);
    assertThat(SnapshotFormat.read(withFormat(bytes, 1)).image()).isEqualTo(snapshot.image());
    assertThatThrownBy(() -> SnapshotFormat.read(withFormat(bytes, 5)))
        .hasMessageContaining("snapshot format 5 (expected: 1 to 4)");
  }

  static byte[] withFormat(byte[] bytes, int format) {
    byte[] changed = bytes.clone();
    ByteBuffer.wrap(changed).putInt(SNAPSHOT_FORMAT_AT, format);
    int sumAt = changed.length - 32;
    byte[] sum = Hashing.sha256().digest(Arrays.copyOf(changed, sumAt));
    System.arraycopy(sum, 0, changed, sumAt, sum.length);
    return changed;
  }
}

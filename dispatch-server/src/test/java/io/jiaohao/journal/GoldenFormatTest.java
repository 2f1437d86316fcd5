package io.jiaohao.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.core.Command;
import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.Origin;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Format 1 as it was written once. The file {@code format-1.journal} never changes; its text may
 * gain a field that older entries did not have. The hex was typed from the page, not printed by the
 * encoder.
 */
class GoldenFormatTest {
  private static final Entry ENTRY =
      new Entry(
          1,
          1_790_000_003_000L,
          1,
          Optional.of(new Origin("k1", 7)),
          new Command.CancelTicket(5),
          List.of(new Event.TicketCancelled(5)));

  private static final String ENTRY_HEX =
      "08 01" // sequence
          + " 10 b8 ef c1 a2 8c 34" // stamp
          + " 18 01" // epoch
          + " 22 04 78 69 61 6e" // hall
          + " 2a 02 6b 31" // device
          + " 30 07" // request id
          + " 3a 04 2a 02 08 05" // command: cancel ticket 5
          + " 42 04 2a 02 08 05"; // event: ticket 5 cancelled

  private static final String HASH_HEX =
      "c1461a1f05e63739b0693c5cc5470f9978fe3ef88054d749c56c4d2c7a637b21";

  @TempDir Path dir;
  private Path golden;

  @BeforeEach
  void copy() throws Exception {
    golden = dir.resolve(JournalFiles.FILE);
    Files.write(golden, JournalFiles.golden("format-1.journal"));
  }

  private static byte[] hex(String spaced) {
    return HexFormat.of().parseHex(spaced.replace(" ", ""));
  }

  @Test
  void anEntrysBytesAreThoseOnThePage() throws Exception {
    EntryCodec codec = new EntryCodec("xian");
    assertThat(codec.encode(ENTRY)).isEqualTo(hex(ENTRY_HEX));
    assertThat(codec.decode(hex(ENTRY_HEX))).isEqualTo(ENTRY);
  }

  @Test
  void aRowsBytesAreThoseOnThePage() throws Exception {
    String second = ENTRY_HEX.replace("08 01 10", "08 02 10");
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    sha256.update(hex(HASH_HEX));
    String secondHash = HexFormat.of().formatHex(sha256.digest(hex(second)));
    Entry next = new Entry(2, ENTRY.atMs(), 1, ENTRY.origin(), ENTRY.command(), ENTRY.events());
    assertThat(new BatchWriter(new EntryCodec("xian")).write(List.of(ENTRY, next), new byte[32]))
        .isEqualTo(hex("23" + ENTRY_HEX + HASH_HEX + "23" + second + secondHash));
  }

  @Test
  void theOldFileReadsAsItDid() throws Exception {
    StringWriter out = new StringWriter();
    int status =
        new CommandLine(new JournalCommand())
            .setOut(new PrintWriter(out))
            .execute("dump", golden.toString());
    assertThat(status).isZero();
    String expected = new String(JournalFiles.golden("format-1.txt"), StandardCharsets.UTF_8);
    assertThat(out.toString().lines()).containsExactlyElementsOf(expected.lines().toList());
  }

  @Test
  void theOldFileHoldsEveryKindOfCommandAndEventOfItsTime() throws Exception {
    String text = new String(JournalFiles.golden("format-1.txt"), StandardCharsets.UTF_8);
    assertThat(text)
        .contains(
            " AdoptPlan[", " Resume[", " Tick[", " IssueTicket[", " CancelTicket[", " OpenWindow[")
        .contains(" CloseWindow[", " LoseDevice[", " RegainDevice[", " CallNext[", " Recall[")
        .contains(" StartService[", " FinishService[", " MarkNoShow[", " ReturnTicket[")
        .contains(" PlanAdopted[", " DayTurned[", " HallResumed[", " TicketIssued[")
        .contains(" TicketCancelled[", " WindowOpened[", " WindowClosed[", " DeviceLost[")
        .contains(" DeviceBack[", " TicketCalled[", " CallAnnounced[", " ServiceStarted[")
        .contains(" ServiceFinished[", " TicketDeferred[", " TicketPassed[", " TicketReturned[");
  }

  @Test
  void theOldFileCanBeWrittenOn() throws Exception {
    try (SqliteJournal journal = SqliteJournal.open(dir, "xian", System::nanoTime)) {
      assertThat(journal.lastSeq()).isEqualTo(120);
      assertThat(journal.lastHash())
          .hasToString("4eda72bdb65044d447c1b256db75c49c551ac1d0740ab045acc0b8ecea5d0d3e");
      TestEntries.commit(journal, 121, 121);
      assertThat(TestEntries.read(journal)).hasSize(121);
    }
    assertThat(formatOf(golden))
        .as("an older version must not read it any more")
        .isEqualTo(JournalLimits.FORMAT);
  }

  private static int formatOf(Path file) throws Exception {
    try (Connection connection = SqliteFile.openForReading(file);
        ResultSet meta = connection.createStatement().executeQuery("SELECT format FROM meta")) {
      return meta.getInt(1);
    }
  }
}

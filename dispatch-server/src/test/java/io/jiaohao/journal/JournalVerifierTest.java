package io.jiaohao.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jiaohao.core.Command;
import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.engine.JournalException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalVerifierTest {
  @TempDir Path dir;
  private final WorkingHall working = new WorkingHall(5);

  private Path file() {
    return dir.resolve(JournalFiles.FILE);
  }

  private void write(List<Entry> entries) throws Exception {
    try (SqliteJournal journal = SqliteJournal.open(dir, "xian", System::nanoTime)) {
      for (Entry entry : entries) {
        TestEntries.Outcome outcome = new TestEntries.Outcome();
        journal.commit(List.of(entry), outcome);
        assertThat(outcome.committed).isOne();
      }
    }
  }

  @Test
  void aHistoryThatTheRulesDecidedIsSound() throws Exception {
    List<Entry> entries = working.work(400);
    write(entries);
    VerifyReport report = JournalVerifier.verify(file());
    assertThat(report.faults()).isEmpty();
    assertThat(report.isSound()).isTrue();
    assertThat(report.hall()).isEqualTo("xian");
    assertThat(report.entries()).isEqualTo(400);
    assertThat(report.batches()).isEqualTo(400);
    assertThat(report.firstMs()).isEqualTo(entries.get(0).atMs());
    assertThat(report.lastMs()).isEqualTo(entries.get(399).atMs());
    assertThat(report.digest()).isEqualTo(working.hall.digest());
  }

  @Test
  void checkingChangesNothing() throws Exception {
    write(working.work(50));
    byte[] before = Files.readAllBytes(file());
    JournalVerifier.verify(file());
    assertThat(file()).hasBinaryContent(before);
  }

  @Test
  void whatTheRulesWouldNotHaveDecidedIsNamed() throws Exception {
    List<Entry> entries = new ArrayList<>(working.work(40));
    long nextTicket = working.hall.image().lastTicketId() + 1;
    long atMs = working.hall.atMs() + 1;
    entries.add(
        new Entry(
            41,
            atMs,
            1,
            Optional.empty(),
            new Command.CancelTicket(nextTicket + 5),
            List.of(new Event.DeviceLost("E01"))));
    write(entries);
    VerifyReport report = JournalVerifier.verify(file());
    assertThat(report.faults()).hasSize(1);
    assertThat(report.faults().get(0))
        .contains("entry 41: decided now: Refused")
        .contains("on record: [DeviceLost[window=E01]]");
    assertThat(report.entries()).isEqualTo(41);
  }

  @Test
  void anEntryThatDoesNotFitTheHallEndsTheDecidingButNotTheReading() throws Exception {
    List<Entry> entries = new ArrayList<>(working.work(40));
    long atMs = working.hall.atMs();
    Command tick = new Command.Tick();
    entries.add(
        new Entry(41, atMs, 1, Optional.empty(), tick, List.of(new Event.TicketPassed(9_999))));
    entries.add(
        new Entry(42, atMs, 1, Optional.empty(), tick, List.of(new Event.DeviceBack("E01", 0))));
    write(entries);
    VerifyReport report = JournalVerifier.verify(file());
    assertThat(report.entries()).isEqualTo(42);
    assertThat(report.faults()).hasSize(2);
    assertThat(report.faults().get(1)).contains("entry 41: does not fit the hall");
  }

  @Test
  void aStampThatGoesBackIsNamed() throws Exception {
    List<Entry> entries = new ArrayList<>(working.work(3));
    Entry last = entries.get(2);
    entries.set(
        2,
        new Entry(
            3,
            entries.get(1).atMs() - 1,
            last.epoch(),
            last.origin(),
            last.command(),
            last.events()));
    write(entries);
    assertThat(JournalVerifier.verify(file()).faults())
        .anyMatch(fault -> fault.contains("entry 3: stamp "));
  }

  @Test
  void damageIsReportedWithWhatWasSoundBeforeIt() throws Exception {
    write(working.work(60));
    JournalFiles.sql(dir, "DELETE FROM batch WHERE first_seq = 31");
    VerifyReport report = JournalVerifier.verify(file());
    assertThat(report.isSound()).isFalse();
    assertThat(report.entries()).isEqualTo(30);
    assertThat(report.faults())
        .containsExactly(file() + ": entry 31 is missing: the next row begins with 32");
  }

  @Test
  void damageInTheLogOfAStoppedServerIsReported() throws Exception {
    Path killed = dir.resolve("killed");
    try (SqliteJournal journal = SqliteJournal.open(dir, "xian", System::nanoTime)) {
      for (Entry entry : working.work(10)) {
        journal.commit(List.of(entry), new TestEntries.Outcome());
      }
      JournalFiles.killedCopy(dir, killed);
      assertThat(JournalVerifier.verify(file()).isSound()).isTrue();
    }
    JournalFiles.flip(killed.resolve(JournalFiles.WAL), 5_000, 1);
    VerifyReport report = JournalVerifier.verify(killed.resolve(JournalFiles.FILE));
    assertThat(report.faults())
        .anyMatch(fault -> fault.contains("xian.journal-wal: damaged at byte "));
  }

  @Test
  void whatIsNoJournalIsRefused() throws Exception {
    assertThatThrownBy(() -> JournalVerifier.verify(file()))
        .isInstanceOf(JournalException.class)
        .hasMessage(file() + ": no such file");
    Files.writeString(file(), "no database at all");
    assertThatThrownBy(() -> JournalVerifier.verify(file())).isInstanceOf(JournalException.class);
  }
}

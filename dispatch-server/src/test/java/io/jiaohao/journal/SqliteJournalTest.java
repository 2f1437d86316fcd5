package io.jiaohao.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.jiaohao.core.Entry;
import io.jiaohao.engine.Journal;
import io.jiaohao.engine.JournalException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteJournalTest extends JournalContract {
  @TempDir Path dir;

  @Override
  protected Journal open() throws JournalException {
    return SqliteJournal.open(dir, "xian", System::nanoTime);
  }

  @Test
  void aSecondWriterIsRefused() throws Exception {
    commit(1, 1);
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(this::open)
          .isInstanceOf(JournalException.class)
          .hasMessage(dir.resolve("xian.journal") + " is being written by this process already");
    }
    commit(2, 2);
    journal.close();
    journal = open();
    assertThat(journal.lastSeq()).isEqualTo(2);
  }

  @Test
  void aHallsNameMustFitInAFilesName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SqliteJournal.open(dir, "../xian", System::nanoTime))
        .withMessageStartingWith("hall: ../xian (expected: ");
  }

  @Test
  void aBatchOfManyThousandsIsOneRowAndOneTransaction() throws Exception {
    commit(1, 20_000);
    commit(20_001, 20_001);
    JournalFiles.killedCopy(dir, dir.resolve("killed"));
    try (SqliteJournal killed =
        SqliteJournal.open(dir.resolve("killed"), "xian", System::nanoTime)) {
      assertThat(killed.unfinishedEnd()).isEmpty();
      assertThat(TestEntries.read(killed)).isEqualTo(entries(1, 20_001));
    }
    assertThat(JournalVerifier.verify(dir.resolve("xian.journal")).batches()).isEqualTo(2);
  }

  @Test
  void readsWhatIsStampedFromAMomentOnUpToAnEntry() throws Exception {
    try (SqliteJournal journal =
        SqliteJournal.open(dir.resolve("other"), "xian", System::nanoTime)) {
      long last = 0;
      for (long size : new long[] {1, 7, 1, 1, 30, 2, 8}) {
        TestEntries.commit(journal, last + 1, last + size);
        last += size;
      }
      for (long from = 0; from <= last + 1; from++) {
        for (long to = 0; to <= last; to += 3) {
          List<Entry> read = new ArrayList<>();
          long fromMs = TestEntries.OPENING_MS + 1_000 * from;
          journal.readSince(fromMs, to, (entry, hash) -> read.add(entry));
          assertThat(read).isEqualTo(TestEntries.entries(Math.max(1, from), to));
        }
      }
    }
  }

  @Test
  void readsNothingOfAnEmptyJournal() throws Exception {
    try (SqliteJournal journal =
        SqliteJournal.open(dir.resolve("other"), "xian", System::nanoTime)) {
      journal.readSince(0, 0, (entry, hash) -> fail("there is nothing"));
    }
  }
}

package io.jiaohao.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jiaohao.engine.Journal;
import io.jiaohao.engine.JournalException;
import java.nio.file.Path;
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
}

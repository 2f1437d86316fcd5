package io.jiaohao.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jiaohao.core.Entry;
import io.jiaohao.engine.JournalDamagedException;
import io.jiaohao.engine.JournalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damage before the end: the journal refuses, and says where, rather than give another history. */
class DamageTest {
  private static final int FRAME = WalFormat.FRAME_HEADER_BYTES + 4_096;
  private static final int BATCHES = 40;
  private static final int BATCH = 3;

  @TempDir Path dir;
  private Path closed;
  private int copies;

  @BeforeEach
  void writeAndClose() throws Exception {
    closed = dir.resolve("closed");
    try (SqliteJournal journal = open(closed)) {
      for (int i = 0; i < BATCHES; i++) {
        TestEntries.commit(journal, (long) BATCH * i + 1, (long) BATCH * (i + 1));
      }
    }
  }

  private static SqliteJournal open(Path in) throws JournalException {
    return SqliteJournal.open(in, "xian", System::nanoTime);
  }

  private Path copy() throws IOException {
    return JournalFiles.killedCopy(closed, dir.resolve("copy-" + copies++));
  }

  private static List<Entry> openAndRead(Path in) throws Exception {
    try (SqliteJournal journal = open(in)) {
      return TestEntries.read(journal);
    }
  }

  private Path changed(String... sql) throws Exception {
    Path copy = copy();
    JournalFiles.sql(copy, sql);
    return copy;
  }

  @Test
  void aMissingBatchIsNamed() throws Exception {
    Path copy = changed("DELETE FROM batch WHERE first_seq = 7");
    assertThatThrownBy(() -> openAndRead(copy))
        .isInstanceOf(JournalDamagedException.class)
        .hasMessage(
            copy.resolve("xian.journal") + ": entry 7 is missing: the next row begins with 10");
  }

  @Test
  void theFirstBatchMissingIsNamed() throws Exception {
    Path copy = changed("DELETE FROM batch WHERE first_seq = 1");
    assertThatThrownBy(() -> openAndRead(copy))
        .isInstanceOf(JournalDamagedException.class)
        .hasMessageContaining("entry 1 is missing");
  }

  @Test
  void swappedBatchesAreNamed() throws Exception {
    Path copy =
        changed(
            "UPDATE batch SET entries = CASE first_seq"
                + " WHEN 4 THEN (SELECT entries FROM batch WHERE first_seq = 7)"
                + " ELSE (SELECT entries FROM batch WHERE first_seq = 4) END"
                + " WHERE first_seq IN (4, 7)");
    assertThatThrownBy(() -> openAndRead(copy))
        .isInstanceOf(JournalDamagedException.class)
        .hasMessageContaining("row 4, entry 4: its hash does not follow");
  }

  @Test
  void aRowThatSaysMoreThanItHoldsIsNamed() throws Exception {
    Path copy = changed("UPDATE batch SET last_seq = 13 WHERE first_seq = 10");
    assertThatThrownBy(() -> openAndRead(copy))
        .isInstanceOf(JournalDamagedException.class)
        .hasMessageContaining("row 10, entry 13: the row ends before it (expected: up to 13)");
    Path atTheEnd = changed("UPDATE batch SET last_seq = 121 WHERE last_seq = 120");
    assertThatThrownBy(() -> openAndRead(atTheEnd))
        .isInstanceOf(JournalDamagedException.class)
        .hasMessageContaining("row 118 ends with entry 120 (expected: 121)");
  }

  @Test
  void aCutRowIsNamed() throws Exception {
    Path copy = changed("UPDATE batch SET entries = substr(entries, 1, 40) WHERE first_seq = 10");
    assertThatThrownBy(() -> openAndRead(copy))
        .isInstanceOf(JournalDamagedException.class)
        .hasMessageContaining("row 10, entry 10: record of ");
  }

  @Test
  void aMissingTableIsDamage() throws Exception {
    Path copy = changed("DROP TABLE batch");
    assertThatThrownBy(() -> openAndRead(copy))
        .isInstanceOf(JournalDamagedException.class)
        .hasMessageContaining("no such table: batch");
    Path noMeta = changed("DROP TABLE meta");
    assertThatThrownBy(() -> openAndRead(noMeta))
        .isInstanceOf(JournalDamagedException.class)
        .hasMessageContaining("no such table: meta");
  }

  @Test
  void anotherHallsFileIsRefused() throws Exception {
    Path copy = changed("UPDATE meta SET hall = 'baoji'");
    assertThatThrownBy(() -> openAndRead(copy))
        .isInstanceOf(JournalDamagedException.class)
        .hasMessageContaining("hall baoji (expected: xian)");
  }

  @Test
  void aNewerFormatIsRefused() throws Exception {
    Path copy = changed("UPDATE meta SET format = 6");
    assertThatThrownBy(() -> openAndRead(copy))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("format 6 (expected: 1 to 5): written by a newer version of Jiaohao");
  }

  @Test
  void aLogWithoutItsMainFileIsDamage() throws Exception {
    Path copy = dir.resolve("killed");
    try (SqliteJournal journal = open(dir.resolve("live"))) {
      TestEntries.commit(journal, 1, 1);
      JournalFiles.killedCopy(dir.resolve("live"), copy);
    }
    Files.delete(copy.resolve(JournalFiles.FILE));
    assertThatThrownBy(() -> open(copy))
        .isInstanceOf(JournalDamagedException.class)
        .hasMessageContaining("xian.journal is missing, but its xian.journal-wal is there");
    assertThat(copy.resolve(JournalFiles.WAL)).exists();
  }

  @Test
  void aFlippedBitInTheMainFileIsRefusedOrHarmless() throws Exception {
    byte[] bytes = Files.readAllBytes(closed.resolve(JournalFiles.FILE));
    List<Entry> whole = TestEntries.entries(1, (long) BATCHES * BATCH);
    int step = Boolean.getBoolean("jiaohao.long") ? 3 : 61;
    int refused = 0;
    int tried = 0;
    for (int at = 0; at < bytes.length; at += at < 128 ? 1 : step) {
      Path copy = copy();
      JournalFiles.flip(copy.resolve(JournalFiles.FILE), at, at % 8);
      tried++;
      try {
        assertThat(openAndRead(copy)).as("bit flipped at %d", at).isEqualTo(whole);
      } catch (JournalException e) {
        assertThat(e).as("bit flipped at %d", at).hasMessageContaining("xian.journal");
        refused++;
      }
    }
    assertThat(refused).isBetween(tried / 2, tried - 1);
  }

  @Test
  void aFlippedBitInABatchOfTheMainFileNamesTheEntry() throws Exception {
    Path copy = copy();
    Path file = copy.resolve(JournalFiles.FILE);
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    JournalFiles.flip(file, text.indexOf("A050"), 0);
    assertThatThrownBy(() -> openAndRead(copy))
        .isInstanceOf(JournalDamagedException.class)
        .hasMessageContaining("row 49, entry 50: its hash does not follow");
  }

  /** Five batches in the log, none of them in the main file yet. */
  private List<Long> writeAndKill(Path killed) throws Exception {
    List<Long> ends = new ArrayList<>(List.of((long) WalFormat.HEADER_BYTES));
    Path live = dir.resolve("live");
    try (SqliteJournal journal = open(live)) {
      for (int seq = 1; seq <= 5; seq++) {
        TestEntries.commit(journal, seq, seq);
        ends.add(Files.size(live.resolve(JournalFiles.WAL)));
      }
      JournalFiles.killedCopy(live, killed);
    }
    return ends;
  }

  @Test
  void aFlippedBitInTheLogBeforeItsLastBatchIsRefused() throws Exception {
    Path killed = dir.resolve("killed");
    List<Long> ends = writeAndKill(killed);
    for (long at = 0; at < ends.get(4); at += (at - 32) % FRAME < 40 ? 1 : 173) {
      Path copy = JournalFiles.killedCopy(killed, dir.resolve("copy-" + copies++));
      JournalFiles.flip(copy.resolve(JournalFiles.WAL), at, (int) at % 8);
      long lastGood = 0;
      for (int seq = 1; seq <= 4; seq++) {
        lastGood = ends.get(seq) <= at ? seq : lastGood;
      }
      long expected = lastGood;
      assertThatThrownBy(() -> openAndRead(copy))
          .as("bit flipped at %d", at)
          .isInstanceOf(JournalDamagedException.class)
          .hasMessageContaining("xian.journal-wal: damaged at byte ")
          .hasMessageEndingWith("the last good entry is " + expected);
      assertThatThrownBy(() -> open(copy))
          .as("the refusal has changed nothing")
          .isInstanceOf(JournalDamagedException.class);
    }
  }

  @Test
  void aFlippedBitInTheLastBatchOfTheLogCannotBeToldFromAnUnfinishedOne() throws Exception {
    Path killed = dir.resolve("killed");
    List<Long> ends = writeAndKill(killed);
    JournalFiles.flip(killed.resolve(JournalFiles.WAL), ends.get(5) - 100, 3);
    try (SqliteJournal journal = open(killed)) {
      assertThat(TestEntries.read(journal)).isEqualTo(TestEntries.entries(1, 4));
      assertThat(journal.unfinishedEnd()).isPresent();
    }
  }
}

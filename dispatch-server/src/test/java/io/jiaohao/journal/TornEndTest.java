package io.jiaohao.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.core.Entry;
import io.jiaohao.engine.JournalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** C03: a server stopped in the middle of a write, and what is written after it. */
class TornEndTest {
  private static final int BIG_BATCH = 200;
  private static final int FRAME = WalFormat.FRAME_HEADER_BYTES + 4_096;

  @TempDir Path dir;
  private final List<Long> ends = new ArrayList<>();
  private SqliteJournal live;
  private int copies;

  @BeforeEach
  void open() throws Exception {
    live = open(dir.resolve("live"));
  }

  @AfterEach
  void close() throws Exception {
    live.close();
  }

  private static SqliteJournal open(Path in) throws JournalException {
    return SqliteJournal.open(in, "xian", System::nanoTime);
  }

  private Path wal() {
    return dir.resolve("live").resolve(JournalFiles.WAL);
  }

  /** Commits a batch and notes where the log ended after it. */
  private void commit(long first, long last) throws IOException {
    TestEntries.commit(live, first, last);
    ends.add(Files.size(wal()));
  }

  private Path killedCopy() throws IOException {
    return JournalFiles.killedCopy(dir.resolve("live"), dir.resolve("copy-" + copies++));
  }

  @Test
  void whereverTheLastRecordIsCutAllAcknowledgedStaysAndNothingHalfAppears() throws Exception {
    commit(1, 1);
    commit(2, 2);
    commit(3, 3);
    commit(4, 3 + BIG_BATCH);
    long[] lastSeqs = {1, 2, 3, 3 + BIG_BATCH};
    for (long cut : interestingCuts()) {
      Path killed = killedCopy();
      JournalFiles.cut(killed.resolve(JournalFiles.WAL), cut);
      long lastSeq = 0;
      long goodBytes = cut < WalFormat.HEADER_BYTES ? 0 : WalFormat.HEADER_BYTES;
      for (int i = 0; i < lastSeqs.length; i++) {
        lastSeq = ends.get(i) <= cut ? lastSeqs[i] : lastSeq;
        goodBytes = ends.get(i) <= cut ? ends.get(i) : goodBytes;
      }
      checkRecovery(killed, "cut at " + cut, lastSeq, goodBytes, cut - goodBytes);
    }
  }

  private SortedSet<Long> interestingCuts() {
    SortedSet<Long> cuts = new TreeSet<>(List.of(0L, 1L, 24L, 31L));
    long size = ends.get(ends.size() - 1);
    for (long frame = WalFormat.HEADER_BYTES; frame < size; frame += FRAME) {
      for (long in : new long[] {0, 1, 4, 5, 8, 16, 23, 24, 25, 2_000, FRAME - 1}) {
        cuts.add(frame + in);
      }
    }
    cuts.add(size);
    return cuts;
  }

  /** First start: a prefix and one report; entries after it stay; second start: no report. */
  private static void checkRecovery(
      Path killed, String how, long lastSeq, long goodBytes, long unfinishedBytes)
      throws Exception {
    try (SqliteJournal first = open(killed)) {
      assertThat(TestEntries.read(first)).as(how).isEqualTo(TestEntries.entries(1, lastSeq));
      if (unfinishedBytes == 0) {
        assertThat(first.unfinishedEnd()).as(how).isEmpty();
      } else {
        assertThat(first.unfinishedEnd())
            .as(how)
            .contains(
                new UnfinishedEnd(killed.resolve(JournalFiles.WAL), goodBytes, unfinishedBytes));
      }
      TestEntries.commit(first, lastSeq + 1, lastSeq + 1);
      TestEntries.commit(first, lastSeq + 2, lastSeq + 2);
      JournalFiles.killedCopy(killed, killed.resolve("again"));
    }
    try (SqliteJournal second = open(killed.resolve("again"))) {
      assertThat(second.unfinishedEnd()).as(how).isEmpty();
      assertThat(TestEntries.read(second)).as(how).isEqualTo(TestEntries.entries(1, lastSeq + 2));
    }
  }

  @Test
  void anyPageOfTheLastBatchMayBeMissingAfterAPowerCut() throws Exception {
    commit(1, 1);
    commit(2, 1 + BIG_BATCH);
    long frames = (ends.get(1) - ends.get(0)) / FRAME;
    assertThat(frames).isGreaterThan(5);
    for (int frame = 0; frame < frames; frame++) {
      for (int from : new int[] {0, WalFormat.FRAME_HEADER_BYTES, 512}) {
        Path killed = killedCopy();
        long at = ends.get(0) + (long) frame * FRAME + from;
        JournalFiles.overwrite(killed.resolve(JournalFiles.WAL), at, new byte[FRAME - from]);
        checkRecovery(
            killed,
            "frame " + frame + " zero from " + from,
            1,
            ends.get(0),
            ends.get(1) - ends.get(0));
      }
    }
  }

  @Test
  void theReportSaysFileAndOffset() throws Exception {
    commit(1, 1);
    commit(2, 2);
    Path killed = killedCopy();
    JournalFiles.cut(killed.resolve(JournalFiles.WAL), ends.get(1) - 10);
    try (SqliteJournal first = open(killed)) {
      assertThat(first.unfinishedEnd().orElseThrow())
          .hasToString(
              killed.resolve(JournalFiles.WAL)
                  + ": unfinished end of "
                  + (FRAME - 10)
                  + " bytes at byte "
                  + ends.get(0));
    }
  }

  @Test
  void framesOfAnEarlierRoundBehindTheEndAreNoUnfinishedEnd() throws Exception {
    commit(1, 1);
    commit(2, 1 + BIG_BATCH);
    // Copied whole, so that the next commit begins the log anew in front of the old frames.
    JournalFiles.sql(dir.resolve("live"), "PRAGMA wal_checkpoint(RESTART)");
    TestEntries.commit(live, 2 + BIG_BATCH, 2 + BIG_BATCH);
    assertThat(Files.size(wal())).isEqualTo(ends.get(1));
    Path killed = killedCopy();
    try (SqliteJournal first = open(killed)) {
      assertThat(first.unfinishedEnd()).isEmpty();
      List<Entry> entries = TestEntries.read(first);
      assertThat(entries).isEqualTo(TestEntries.entries(1, 2 + BIG_BATCH));
    }
  }
}

package io.jiaohao.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jiaohao.core.Entry;
import io.jiaohao.core.HallImage;
import io.jiaohao.engine.EntryHash;
import io.jiaohao.engine.Journal;
import io.jiaohao.engine.JournalDamagedException;
import io.jiaohao.engine.JournalException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every journal must do, whatever it is kept in. Each kind of journal extends this. */
public abstract class JournalContract {
  private static final int MANY = 300;

  protected Journal journal;

  /** Opens the hall's journal; the second time with what the first one committed. */
  protected abstract Journal open() throws Exception;

  @BeforeEach
  void begin() throws Exception {
    journal = open();
  }

  @AfterEach
  void end() throws Exception {
    journal.close();
  }

  protected static Entry entry(long seq) {
    return TestEntries.entry(seq);
  }

  protected static List<Entry> entries(long first, long last) {
    return TestEntries.entries(first, last);
  }

  protected void commit(long first, long last) {
    TestEntries.commit(journal, first, last);
  }

  protected List<Entry> all() throws JournalException {
    return TestEntries.read(journal, 1, EntryHash.START);
  }

  protected EntryHash hashAfter(long seq) throws JournalException {
    List<EntryHash> hashes = new ArrayList<>();
    hashes.add(EntryHash.START);
    journal.read(1, EntryHash.START, (entry, hash) -> hashes.add(hash));
    return hashes.get((int) seq);
  }

  @Test
  void aNewJournalIsEmpty() throws Exception {
    assertThat(journal.lastSeq()).isZero();
    assertThat(journal.lastHash()).isEqualTo(EntryHash.START);
    assertThat(all()).isEmpty();
  }

  @Test
  void theRequestsOfACommitAreHandedOverAsTheyWereWritten() {
    commit(1, 1);
    TestEntries.Outcome outcome = new TestEntries.Outcome();
    journal.commit(entries(2, 5), outcome);
    List<HallImage.Remembered> requests = new ArrayList<>();
    outcome.await().written.requests((origin, kept) -> requests.add(kept.read()));

    assertThat(requests)
        .isEqualTo(
            entries(2, 5).stream()
                .map(e -> new HallImage.Remembered(e.seq(), e.atMs(), e.command(), e.events()))
                .toList());
  }

  @Test
  void whatWasCommittedIsReadInOrder() throws Exception {
    commit(1, 1);
    commit(2, 5);
    commit(6, 6);
    assertThat(all()).isEqualTo(entries(1, 6));
    assertThat(journal.lastSeq()).isEqualTo(6);
    assertThat(journal.lastHash()).isEqualTo(hashAfter(6)).isNotEqualTo(hashAfter(5));
  }

  @Test
  void whatWasCommittedIsThereAfterOpeningAgain() throws Exception {
    commit(1, 3);
    EntryHash hash = journal.lastHash();
    journal.close();
    journal = open();
    assertThat(journal.lastSeq()).isEqualTo(3);
    assertThat(journal.lastHash()).isEqualTo(hash);
    commit(4, 4);
    assertThat(all()).isEqualTo(entries(1, 4));
  }

  @Test
  void entriesOfEveryKindAreKept() throws Exception {
    List<Entry> entries = new ArrayList<>();
    for (int seq = 1; seq <= MANY; seq++) {
      entries.add(new RandomEntries(seq).entry(seq));
    }
    TestEntries.Outcome outcome = new TestEntries.Outcome();
    journal.commit(entries, outcome);
    outcome.await();
    assertThat(outcome.committed).isOne();
    assertThat(all()).isEqualTo(entries);
  }

  @Test
  void aGapIsRefusedAndNothingIsWritten() throws Exception {
    commit(1, 2);
    TestEntries.Outcome outcome = new TestEntries.Outcome();
    assertThatIllegalStateException()
        .isThrownBy(() -> journal.commit(entries(4, 5), outcome))
        .withMessage("entry: 4 (expected: 3)");
    assertThatIllegalStateException()
        .isThrownBy(() -> journal.commit(List.of(entry(3), entry(5)), outcome));
    assertThatIllegalStateException().isThrownBy(() -> journal.commit(entries(2, 2), outcome));
    assertThatIllegalArgumentException().isThrownBy(() -> journal.commit(List.of(), outcome));
    assertThat(outcome.committed + outcome.failed.size()).isZero();
    commit(3, 3);
    assertThat(all()).isEqualTo(entries(1, 3));
  }

  @Test
  void aCommitIsAnsweredExactlyOnce() {
    TestEntries.Outcome outcome = new TestEntries.Outcome();
    journal.commit(entries(1, 4), outcome);
    outcome.await();
    assertThat(outcome.committed).isOne();
    assertThat(outcome.failed).isEmpty();
  }

  @Test
  void readingMayBeginAnywhere() throws Exception {
    commit(1, 4);
    commit(5, 5);
    commit(6, 9);
    for (long from = 1; from <= 10; from++) {
      assertThat(TestEntries.read(journal, from, hashAfter(from - 1))).isEqualTo(entries(from, 9));
    }
  }

  @Test
  void aReadingThatDoesNotContinueTheChainIsDamage() throws Exception {
    commit(1, 4);
    commit(5, 5);
    for (long from = 2; from <= 6; from++) {
      long seq = from;
      EntryHash wrong = hashAfter(from == 3 ? 3 : 2);
      if (!wrong.equals(hashAfter(from - 1))) {
        assertThatThrownBy(() -> TestEntries.read(journal, seq, wrong))
            .isInstanceOf(JournalDamagedException.class)
            .hasMessageContaining("entry " + (seq - 1));
      }
    }
  }

  @Test
  void aReadingFromBehindTheEndIsDamage() {
    commit(1, 4);
    assertThatThrownBy(() -> TestEntries.read(journal, 6, journal.lastHash()))
        .isInstanceOf(JournalDamagedException.class)
        .hasMessageContaining("entry 5 is missing");
  }

  @Test
  void whoReadsWhileOthersWriteSeesAPrefix() throws Exception {
    AtomicBoolean written = new AtomicBoolean();
    ExecutorService readers = Executors.newSingleThreadExecutor();
    try {
      Future<Integer> reads =
          readers.submit(
              () -> {
                int count = 0;
                for (boolean last = false; !last; count++) {
                  last = written.get();
                  List<Entry> seen = all();
                  assertThat(seen).isEqualTo(entries(1, seen.size()));
                  assertThat(seen).hasSize(last ? MANY : seen.size());
                }
                return count;
              });
      for (int seq = 1; seq <= MANY; seq += 3) {
        commit(seq, seq + 2);
      }
      written.set(true);
      assertThat(reads.get()).isPositive();
    } finally {
      readers.shutdownNow();
    }
  }
}

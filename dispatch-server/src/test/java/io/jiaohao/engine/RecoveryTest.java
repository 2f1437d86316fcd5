package io.jiaohao.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jiaohao.core.Command;
import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.HallImage;
import io.jiaohao.core.HallState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Recovery")
class RecoveryTest {
  private final EngineBench bench = new EngineBench();

  /** Keeps the one snapshot that a test gives it. */
  private record OneSnapshot(Snapshot snapshot) implements Snapshots {
    @Override
    public Optional<Snapshot> newest() {
      return Optional.of(snapshot);
    }

    @Override
    public void write(Snapshot other) {}
  }

  private void issue(int tickets) {
    for (int i = 0; i < tickets; i++) {
      bench.issue();
      bench.turn();
    }
  }

  private static Snapshots snapshotOf(HallState hall) {
    return new OneSnapshot(new Snapshots.Snapshot(hall.image(), FakeJournal.hashAfter(hall.seq())));
  }

  @Test
  @DisplayName("a snapshot and the entries after it give the same hall as the whole journal")
  void fromSnapshot() throws JournalException {
    issue(3);
    HallImage early = bench.keeper.hall().image();
    issue(4);

    Recovery.Recovered recovered = Recovery.recover(bench.journal, snapshotOf(HallState.of(early)));

    assertThat(recovered.snapshotSeq()).isEqualTo(early.seq());
    assertThat(recovered.replayed()).isEqualTo(4);
    assertThat(recovered.hall().digest()).isEqualTo(bench.keeper.hall().digest());
  }

  @Test
  @DisplayName(
      "a snapshot ahead of the journal refuses the start: acknowledged entries are missing")
  void snapshotAheadOfTheJournal() throws JournalException {
    issue(3);
    HallState ahead = HallState.of(bench.keeper.hall().image());
    ahead.apply(
        new Entry(
            ahead.seq() + 1, ahead.atMs(), 1, Optional.empty(), new Command.Tick(), List.of()));

    assertThatThrownBy(() -> Recovery.recover(bench.journal, snapshotOf(ahead)))
        .isInstanceOf(JournalDamagedException.class)
        .hasMessageContaining("the journal ends at entry " + bench.keeper.hall().seq())
        .hasMessageContaining("a snapshot of entry " + ahead.seq());
  }

  @Test
  @DisplayName("a snapshot at the journal's end that belongs to another history refuses the start")
  void snapshotOfAnotherHistory() throws JournalException {
    issue(3);
    HallState same = HallState.of(bench.keeper.hall().image());
    Snapshots other =
        new OneSnapshot(new Snapshots.Snapshot(same.image(), FakeJournal.hashAfter(999)));

    assertThatThrownBy(() -> Recovery.recover(bench.journal, other))
        .isInstanceOf(JournalDamagedException.class)
        .hasMessageContaining("another history");
  }

  @Test
  @DisplayName("an entry that does not fit the hall is named")
  void entryThatDoesNotFit() {
    issue(1);
    long last = bench.journal.lastSeq();
    FakeJournal bad = new FakeJournal();
    bad.commit(bench.journal.durable(), Completions.NONE);
    bad.commit(
        List.of(
            new Entry(
                last + 1,
                bench.clock.hallMs(),
                1,
                Optional.empty(),
                new Command.Tick(),
                List.of(new Event.WindowClosed("E01")))),
        Completions.NONE);

    assertThatThrownBy(() -> Recovery.recover(bad, Snapshots.NONE))
        .isInstanceOf(JournalDamagedException.class)
        .hasMessageContaining("entry " + (last + 1));
  }

  private enum Completions implements Journal.Completion {
    NONE;

    @Override
    public void committed(Journal.Written written) {}

    @Override
    public void failed(JournalException cause) {}
  }
}

package io.jiaohao.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.core.HallState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Snapshots are taken")
class SnapshotTakerTest {
  private static final int EVERY = 3;
  private static final int GAP_MS = 30_000;

  private final EngineBench bench = new EngineBench();
  private final List<Snapshots.Snapshot> written = new ArrayList<>();
  private final List<Runnable> left = new ArrayList<>();

  @BeforeEach
  void take() {
    Snapshots store =
        new Snapshots() {
          @Override
          public Optional<Snapshot> newest() {
            return Optional.empty();
          }

          @Override
          public void write(Snapshot snapshot) {
            written.add(snapshot);
          }
        };
    EngineSettings settings = new EngineSettings(100, 100, 100, 64, EVERY, GAP_MS);
    bench.keeper.feed(
        new SnapshotTaker(
            bench.keeper,
            bench.journal,
            store,
            bench.keeper.hall().seq(),
            settings,
            bench.clock,
            left::add));
  }

  private void issue(int tickets) {
    for (int i = 0; i < tickets; i++) {
      bench.issue();
      bench.turn();
    }
  }

  @Test
  @DisplayName("when enough entries have come, of the hall as it is and with its chain's hash")
  void afterEnoughEntries() {
    bench.clock.moveMs(GAP_MS);
    issue(EVERY - 1);
    assertThat(left).isEmpty();
    issue(1);
    long seq = bench.keeper.hall().seq();
    long digest = bench.keeper.hall().digest();
    issue(1);

    left.forEach(Runnable::run);

    assertThat(written).hasSize(1);
    assertThat(written.get(0).image().seq()).isEqualTo(seq);
    assertThat(HallState.of(written.get(0).image()).digest()).isEqualTo(digest);
    assertThat(written.get(0).hash()).isEqualTo(FakeJournal.hashAfter(seq));
  }

  @Test
  @DisplayName("not again before the gap is over, nor while one is being written")
  void notTooOften() {
    bench.clock.moveMs(GAP_MS);
    issue(EVERY);
    issue(2 * EVERY);
    assertThat(left).hasSize(1);
    bench.clock.moveMs(GAP_MS);
    issue(EVERY);
    assertThat(left).as("one is still being written").hasSize(1);
    left.get(0).run();
    issue(1);
    assertThat(left).hasSize(2);
  }
}

package io.jiaohao.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** History alone makes the hall, an image holds all of it, and deciding leaves no trace. */
@DisplayName("The hall's memory")
class HallMemoryTest {
  private static final int USUAL = 60;
  private static final int MANY = 10_000;

  @Test
  @DisplayName("is the same after history is replayed into an empty hall")
  void historyRebuildsTheHall() {
    Seeds.of(USUAL, MANY)
        .forEach(
            seed -> {
              long[] digest = new long[1];
              List<Entry> history =
                  RunPlayer.play(
                      seed,
                      new RunWatch() {
                        @Override
                        public void settled(HallState hall, Step step, Decision decision) {
                          digest[0] = hall.seq() % 10 == 0 ? hall.digest() : digest[0];
                        }
                      });
              HallState rebuilt = HallState.empty();
              long seen = 0;
              for (Entry entry : history) {
                rebuilt.apply(entry);
                seen = entry.seq() % 10 == 0 ? rebuilt.digest() : seen;
              }
              rebuilt.checkInvariants();
              assertThat(seen).as("digest of seed %d", seed).isEqualTo(digest[0]);
            });
  }

  @Test
  @DisplayName("survives the way through an image: same image, digest, lists and answers")
  void imageHoldsItAll() {
    Seeds.of(USUAL, MANY).forEach(seed -> RunPlayer.play(seed, new Restorer(seed)));
  }

  /** Lets a hall restored from an image live on beside the one that it was taken of. */
  private static final class Restorer implements RunWatch {
    private final SplittableRandom random;
    private HallState restored = HallState.empty();

    Restorer(long seed) {
      random = new SplittableRandom(seed);
    }

    @Override
    public void decided(HallState before, Step step, Decision decision) {
      Decision again =
          step.origin().isPresent()
              ? HallRules.decide(restored, step.origin().get(), step.command(), step.atMs())
              : HallRules.decide(restored, step.command(), step.atMs());
      assertThat(again).isEqualTo(decision);
      if (decision instanceof Decision.Accepted accepted && !accepted.events().isEmpty()) {
        restored.apply(
            new Entry(
                before.seq() + 1,
                step.atMs(),
                1,
                step.origin(),
                step.command(),
                accepted.events()));
      }
    }

    @Override
    public void settled(HallState hall, Step step, Decision decision) {
      if (random.nextInt(10) == 0) {
        assertThat(restored.digest()).isEqualTo(hall.digest());
        HallImage image = hall.image();
        restored = HallState.of(image);
        restored.checkInvariants();
        assertThat(restored.image()).isEqualTo(image);
        assertThat(restored.digest()).isEqualTo(image.digest());
        assertThat(HallSight.of(restored)).isEqualTo(HallSight.of(hall));
      }
    }
  }

  @Test
  @DisplayName("is untouched by deciding, whatever the command and its outcome")
  void decidingChangesNothing() {
    Seeds.of(USUAL, MANY)
        .forEach(
            seed -> {
              SplittableRandom random = new SplittableRandom(seed);
              RunPlayer.play(
                  seed,
                  new RunWatch() {
                    private long digest;
                    private long seq = -1;

                    @Override
                    public void decided(HallState before, Step step, Decision decision) {
                      if (seq == before.seq()) {
                        assertThat(before.digest()).isEqualTo(digest);
                      }
                    }

                    @Override
                    public void settled(HallState after, Step step, Decision decision) {
                      seq = random.nextInt(6) == 0 ? after.seq() : -1;
                      digest = seq >= 0 ? after.digest() : 0;
                    }
                  });
            });
  }

  @Test
  @DisplayName("refuses an entry out of sequence and an entry stamped before the last one")
  void refusesWhatDoesNotFollow() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    hall.issue("E", "AA");
    Entry last = hall.history().get(hall.history().size() - 1);
    for (Entry wrong :
        List.of(
            last,
            new Entry(last.seq() + 2, last.atMs(), 1, last.origin(), last.command(), List.of()),
            new Entry(
                last.seq() + 1, last.atMs() - 1, 1, last.origin(), last.command(), List.of()))) {
      HallState copy = HallState.of(hall.state().image());
      assertThatThrownBy(() -> copy.apply(wrong))
          .isInstanceOf(BrokenInvariantException.class)
          .hasMessageContaining("entry " + wrong.seq());
    }
  }
}

package io.jiaohao.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The disk fails at a chance moment, and well again it is started on by hand, twice in each run.
 * Needs Linux, strace and the right to trace. Full counts with {@code -Djiaohao.long=true}.
 */
@DisplayName("C06: a crowded hall on a real server whose disk fails")
class StorageFaultsRunTest {
  private static final int SEEDS = Boolean.getBoolean("jiaohao.long") ? 10 : 1;
  private static final int FAILURES = 2;
  private static final int CALLS_MAX = 60;

  /** As the server's documents tell it. */
  private static final int STORAGE_FAILED = 74;

  @TempDir private Path dir;

  static List<Arguments> faultsAndSeeds() {
    List<Arguments> all = new ArrayList<>();
    for (StorageFault fault : StorageFault.values()) {
      for (long seed = 1; seed <= SEEDS; seed++) {
        all.add(Arguments.of(fault, seed));
      }
    }
    return all;
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("faultsAndSeeds")
  @DisplayName("C06: it ends, says so, and started again has all that was acknowledged")
  void c06NothingAcknowledgedIsLost(StorageFault fault, long seed) throws Exception {
    SplittableRandom random = Seeds.of(seed, "storage", fault.name());
    try (HallAtWork hall = new HallAtWork(dir, seed).open()) {
      for (int failures = 1; failures <= FAILURES; failures++) {
        hall.awaitMoreCalls(random.nextInt(CALLS_MAX));

        assertThat(hall.diesOf(fault)).isEqualTo(STORAGE_FAILED);

        assertThat(hall.said("storage failed: the server ends here")).hasSize(failures);
        hall.awaitMoreCalls(1);
      }
      hall.closeWithoutFault();
    }
  }
}

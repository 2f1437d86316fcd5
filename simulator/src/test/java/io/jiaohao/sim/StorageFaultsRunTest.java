package io.jiaohao.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The disk fails in one way after another, in an order and at moments of the seed; well again, the
 * server is started by hand each time. Needs Linux, strace and the right to trace. Full counts with
 * {@code -Djiaohao.long=true}.
 */
@DisplayName("C06: a crowded hall on a real server whose disk fails")
class StorageFaultsRunTest {
  private static final boolean LONG = Boolean.getBoolean("jiaohao.long");
  private static final int SEEDS = LONG ? 20 : 1;
  private static final int WAYS = LONG ? StorageFault.values().length : 2;
  private static final int CALLS_MAX = 40;

  /** As the server's documents tell it. */
  private static final int STORAGE_FAILED = 74;

  @TempDir private Path dir;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, SEEDS);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @DisplayName("C06: it ends, says so, and started again has all that was acknowledged")
  void c06NothingAcknowledgedIsLost(long seed) throws Exception {
    SplittableRandom random = Seeds.of(seed, "storage");
    List<StorageFault> toCome = new ArrayList<>(List.of(StorageFault.values()));
    try (HallAtWork hall = new HallAtWork(dir, seed).open()) {
      for (int failures = 1; failures <= WAYS; failures++) {
        StorageFault fault = toCome.remove(random.nextInt(toCome.size()));
        hall.awaitMoreCalls(1 + random.nextInt(CALLS_MAX));

        assertThat(hall.diesOf(fault)).as("status after %s", fault).isEqualTo(STORAGE_FAILED);

        assertThat(hall.said("storage failed: the server ends here"))
            .as("after %s", fault)
            .hasSize(failures);
        hall.awaitMoreCalls(1);
      }
      hall.closeWithoutFault();
    }
  }
}

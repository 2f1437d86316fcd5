package io.jiaohao.sim.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.config.HallFile;
import io.jiaohao.core.HallPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Days with faults from seeds. Full counts with {@code -Djiaohao.long=true}. */
@DisplayName("The hall in virtual time")
class VirtualHallTest {
  private static final boolean LONG = Boolean.getBoolean("jiaohao.long");
  private static final int SHORT_DAYS = LONG ? 10_000 : 200;
  private static final int NARROW_DAYS = LONG ? 3_000 : 60;
  private static final int WHOLE_DAYS = LONG ? 60 : 3;
  private static final double LOAD = 1.35;

  @Test
  @DisplayName("breaks no invariant in any short day, whatever fails")
  void shortDays() {
    List<String> broken = new ArrayList<>();
    LongStream.rangeClosed(1, SHORT_DAYS)
        .forEach(
            seed -> {
              List<String> faults = ShortDays.run(seed).faults();
              if (!faults.isEmpty()) {
                broken.add(ShortDays.replay(seed) + "\n  " + faults);
              }
            });
    assertThat(broken).as("seeds that broke something").isEmpty();
  }

  @Test
  @DisplayName("breaks no invariant where windows serve one or two services only")
  void narrowWindows() {
    for (long seed = 1; seed <= NARROW_DAYS; seed++) {
      VirtualRun.Outcome day =
          VirtualRun.run(
              new VirtualRun.Options(TinyHall.plan(), seed, 1, 1, false), entry -> {}, over -> {});
      assertThat(day.faults()).as("seed %d of the tiny hall: %s", seed, day.swarm()).isEmpty();
    }
  }

  @Test
  @DisplayName("breaks no invariant in whole days of the default hall, whatever fails")
  void wholeDays() {
    HallPlan plan = HallFile.defaultHall();
    for (long seed = 1; seed <= WHOLE_DAYS; seed++) {
      VirtualRun.Outcome day =
          VirtualRun.run(
              new VirtualRun.Options(plan, seed, 1, LOAD, false), entry -> {}, over -> {});
      assertThat(day.faults()).as("./jiaohao simulate --virtual --seed " + seed).isEmpty();
      assertThat(day.visitors()).isGreaterThan(3_000);
    }
  }

  @Test
  @DisplayName("ends with the same digest for the same seed, and with another for another")
  void sameSeedSameDigest() {
    VirtualRun.Outcome first = ShortDays.run(7);
    VirtualRun.Outcome again = ShortDays.run(7);
    System.out.printf("seed %d, digest %016x%n", first.seed(), first.digest());

    assertThat(again).isEqualTo(first);
    assertThat(first.digest()).isNotZero().isNotEqualTo(ShortDays.run(8).digest());
  }

  @Test
  @DisplayName("is without faults when it is told to be calm")
  void calmDays() {
    VirtualRun.Outcome calm =
        VirtualRun.run(
            new VirtualRun.Options(ShortDays.PLAN, 5, 3, 1, true),
            Parts.SOUND,
            entry -> {},
            over -> {});

    assertThat(calm.faults()).isEmpty();
    assertThat(calm.injected()).doesNotContainPattern(":[1-9]");
  }
}

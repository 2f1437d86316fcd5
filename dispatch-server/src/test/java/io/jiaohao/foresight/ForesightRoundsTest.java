package io.jiaohao.foresight;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.engine.HallClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Foretelling of many halls on one thread")
class ForesightRoundsTest {
  private static final int HALLS = 3 * ForesightLimits.HALLS_AT_ONCE;

  private final ScheduledExecutorService unused = Executors.newSingleThreadScheduledExecutor();
  private final Clock clock = new Clock();
  private long cpuNanos;
  private long cpuNanosEachReading;
  private final ForesightRounds rounds = new ForesightRounds(unused, clock, this::readCpu);
  private final List<Foresight> halls = new ArrayList<>();

  private static final class Clock implements HallClock {
    private long ms = 1_000;

    @Override
    public long hallMs() {
      return ms;
    }

    @Override
    public long stopwatchNanos() {
      return TimeUnit.MILLISECONDS.toNanos(ms);
    }

    @Override
    public double speed() {
      return 1;
    }
  }

  private long readCpu() {
    cpuNanos += cpuNanosEachReading;
    return cpuNanos;
  }

  private void begin(int count) {
    for (int i = 0; i < count; i++) {
      ForetoldHall hall = new ForetoldHall(i + 1).open("W1").waiting(1);
      Foresight foresight = new Foresight(hall.forecaster(), hall::image, clock, () -> 0);
      halls.add(foresight);
      rounds.add(foresight, 1_000_000, reader -> {});
      rounds.begin(foresight, reader -> {});
    }
  }

  private long withTable() {
    return halls.stream().filter(hall -> hall.figures().tables() > 0).count();
  }

  @AfterEach
  void end() {
    unused.shutdownNow();
  }

  @Test
  @DisplayName("each hall gets its turn, some at a time")
  void everyHallInTurn() {
    begin(HALLS);
    rounds.go();
    assertThat(withTable()).isEqualTo(ForesightLimits.HALLS_AT_ONCE);
    rounds.go();
    rounds.go();
    assertThat(withTable()).isEqualTo(HALLS);
  }

  @Test
  @DisplayName("together they take no more than a tenth of a core, however many they are")
  void shareOfAll() {
    begin(HALLS);
    cpuNanosEachReading = ForesightLimits.SLICE_NANOS;
    rounds.go();
    assertThat(withTable()).as("one slice is one hall's work here").isEqualTo(1);
    rounds.go();
    assertThat(withTable()).as("it rests").isEqualTo(1);
    clock.ms += 9;
    rounds.go();
    assertThat(withTable()).as("nine times as long as it ran").isEqualTo(1);
    clock.ms += 1;
    rounds.go();
    assertThat(withTable()).isEqualTo(2);
  }

  @Test
  @DisplayName("a hall that was let go is foretold no more, and the others go on")
  void letGo() {
    begin(3);
    rounds.remove(halls.get(1));
    rounds.go();
    rounds.go();
    assertThat(halls.get(0).figures().tables()).isEqualTo(1);
    assertThat(halls.get(1).figures().tables()).isZero();
    assertThat(halls.get(2).figures().tables()).isEqualTo(1);
  }
}

package io.jiaohao.perf;

import io.jiaohao.core.Entry;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Deciding and applying one cycle, a ticket and a call, in halls of any size: nearly the same,
 * however many windows there are and people wait.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgs = {"-Xms6g", "-Xmx6g", "-XX:+UseParallelGC"})
public class DispatchBenchmark {
  private static final long START_MS = 1_700_000_000_000L;
  private static final int CYCLES_PER_MS = 16;

  @Param({"130", "1300", "13000"})
  public int windows;

  @Param({"10000", "1000000", "10000000"})
  public int waiting;

  private HallDriver driver;
  private long cycles;

  /** Opens the hall and fills it. */
  @Setup
  public void fill() {
    driver = new HallDriver(LargeHall.plan(windows, Integer.MAX_VALUE), 1, START_MS, entry -> {});
    for (int i = 0; i < waiting; i++) {
      driver.issue(START_MS + i / CYCLES_PER_MS);
    }
    cycles = waiting;
  }

  /** One ticket more, then one visitor called. */
  @Benchmark
  public Optional<Entry> issueAndNext() {
    long nowMs = START_MS + ++cycles / CYCLES_PER_MS;
    driver.issue(nowMs);
    return driver.next(nowMs);
  }
}

package io.jiaohao.peers;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * Drives one peer and measures it. Load, terminals and boards live in this process: one clock tells
 * when a call was due, when its terminal saw it and when the last board saw it.
 */
public final class Bench {
  private static final int CYCLES_MAX = 4_000_000;
  private static final long LATEST_NANOS = 3_600_000_000_000L;
  private static final long LATE_NANOS = 8_000_000_000L;
  private static final int ERRORS_SHOWN = 4;
  private static final int WARM_IN_FLIGHT = 64;
  private static final int WARM_CYCLES_MAX = CYCLES_MAX / 2;
  private static final double NANOS_PER_MS = 1e6;

  /** What is measured. It tells the bench what came of each cycle by its number. */
  interface Peer {
    String name();

    /** Connects everybody, opens the hall and fills it with {@link Model#PREFILL} tickets. */
    void start(Bench bench) throws Exception;

    /** Issues a ticket; {@link Bench#issued} is called once it is durable. */
    void issue(int cycle, int service, int ticketClass);

    /** Calls the next visitor to a window. */
    void call(int cycle, int window);
  }

  private final Peer peer;
  private final String calibrationBefore;
  private final String startedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  private final long[] issueDue = new long[CYCLES_MAX];
  private final long[] callDue = new long[CYCLES_MAX];
  private final long[] callSent = new long[CYCLES_MAX];
  private final AtomicIntegerArray seenBy = new AtomicIntegerArray(CYCLES_MAX);
  private final Histogram terminalTimes = histogram();
  private final Histogram boardTimes = histogram();
  private final Histogram issueTimes = histogram();
  private final Histogram sendLags = histogram();
  private final Histogram timesFromSend = histogram();
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicInteger empties = new AtomicInteger();
  private final AtomicInteger errors = new AtomicInteger();
  private volatile int measureFrom = Integer.MAX_VALUE;
  private volatile int measureTo = Integer.MAX_VALUE;
  private volatile boolean closedLoop;
  private Semaphore inFlight;
  private int warmCycles;

  private Bench(Peer peer, String calibrationBefore) {
    this.peer = peer;
    this.calibrationBefore = calibrationBefore;
  }

  static Histogram histogram() {
    return new ConcurrentHistogram(LATEST_NANOS, 3);
  }

  // ---- What the peer tells, from any thread; a negative cycle is no part of the measurement.

  /** A ticket is durable. */
  void issued(int cycle) {
    long now = System.nanoTime();
    if (cycle < 0) {
      return;
    }
    if (measured(cycle)) {
      issueTimes.recordValue(Math.max(0, now - issueDue[cycle]));
    }
    if (closedLoop) {
      callSent[cycle] = callDue[cycle] = System.nanoTime();
      peer.call(cycle, ThreadLocalRandom.current().nextInt(Model.WINDOWS));
    }
  }

  /** The window's terminal has seen its call. */
  void terminal(int cycle) {
    long now = System.nanoTime();
    if (cycle < 0) {
      return;
    }
    if (measured(cycle)) {
      terminalTimes.recordValue(now - callDue[cycle]);
      timesFromSend.recordValue(now - callSent[cycle]);
    }
    seen(cycle, now);
  }

  /** One more board has seen the call. */
  void board(int cycle) {
    if (cycle >= 0) {
      seen(cycle, System.nanoTime());
    }
  }

  /** Nobody was waiting for this window. */
  void empty(int cycle) {
    empties.incrementAndGet();
    over();
  }

  /** The cycle failed. */
  void error(Throwable cause) {
    if (errors.incrementAndGet() < ERRORS_SHOWN) {
      System.err.println("error: " + cause);
    }
    over();
  }

  boolean isClosedLoop() {
    return closedLoop;
  }

  private boolean measured(int cycle) {
    return cycle >= measureFrom && cycle < measureTo;
  }

  /** A cycle is done when its terminal and all boards have seen the call. */
  private void seen(int cycle, long now) {
    if (seenBy.incrementAndGet(cycle) == Model.BOARDS + 1) {
      done.incrementAndGet();
      if (measured(cycle)) {
        boardTimes.recordValue(now - callDue[cycle]);
      }
      over();
    }
  }

  private void over() {
    if (closedLoop) {
      inFlight.release();
    }
  }

  // ---- Warming up, then one of two kinds of load

  /**
   * Runs so many cycles as fast as they go, and more until the server's compiler is at rest, so
   * that compiled code is what is measured at any rate and on a busy machine; returns the next
   * cycle's number.
   */
  private int warmUp(int cyclesMin, int settleSeconds) throws InterruptedException {
    inFlight = new Semaphore(WARM_IN_FLIGHT);
    closedLoop = true;
    var random = new SplittableRandom(5);
    CompilerRest rest = new CompilerRest(settleSeconds);
    int cycle = 0;
    while (cycle < cyclesMin || (cycle < WARM_CYCLES_MAX && !rest.isThere())) {
      awaitBack(1, cycle);
      peer.issue(cycle, random.nextInt(Model.SERVICES), Model.randomClass(random));
      cycle++;
    }
    awaitBack(WARM_IN_FLIGHT, cycle);
    closedLoop = false;
    done.set(0);
    empties.set(0);
    warmCycles = cycle;
    return cycle;
  }

  /** A cycle that some board never showed, as one that fell behind may, never comes back. */
  private void awaitBack(int cycles, int asked) throws InterruptedException {
    if (!inFlight.tryAcquire(cycles, LATE_NANOS, TimeUnit.NANOSECONDS)) {
      throw new IllegalStateException("warm-up: some of " + asked + " cycles never came back");
    }
  }

  private static void refuseAbove(int cycles) {
    if (cycles > CYCLES_MAX) {
      throw new IllegalArgumentException(
          "cycles: " + cycles + " (expected: at most " + CYCLES_MAX + " with the warm-up)");
    }
  }

  /** Issues and calls on a fixed schedule that waits for nothing; times run from the schedule. */
  private void openLoop(int first, int rate, int seconds, int warmSeconds) throws Exception {
    double gap = 1e9 / rate;
    int total = rate * (seconds + warmSeconds);
    refuseAbove(first + total);
    measureFrom = first + rate * warmSeconds;
    measureTo = first + total;
    var random = new SplittableRandom(7);
    long start = System.nanoTime() + 200_000_000L;
    long measureStart = 0;
    long ownCpu = 0;
    Machine.ServerCpu serverCpu = new Machine.ServerCpu(0, 0);
    int issues = 0;
    int calls = 0;
    while (calls < total) {
      long now = System.nanoTime();
      long nextIssue = start + (long) (issues * gap);
      long nextCall = start + (long) (calls * gap + gap / 2);
      if (first + issues == measureFrom && measureStart == 0) {
        measureStart = now;
        ownCpu = Machine.ownCpuNanos();
        serverCpu = Machine.serverCpu();
      }
      if (issues < total && nextIssue <= now && nextIssue <= nextCall) {
        issueDue[first + issues] = nextIssue;
        peer.issue(first + issues, random.nextInt(Model.SERVICES), Model.randomClass(random));
        issues++;
      } else if (nextCall <= now) {
        callDue[first + calls] = nextCall;
        callSent[first + calls] = now;
        if (first + calls >= measureFrom) {
          sendLags.recordValue(Math.max(0, now - nextCall));
        }
        peer.call(first + calls, random.nextInt(Model.WINDOWS));
        calls++;
      } else {
        LockSupport.parkNanos(Math.min(issues < total ? nextIssue : nextCall, nextCall) - now);
      }
    }
    double took = (System.nanoTime() - measureStart) / 1e9;
    ownCpu = Machine.ownCpuNanos() - ownCpu;
    serverCpu = Machine.serverCpu().minus(serverCpu);
    long deadline = System.nanoTime() + LATE_NANOS;
    while (done.get() + empties.get() < total && System.nanoTime() < deadline) {
      Thread.sleep(10);
    }
    int unfinished = total - done.get() - empties.get();
    report("open", rate, took, rate * seconds, unfinished, ownCpu, serverCpu);
  }

  /** Keeps so many cycles in flight: ticket, its durable answer, call, terminal and last board. */
  private void closedLoop(int first, int cyclesInFlight, int seconds, int warmSeconds)
      throws Exception {
    inFlight = new Semaphore(cyclesInFlight);
    closedLoop = true;
    var random = new SplittableRandom(7);
    long warmEnd = System.nanoTime() + warmSeconds * 1_000_000_000L;
    long end = warmEnd + seconds * 1_000_000_000L;
    long measureStart = 0;
    long ownCpu = 0;
    Machine.ServerCpu serverCpu = new Machine.ServerCpu(0, 0);
    int doneBefore = 0;
    int cycle = first;
    while (System.nanoTime() < end && cycle < CYCLES_MAX - 1) {
      if (measureStart == 0 && System.nanoTime() >= warmEnd) {
        measureStart = System.nanoTime();
        doneBefore = done.get();
        ownCpu = Machine.ownCpuNanos();
        serverCpu = Machine.serverCpu();
        measureFrom = cycle;
      }
      if (inFlight.tryAcquire(100, TimeUnit.MILLISECONDS)) {
        issueDue[cycle] = System.nanoTime();
        peer.issue(cycle, random.nextInt(Model.SERVICES), Model.randomClass(random));
        cycle++;
      }
    }
    refuseAbove(measureStart == 0 ? Integer.MAX_VALUE : cycle);
    double took = (System.nanoTime() - measureStart) / 1e9;
    int cycles = done.get() - doneBefore;
    measureTo = cycle;
    ownCpu = Machine.ownCpuNanos() - ownCpu;
    serverCpu = Machine.serverCpu().minus(serverCpu);
    report("sat" + cyclesInFlight, (int) (cycles / took), took, cycles, 0, ownCpu, serverCpu);
  }

  /** The times as a histogram log, one tag each, if {@code -Dhlog} names a file. */
  private void log(double took) throws IOException {
    String file = System.getProperty("hlog");
    if (file == null) {
      return;
    }
    try (PrintStream out = new PrintStream(file, StandardCharsets.UTF_8)) {
      HistogramLogWriter writer = new HistogramLogWriter(out);
      writer.outputLogFormatVersion();
      writer.outputComment("[Nanoseconds; maxima in milliseconds]");
      log(writer, took, "terminal", terminalTimes);
      log(writer, took, "lastboard", boardTimes);
      log(writer, took, "issue", issueTimes);
    }
  }

  private static void log(HistogramLogWriter writer, double took, String tag, Histogram times) {
    times.setTag(tag);
    writer.outputIntervalHistogram(0, took, times, NANOS_PER_MS);
  }

  private void report(
      String mode,
      int rate,
      double took,
      int cycles,
      int unfinished,
      long ownCpu,
      Machine.ServerCpu serverCpu)
      throws Exception {
    String calibrationAfter = Machine.calibration();
    log(took);
    System.out.printf(
        Locale.ROOT,
        "{\"peer\":\"%s\",\"mode\":\"%s\",\"rate\":%d,\"secs\":%.2f,\"cycles\":%d,"
            + "\"unfinished\":%d,\"empty\":%d,\"err\":%d,"
            + "\"windows\":%d,\"boards\":%d,\"prefill\":%d,\"warm_cycles\":%d,"
            + "\"terminal_ms\":%s,\"lastboard_ms\":%s,\"issue_ms\":%s,"
            + "\"from_actual_send_ms\":%s,\"sendlag_ms\":%s,"
            + "\"srv_cpu_us_per_cycle\":%.1f,\"srv_compiler_us_per_cycle\":%.1f,\"client_cpu_us_per_cycle\":%.1f,"
            + "\"cal_before\":%s,\"cal_after\":%s,\"at\":\"%s\"}%n",
        peer.name(),
        mode,
        rate,
        took,
        cycles,
        unfinished,
        empties.get(),
        errors.get(),
        Model.WINDOWS,
        Model.BOARDS,
        Model.PREFILL,
        warmCycles,
        percentiles(terminalTimes),
        percentiles(boardTimes),
        percentiles(issueTimes),
        percentiles(timesFromSend),
        percentiles(sendLags),
        serverCpu.all() * 1e4 / Math.max(1, cycles),
        serverCpu.compiler() * 1e4 / Math.max(1, cycles),
        ownCpu / 1e3 / Math.max(1, cycles),
        calibrationBefore,
        calibrationAfter,
        startedAt);
  }

  private static String percentiles(Histogram h) {
    return String.format(
        Locale.ROOT,
        "{\"p50\":%.3f,\"p99\":%.3f,\"p999\":%.3f,\"max\":%.3f,\"n\":%d}",
        h.getValueAtPercentile(50) / 1e6,
        h.getValueAtPercentile(99) / 1e6,
        h.getValueAtPercentile(99.9) / 1e6,
        h.getMaxValue() / 1e6,
        h.getTotalCount());
  }

  /**
   * Arguments: {@code PEER open RATE} or {@code PEER sat CYCLES_IN_FLIGHT}. Exit status 1 if
   * nothing was measured: peers have threads that would go on for ever.
   */
  public static void main(String[] args) {
    try {
      run(args);
      System.exit(0);
    } catch (Exception e) {
      System.err.println("not measured: " + e);
      System.exit(1);
    }
  }

  private static void run(String[] args) throws Exception {
    String calibration = Machine.calibration();
    String peerClass = Bench.class.getPackageName() + "." + args[0];
    Peer peer =
        Class.forName(peerClass).asSubclass(Peer.class).getDeclaredConstructor().newInstance();
    Bench bench = new Bench(peer, calibration);
    peer.start(bench);
    int number = Integer.parseInt(args[2]);
    int seconds = Integer.getInteger("secs", 10);
    int warmSeconds = Integer.getInteger("warm", 4);
    int first =
        bench.warmUp(Integer.getInteger("warmcycles", 40_000), Integer.getInteger("settle", 0));
    switch (args[1]) {
      case "open" -> bench.openLoop(first, number, seconds, warmSeconds);
      case "sat" -> bench.closedLoop(first, number, seconds, warmSeconds);
      default ->
          throw new IllegalArgumentException("mode: " + args[1] + " (expected: open or sat)");
    }
  }
}

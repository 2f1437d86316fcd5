package io.jiaohao.peers;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Drives one peer and measures it under one load after the other. Load, terminals and boards live
 * in this process: one clock tells when a call was due, when its terminal saw it and when the last
 * board saw it.
 */
public final class Bench {
  private static final int CYCLES_MAX = 6_000_000;
  private static final long LATE_NANOS = 8_000_000_000L;

  /** How long a next load waits for what is owed of the one before. */
  private static final long DRAINED_NANOS = 60_000_000_000L;

  private static final long LOOK_NANOS = 100_000_000L;
  private static final int ERRORS_SHOWN = 4;
  private static final int WARM_IN_FLIGHT = 64;
  private static final int WARM_CYCLES_MAX = 2_000_000;
  private static final Pattern LOAD = Pattern.compile("(open|sat)([1-9]\\d{0,6})");

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
  private final long[] issueDue = new long[CYCLES_MAX];
  private final long[] callDue = new long[CYCLES_MAX];
  private final long[] callSent = new long[CYCLES_MAX];
  private final AtomicIntegerArray seenBy = new AtomicIntegerArray(CYCLES_MAX);
  private final AtomicInteger errors = new AtomicInteger();
  private volatile Tally tally = Tally.open(0);
  private String calibration;
  private int warmCycles;
  private int nextCycle;

  /** Cycles of the load before, all of them, if some were not done in time. */
  private int owed;

  private Bench(Peer peer, String calibration) {
    this.peer = peer;
    this.calibration = calibration;
  }

  // ---- What the peer tells, from any thread; a negative cycle is no part of the measurement.

  /** A ticket is durable. */
  void issued(int cycle) {
    long now = System.nanoTime();
    Tally present = tally;
    if (!present.has(cycle)) {
      return;
    }
    if (present.measures(cycle)) {
      present.issueTimes.recordValue(Math.max(0, now - issueDue[cycle]));
    }
    if (present.isClosed()) {
      callSent[cycle] = callDue[cycle] = System.nanoTime();
      peer.call(cycle, ThreadLocalRandom.current().nextInt(Model.WINDOWS));
    }
  }

  /** The window's terminal has seen its call. */
  void terminal(int cycle) {
    long now = System.nanoTime();
    Tally present = tally;
    if (!present.has(cycle)) {
      return;
    }
    if (present.measures(cycle)) {
      present.terminalTimes.recordValue(now - callDue[cycle]);
      present.timesFromSend.recordValue(now - callSent[cycle]);
    }
    seen(present, cycle, now);
  }

  /** One more board has seen the call. */
  void board(int cycle) {
    Tally present = tally;
    if (present.has(cycle)) {
      seen(present, cycle, System.nanoTime());
    }
  }

  /** Nobody was waiting for this window. */
  void empty(int cycle) {
    Tally present = tally;
    if (present.has(cycle)) {
      present.empties.incrementAndGet();
      present.over();
    }
  }

  /** A cycle failed, or a connection. */
  void error(Throwable cause) {
    if (errors.incrementAndGet() < ERRORS_SHOWN) {
      System.err.println("error: " + cause);
    }
    tally.over();
  }

  boolean isClosedLoop() {
    return tally.isClosed();
  }

  /** A cycle is done when its terminal and all boards have seen the call. */
  private void seen(Tally present, int cycle, long now) {
    if (seenBy.incrementAndGet(cycle) == Model.BOARDS + 1) {
      present.done.incrementAndGet();
      if (present.measures(cycle)) {
        present.boardTimes.recordValue(now - callDue[cycle]);
      }
      present.over();
    }
  }

  // ---- Warming up, then one load after the other, of two kinds

  /**
   * Runs so many cycles as fast as they go, and more until the server's compiler is at rest, so
   * that compiled code is what is measured at any rate and on a busy machine.
   */
  private void warmUp(int cyclesMin, int settleSeconds) throws InterruptedException {
    tally = Tally.closed(0, WARM_IN_FLIGHT);
    var random = new SplittableRandom(5);
    CompilerRest rest = new CompilerRest(settleSeconds);
    while (nextCycle < cyclesMin || (nextCycle < WARM_CYCLES_MAX && !rest.isThere())) {
      awaitBack(1);
      issueNext(random);
    }
    awaitBack(WARM_IN_FLIGHT);
    warmCycles = nextCycle;
  }

  /** A cycle that some board never showed, as one that fell behind may, never comes back. */
  private void awaitBack(int cycles) throws InterruptedException {
    if (!tally.take(cycles, LATE_NANOS)) {
      throw new IllegalStateException("warm-up: some of " + nextCycle + " cycles never came back");
    }
  }

  private void issueNext(SplittableRandom random) {
    issueDue[nextCycle] = System.nanoTime();
    peer.issue(nextCycle, random.nextInt(Model.SERVICES), Model.randomClass(random));
    nextCycle++;
  }

  private static void refuseAbove(long cycles) {
    if (cycles > CYCLES_MAX) {
      throw new IllegalArgumentException(
          "cycles: "
              + cycles
              + " (expected: at most "
              + CYCLES_MAX
              + " with the warm-up and all loads)");
    }
  }

  /** Issues and calls on a fixed schedule that waits for nothing; times run from the schedule. */
  private void openLoop(int rate, int seconds, int warmSeconds) throws Exception {
    double gap = 1e9 / rate;
    int total = rate * (seconds + warmSeconds);
    int first = nextCycle;
    refuseAbove((long) first + total);
    nextCycle += total;
    tally = Tally.open(first);
    int measuredFrom = first + rate * warmSeconds;
    tally.measureFrom(measuredFrom);
    tally.measureTo(nextCycle);
    var random = new SplittableRandom(7);
    long start = System.nanoTime() + 200_000_000L;
    Spent spent = Spent.NOTHING;
    int issues = 0;
    int calls = 0;
    while (calls < total) {
      long now = System.nanoTime();
      long nextIssue = start + (long) (issues * gap);
      long nextCall = start + (long) (calls * gap + gap / 2);
      if (first + issues == measuredFrom && spent.nanos() == 0) {
        spent = Spent.now();
      }
      if (issues < total && nextIssue <= now && nextIssue <= nextCall) {
        issueDue[first + issues] = nextIssue;
        peer.issue(first + issues, random.nextInt(Model.SERVICES), Model.randomClass(random));
        issues++;
      } else if (nextCall <= now) {
        callDue[first + calls] = nextCall;
        callSent[first + calls] = now;
        if (first + calls >= measuredFrom) {
          tally.sendLags.recordValue(Math.max(0, now - nextCall));
        }
        peer.call(first + calls, random.nextInt(Model.WINDOWS));
        calls++;
      } else {
        LockSupport.parkNanos(Math.min(issues < total ? nextIssue : nextCall, nextCall) - now);
      }
    }
    spent = Spent.now().minus(spent);
    int unfinished = awaitDone(total, LATE_NANOS);
    owed = unfinished == 0 ? 0 : total;
    report("open", rate, rate * seconds, unfinished, spent);
  }

  /** What an engine still owes of a load would stand before the next one's. */
  private void awaitDrained() throws InterruptedException {
    int missing = owed == 0 ? 0 : awaitDone(owed, DRAINED_NANOS);
    if (missing > 0) {
      throw new IllegalStateException("the load before is owed " + missing + " cycles");
    }
  }

  /** Waits for the last ones, not for ever; how many are missing then. */
  private int awaitDone(int total, long nanos) throws InterruptedException {
    long deadline = System.nanoTime() + nanos;
    while (tally.done.get() + tally.empties.get() < total && System.nanoTime() < deadline) {
      Thread.sleep(10);
    }
    return total - tally.done.get() - tally.empties.get();
  }

  /** Keeps so many cycles in flight: ticket, its durable answer, call, terminal and last board. */
  private void closedLoop(int cyclesInFlight, int seconds, int warmSeconds) throws Exception {
    int first = nextCycle;
    tally = Tally.closed(first, cyclesInFlight);
    var random = new SplittableRandom(7);
    long warmEnd = System.nanoTime() + warmSeconds * 1_000_000_000L;
    long end = warmEnd + seconds * 1_000_000_000L;
    Spent spent = Spent.NOTHING;
    int doneBefore = 0;
    while (System.nanoTime() < end) {
      refuseAbove(nextCycle + 1L);
      if (spent.nanos() == 0 && System.nanoTime() >= warmEnd) {
        doneBefore = tally.done.get();
        spent = Spent.now();
        tally.measureFrom(nextCycle);
      }
      if (tally.take(1, LOOK_NANOS)) {
        issueNext(random);
      }
    }
    int cycles = tally.done.get() - doneBefore;
    spent = Spent.now().minus(spent);
    tally.measureTo(nextCycle);
    int unfinished = tally.take(cyclesInFlight, LATE_NANOS) ? 0 : tally.out(cyclesInFlight);
    owed = unfinished == 0 ? 0 : nextCycle - first;
    int rate = (int) (cycles / spent.seconds());
    report("sat" + cyclesInFlight, rate, cycles, unfinished, spent);
  }

  /** Time, and processor time of this process and of the server. */
  private record Spent(long nanos, long ownCpu, Machine.ServerCpu serverCpu) {
    static final Spent NOTHING = new Spent(0, 0, new Machine.ServerCpu(0, 0));

    static Spent now() {
      return new Spent(System.nanoTime(), Machine.ownCpuNanos(), Machine.serverCpu());
    }

    Spent minus(Spent before) {
      return new Spent(
          nanos - before.nanos, ownCpu - before.ownCpu, serverCpu.minus(before.serverCpu));
    }

    double seconds() {
      return nanos / 1e9;
    }
  }

  /** Prints the result; what the machine is like after it is what it is like before the next. */
  private void report(String mode, int rate, int cycles, int unfinished, Spent spent)
      throws Exception {
    String before = calibration;
    calibration = Machine.calibration();
    int some = Math.max(1, cycles);
    System.out.printf(
        Locale.ROOT,
        "{\"peer\":\"%s\",\"mode\":\"%s\",\"rate\":%d,\"secs\":%.2f,\"cycles\":%d,"
            + "\"unfinished\":%d,\"empty\":%d,\"err\":%d,"
            + "\"windows\":%d,\"boards\":%d,\"prefill\":%d,\"warm_cycles\":%d,%s,"
            + "\"srv_cpu_us_per_cycle\":%.1f,\"srv_compiler_us_per_cycle\":%.1f,"
            + "\"client_cpu_us_per_cycle\":%.1f,"
            + "\"cal_before\":%s,\"cal_after\":%s,\"at\":\"%s\"}%n",
        peer.name(),
        mode,
        rate,
        spent.seconds(),
        cycles,
        unfinished,
        tally.empties.get(),
        errors.getAndSet(0),
        Model.WINDOWS,
        Model.BOARDS,
        Model.PREFILL,
        warmCycles,
        tally.timesJson(),
        spent.serverCpu().all() * 1e4 / some,
        spent.serverCpu().compiler() * 1e4 / some,
        spent.ownCpu() / 1e3 / some,
        before,
        calibration,
        Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }

  /** One load, and its times as a histogram log if {@code -Dhlogs} names a directory. */
  private void measure(String load, int seconds, int warmSeconds) throws Exception {
    Matcher word = LOAD.matcher(load);
    if (!word.matches()) {
      throw new IllegalArgumentException("load: " + load + " (expected: as open1000 or sat64)");
    }
    awaitDrained();
    int number = Integer.parseInt(word.group(2));
    if (word.group(1).equals("open")) {
      openLoop(number, seconds, warmSeconds);
    } else {
      closedLoop(number, seconds, warmSeconds);
    }
    String directory = System.getProperty("hlogs");
    if (directory != null) {
      tally.log(Path.of(directory, load + ".hlog"), seconds);
    }
  }

  /**
   * Arguments: {@code PEER LOAD...}, loads as {@code open1000} or {@code sat64}; prints a JSON
   * object for each, from one that failed on {@code not_measured} and why. Exit status 1 if it did
   * not come to loads. Ends by itself: peers have threads that would go on for ever.
   */
  public static void main(String[] args) {
    try {
      run(args[0], Arrays.asList(args).subList(1, args.length));
      System.exit(0);
    } catch (Exception e) {
      System.err.println("not measured: " + e);
      System.exit(1);
    }
  }

  private static void run(String peerName, List<String> loads) throws Exception {
    String calibration = Machine.calibration();
    String peerClass = Bench.class.getPackageName() + "." + peerName;
    Peer peer =
        Class.forName(peerClass).asSubclass(Peer.class).getDeclaredConstructor().newInstance();
    Bench bench = new Bench(peer, calibration);
    peer.start(bench);
    bench.warmUp(Integer.getInteger("warmcycles", 40_000), Integer.getInteger("settle", 0));
    int measured = 0;
    try {
      for (; measured < loads.size(); measured++) {
        int seconds = Integer.getInteger("secs", 10);
        bench.measure(loads.get(measured), seconds, Integer.getInteger("warm", 4));
      }
    } catch (IllegalStateException | IllegalArgumentException e) {
      String why = e.getMessage().replace('"', '\'');
      for (; measured < loads.size(); measured++) {
        System.out.printf("{\"not_measured\":\"%s\"}%n", why);
      }
    }
  }
}

package io.jiaohao.sim;

import com.sun.management.UnixOperatingSystemMXBean;
import io.jiaohao.protocol.netty.Transport;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * Thousands of devices of many halls against the nodes that serve them, on one event loop: logs all
 * in, lets visitors come steadily, audits each hall, and measures. Used from one thread.
 */
public final class CityLoad implements AutoCloseable {
  /** Devices that log in at a time: a door lets so many strangers in from one address. */
  private static final int LOGGING_IN_MAX = 256;

  private static final int LOGIN_WITHIN_MS = 180_000;
  private static final int OPEN_WITHIN_MS = 30_000;

  /** Real time within which all clerks of the city sit down. */
  private static final int CLERKS_WITHIN_MS = 3_000;

  /** File handles that the program itself needs. */
  private static final int OWN_HANDLES = 256;

  private static final int RATE_OVER_MS = 1_000;

  private final CitySettings settings;
  private final EventLoopGroup loops;
  private final EventLoop loop;
  private final LoopWaits waits;
  private final Faults faults = new Faults();
  private final Latencies latencies = new Latencies();
  private final Tally tally = new Tally(DayFigures.nowhere());
  private final List<LoadedHall> halls = new ArrayList<>();
  private final Queue<LoadedHall> toStart = new ArrayDeque<>();
  private final List<LoadedHall> loggingIn = new ArrayList<>();
  private double loginS;
  private long answered;
  private long answeredBefore;
  private Counts from = Counts.ZERO;
  private long measuredSinceNanos;
  private volatile CityFigures figures = CityFigures.NONE;

  /** What is counted, at the beginning of what is measured. */
  private record Counts(long answered, long issued, long called, long served, long refused) {
    static final Counts ZERO = new Counts(0, 0, 0, 0, 0);
  }

  /**
   * Prepares it; nothing connects before {@link #start()}.
   *
   * @throws IllegalArgumentException if a hall's keys lack a device of its plan
   */
  public CityLoad(CitySettings settings) {
    this.settings = settings;
    this.loops = Transport.best().eventLoops(1, "city");
    this.loop = loops.next();
    this.waits = new LoopWaits(loop);
    LoadedHall.Shared shared =
        new LoadedHall.Shared(loop, latencies, tally, faults, () -> answered++);
    int nth = 0;
    for (CitySettings.Hall hall : settings.halls()) {
      halls.add(new LoadedHall(settings(hall, nth++), shared));
    }
    toStart.addAll(halls);
  }

  /** Each hall begins at another node and has chance of its own. */
  private SimSettings settings(CitySettings.Hall hall, int nth) {
    List<SimSettings.Server> servers = new ArrayList<>(settings.servers());
    Collections.rotate(servers, -nth);
    long seed = Seeds.of(settings.seed(), "hall", hall.plan().id()).nextLong();
    return new SimSettings(
        servers,
        hall.keys(),
        hall.plan(),
        settings.load(),
        seed,
        SimSettings.plainDay(settings.load()));
  }

  /** Halls of the city. */
  public int halls() {
    return halls.size();
  }

  /** Devices that will log in. */
  public int devices() {
    return halls.stream().mapToInt(LoadedHall::devices).sum();
  }

  /**
   * Logs all devices in, some at a time.
   *
   * @return how long that took, in seconds
   * @throws IllegalStateException if this process may not open a connection for each, some are not
   *     let in, or a hall issues no numbers now
   */
  public double start() {
    checkHandles(devices(), handlesMax());
    long beganNanos = SimClock.nanos();
    every(SimLimits.LOOK_EVERY_MS, this::startSome);
    every(RATE_OVER_MS, this::publish);
    if (!waits.until(() -> toStart.isEmpty() && loggingIn.isEmpty(), LOGIN_WITHIN_MS)) {
      throw new IllegalStateException(waits.ask(this::whoIsMissing));
    }
    loginS = SimClock.msSince(beganNanos) / 1_000;
    waits.run(this::checkHours);
    return loginS;
  }

  private static long handlesMax() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getMaxFileDescriptorCount()
        : Long.MAX_VALUE;
  }

  static void checkHandles(int devices, long handlesMax) {
    long needed = (long) devices + OWN_HANDLES;
    if (handlesMax < needed) {
      throw new IllegalStateException(
          "file handles: %d (expected: %d or more for %d devices; raise it with ulimit -n)"
              .formatted(handlesMax, needed, devices));
    }
  }

  private void startSome() {
    loggingIn.removeIf(hall -> hall.in() == hall.devices());
    int under = loggingIn.stream().mapToInt(hall -> hall.devices() - hall.in()).sum();
    while (!toStart.isEmpty() && under < LOGGING_IN_MAX) {
      LoadedHall hall = toStart.remove();
      hall.start();
      loggingIn.add(hall);
      under += hall.devices();
    }
  }

  private String whoIsMissing() {
    return "%d of %d devices logged in within %d s (expected: all); %s"
        .formatted(
            halls.stream().mapToInt(LoadedHall::in).sum(),
            devices(),
            LOGIN_WITHIN_MS / 1_000,
            loggingIn.stream().findFirst().map(LoadedHall::absent).orElse(""));
  }

  private void checkHours() {
    for (LoadedHall hall : halls) {
      if (!hall.isInHours()) {
        throw new IllegalStateException(
            "hall %s issues no numbers now: hall time %s (expected: a time when it is open)"
                .formatted(hall.id(), Instant.ofEpochMilli(hall.nowMs())));
      }
    }
  }

  /** Clerks sit down and visitors come from now on; returns when all halls have opened. */
  public void open() {
    waits.run(() -> halls.forEach(hall -> hall.open(CLERKS_WITHIN_MS)));
    if (!waits.until(() -> halls.stream().allMatch(LoadedHall::isOpen), OPEN_WITHIN_MS)) {
      throw new IllegalStateException(
          "not every hall showed itself within %d s".formatted(OPEN_WITHIN_MS / 1_000));
    }
  }

  /** What was before counts no more; from now on it is measured. */
  public void measure() {
    waits.run(
        () -> {
          latencies.reset();
          from = counts();
          measuredSinceNanos = SimClock.nanos();
        });
  }

  private Counts counts() {
    long refused = tally.refusals.values().stream().mapToLong(Long::longValue).sum();
    return new Counts(answered, tally.issued, tally.called, tally.served, refused);
  }

  /** The live figures; any thread may ask. */
  CityFigures figures() {
    return figures;
  }

  /** Requests that were answered since it is measured. */
  public long commands() {
    return waits.ask(() -> answered - from.answered());
  }

  private void publish() {
    int hallsIn = 0;
    int devicesIn = 0;
    long serving = 0;
    for (LoadedHall hall : halls) {
      int in = hall.in();
      hallsIn += in == hall.devices() ? 1 : 0;
      devicesIn += in;
      serving += hall.serving();
    }
    double perS = (answered - answeredBefore) * 1_000.0 / RATE_OVER_MS;
    answeredBefore = answered;
    figures =
        new CityFigures(
            hallsIn,
            halls.size(),
            devicesIn,
            devices(),
            perS,
            tally.issued,
            serving,
            Percentiles.ofNanos(latencies.callToLastBoard),
            faults.count());
  }

  /** Ends the load: no more keys, all answers in, the last checks, all devices off. */
  public CityReport stop() {
    Counts until = waits.ask(this::counts);
    double seconds = SimClock.msSince(measuredSinceNanos) / 1_000;
    Latencies measured = waits.ask(latencies::copy);
    waits.run(() -> halls.forEach(LoadedHall::quieten));
    long waiting = new FinalChecks(waits, halls.stream().map(LoadedHall::quiet).toList()).run();
    waits.run(() -> halls.forEach(LoadedHall::close));
    return waits.ask(() -> report(until, seconds, measured, waiting));
  }

  private CityReport report(Counts until, double seconds, Latencies measured, long waiting) {
    return new CityReport(
        halls.size(),
        (int) halls.stream().filter(LoadedHall::isServed).count(),
        devices(),
        settings.load(),
        loginS,
        seconds,
        until.answered() - from.answered(),
        until.issued() - from.issued(),
        until.called() - from.called(),
        until.served() - from.served(),
        waiting,
        until.refused() - from.refused(),
        Percentiles.ofNanos(measured.issue),
        Percentiles.ofNanos(measured.callToTerminal),
        Percentiles.ofNanos(measured.callToLastBoard),
        halls.stream().mapToLong(LoadedHall::picturesSame).sum(),
        measured.notOnAllBoards,
        measured.metOutage,
        faults.count(),
        faults.words());
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Ends with the loop.
  private void every(int ms, Runnable task) {
    loop.scheduleAtFixedRate(task, 0, ms, TimeUnit.MILLISECONDS);
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // Its threads are daemons: none is waited for.
  public void close() {
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }
}

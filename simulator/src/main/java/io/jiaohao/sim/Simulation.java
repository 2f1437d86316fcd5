package io.jiaohao.sim;

import io.jiaohao.core.PlanIndex;
import io.jiaohao.protocol.netty.Transport;
import io.jiaohao.protocol.wire.Watch;
import io.jiaohao.sim.course.DayCourse;
import io.jiaohao.sim.course.FaultStep;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A hall full of devices and people, against a server that runs: logs all devices in, lets visitors
 * come and clerks work, and audits what the server does. Used from one thread; the work is done on
 * an event loop of its own.
 */
public final class Simulation implements AutoCloseable {
  private static final long DAY_END_MARGIN_MS = 600_000;

  private final SimSettings settings;
  private final EventLoopGroup loops;
  private final EventLoop loop;
  private final LoopWaits waits;
  private final HallTimeline timeline = new HallTimeline();
  private final Faults faults = new Faults();
  private final Latencies latencies = new Latencies();

  /** What depends on who did what in the hall: people at its pages do as they like. */
  private final Faults audited = faults.part();

  private final Traffic traffic;
  private final Crowd crowd;
  private final Mishaps mishaps;
  private final HallAuditor auditor;
  private final TakeOvers takeOvers;
  private final Fleet fleet;
  private final PictureChecks pictures;
  private Doors doors;
  private long openedMs;
  private long dayEndsMs = Long.MAX_VALUE;
  private boolean ending;
  private int kills;
  private int nodesChanged;
  private long pagesOpened;
  private volatile SimFigures figures = SimFigures.NONE;

  /**
   * Prepares a simulation; nothing connects before {@link #start()}.
   *
   * @throws IllegalArgumentException if the keys lack a device of the plan
   */
  public Simulation(SimSettings settings) {
    this.settings = settings;
    this.loops = Transport.best().eventLoops(1, "simulation");
    this.loop = loops.next();
    this.waits = new LoopWaits(loop);
    this.crowd = new Crowd(settings.seed());
    this.mishaps = new Mishaps(loop, settings);
    this.auditor =
        new HallAuditor(settings.plan(), new Tally(new DayFigures(settings.plan())), audited);
    this.takeOvers = new TakeOvers(auditor, latencies);
    this.traffic = new Traffic(audited, takeOvers::answered);
    CallTraces traces = new CallTraces(latencies);
    this.fleet =
        new Fleet(
            settings,
            new SimDevice.Hall(
                settings.plan().id(),
                loop,
                timeline,
                auditor,
                latencies,
                traces,
                traffic,
                takeOvers,
                faults,
                audited),
            mishaps);
    this.pictures = new PictureChecks(loop, fleet, faults);
  }

  /** Devices that will log in. */
  public int devices() {
    return fleet.size();
  }

  /**
   * Logs all devices in.
   *
   * @return how long that took, in milliseconds
   * @throws IllegalStateException if some are not let in
   */
  public double start() {
    long beganNanos = SimClock.nanos();
    waits.run(fleet::start);
    every(SimLimits.FIGURES_EVERY_MS, this::publish);
    awaitEverybody();
    return SimClock.msSince(beganNanos);
  }

  private void awaitEverybody() {
    if (!waits.until(fleet::everybodyIn, SimLimits.LOGIN_ALL_WITHIN_MS)) {
      throw new IllegalStateException(
          waits.ask(
              () ->
                  "%d of %d devices logged in within %d s (expected: all); %s"
                      .formatted(
                          fleet.in(),
                          fleet.size(),
                          SimLimits.LOGIN_ALL_WITHIN_MS / 1_000,
                          fleet.absent())));
    }
  }

  /** The hall's time now. */
  public long hallMs() {
    return waits.ask(() -> timeline.hallMs(SimClock.nanos()));
  }

  /** Clerks open their windows within this time of the hall, visitors come from now on. */
  public void open(long windowsOpenWithinMs) {
    CompletableFuture<Void> opened = new CompletableFuture<>();
    loop.execute(
        () ->
            fleet
                .eye()
                .ask(
                    Watch.getDefaultInstance(),
                    snapshot -> {
                      open(QuietHall.waiting(snapshot), windowsOpenWithinMs);
                      opened.complete(null);
                    }));
    opened.join();
  }

  private void open(Map<Place, Long> waiting, long windowsOpenWithinMs) {
    long nowMs = timeline.hallMs(SimClock.nanos());
    PlanIndex plan = new PlanIndex(settings.plan());
    LocalDate today = plan.businessDay(nowMs);
    dayEndsMs = plan.dayEndsAtMs(today) - DAY_END_MARGIN_MS;
    openedMs = nowMs;
    auditor.tickets().begins(nowMs, waiting);
    seatClerks(nowMs, windowsOpenWithinMs);
    Arrivals arrivals = new Arrivals(settings.plan(), settings.load(), settings.seed(), nowMs);
    HallTasks tasks = new HallTasks(loop, timeline);
    doors = new Doors(tasks, arrivals, new Lobby(tasks, fleet, crowd, mishaps));
    doors.open();
    mishaps.begin(tasks, fleet, faults);
    every(SimLimits.CHECK_EVERY_MS, this::checkPictures);
  }

  private void seatClerks(long nowMs, long windowsOpenWithinMs) {
    DutyRoster roster = new DutyRoster(settings.plan());
    Set<String> today = roster.windowsToday(nowMs);
    ClerkPaces paces = ClerkPaces.of(settings.plan(), timeline.speed());
    for (WindowDevice window : fleet.windows()) {
      String id = window.window();
      if (today.contains(id)) {
        window.seat(
            new ClerkBehaviour(
                paces.at(pace(id)),
                Counter.of(settings.plan(), id, today),
                fromMs -> roster.nextMeal(id, fromMs),
                crowd,
                Seeds.of(settings.seed(), "clerk", id),
                window));
        window.begin(nowMs, windowsOpenWithinMs);
      }
    }
  }

  /** Slow and fast clerks: each has a pace of their own, the same in every run of a seed. */
  private double pace(String window) {
    DayCourse course = settings.course();
    double part = Seeds.of(settings.seed(), "pace", window).nextDouble();
    return course.fastest() + part * (course.slowest() - course.fastest());
  }

  /**
   * Not at the end: the last checks look through the same kiosk, which has one picture at a time.
   */
  private void checkPictures() {
    if (!ending && fleet.everybodyIn()) {
      pictures.start();
    }
  }

  /** Whether nobody comes any more and all are served, or the business day is about to turn. */
  public boolean dayIsOver() {
    return waits.ask(
        () ->
            timeline.hallMs(SimClock.nanos()) >= dayEndsMs
                || (doors != null
                    && !doors.isOpen()
                    && traffic.waiting() == 0
                    && shownWaiting() == 0
                    && fleet.windows().stream()
                        .filter(WindowDevice::hasClerk)
                        .allMatch(window -> window.gaveWay() || window.clerk().isIdle())));
  }

  /** The live figures; any thread may ask. */
  public SimFigures figures() {
    return figures;
  }

  /** Whether every device is logged in at this moment, with its picture. */
  boolean everybodyIn() {
    return waits.ask(fleet::everybodyIn);
  }

  /** Faults of single lines that have begun. */
  long lineFaults() {
    return waits.ask(mishaps::lineFaults);
  }

  /** What the hall was caught at so far, in words. */
  List<String> faultWords() {
    return waits.ask(faults::words);
  }

  /**
   * Somebody has opened a page at which numbers are taken or called. Who is where is theirs to
   * change from now on, so it is audited no more; what boards show still is.
   */
  public void somebodyCame() {
    waits.run(
        () -> {
          pagesOpened++;
          audited.fallSilent();
        });
  }

  /** The server is about to be killed. */
  public void outageBegins() {
    waits.run(
        () -> {
          latencies.outageBegins();
          pictures.giveUp();
        });
  }

  /** The server is dead, and its successor is about to be started. */
  public void outage(long diedHallMs, long bornHallMs) {
    long doubtMs = Math.round(SimLimits.OUTAGE_DOUBT_MS * waits.ask(timeline::speed));
    Outage outage = new Outage(diedHallMs + doubtMs, bornHallMs - doubtMs);
    waits.run(() -> auditor.outage(outage));
  }

  /** The node that serves the hall, as its devices see it; empty if it has no name. */
  String node() {
    return waits.ask(fleet::node);
  }

  /**
   * The node that served is dead; waits until another one has given an answer.
   *
   * @return how long after the kill that was, in milliseconds
   * @throws IllegalStateException if none does in time
   */
  double awaitTakeOver(long killedNanos) {
    CompletableFuture<Long> served =
        waits.ask(() -> takeOvers.begins(killedNanos, timeline.hallMs(SimClock.nanos())));
    try {
      double afterMs =
          served.get(SimLimits.TAKE_OVER_WITHIN_MS, TimeUnit.MILLISECONDS)
              / (double) SimClock.NANOS_PER_MS;
      waits.run(() -> nodesChanged++);
      return afterMs;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the hall was served by nobody", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(
          "the hall was served by nobody for %d s (expected: the next node takes over)"
              .formatted(SimLimits.TAKE_OVER_WITHIN_MS / 1_000),
          e);
    }
  }

  /** A step of the course that somebody else has done has come to a good end. */
  void survived(FaultStep step, String zh, String en) {
    waits.run(() -> mishaps.survived(step, zh, en));
  }

  /** The day as a report tells it, once the simulation has stopped. */
  DayReport dayReport(SimReport report, boolean ownServer) {
    return waits.ask(
        () ->
            new DayReport(
                settings,
                report,
                Machine.here(ownServer || fleet.isNear()),
                mishaps.told(),
                auditor.tally().day.waits(),
                auditor.tally().day.queues(),
                auditor.tally().day.windows(),
                latencies.all()));
  }

  /** Waits until every device is back, then compares every board. */
  public void outageEnds(long killedNanos) {
    awaitEverybody();
    waits.run(
        () -> {
          kills++;
          Latencies.record(latencies.recovery, SimClock.nanos() - killedNanos);
          latencies.outageEnds();
          pictures.start();
        });
  }

  /** Something outside went wrong that the hall is to blame for. */
  public void fault(String words) {
    waits.run(() -> faults.add("%s", words));
  }

  /** Ends the simulation: no more keys, all answers in, the last checks, all devices off. */
  public SimReport stop() {
    waits.run(() -> mishaps.end(fleet, faults));
    waits.until(fleet::everybodyIn, SimLimits.LOGIN_ALL_WITHIN_MS);
    waits.run(
        () -> {
          ending = true;
          if (doors != null) {
            doors.close();
          }
          fleet.windows().stream().filter(WindowDevice::hasClerk).forEach(w -> w.clerk().stop());
        });
    QuietHall quiet = new QuietHall(fleet, auditor, pictures, traffic, faults);
    long waiting = new FinalChecks(waits, List.of(quiet)).run();
    waits.run(
        () -> {
          traffic.closing();
          fleet.close();
        });
    return waits.ask(() -> report(waiting));
  }

  private SimReport report(long waiting) {
    Tally tally = auditor.tally();
    return new SimReport(
        openedMs,
        timeline.hallMs(SimClock.nanos()),
        timeline.speed(),
        tally.issued,
        tally.called,
        tally.served,
        tally.noShows,
        tally.returned,
        tally.cancelled,
        waiting,
        Percentiles.ofMsInMinutes(tally.waitsMs),
        Percentiles.ofNanos(latencies.issue),
        Percentiles.ofNanos(latencies.callToTerminal),
        Percentiles.ofNanos(latencies.callToLastBoard),
        tally.refusals,
        tally.repeated,
        pictures.same(),
        latencies.metOutage,
        latencies.notOnAllBoards,
        kills,
        Percentiles.ofNanos(latencies.recovery),
        nodesChanged,
        Percentiles.ofNanos(latencies.killToServed),
        besides(tally),
        faults.count(),
        faults.words());
  }

  private Map<String, Long> besides(Tally tally) {
    Map<String, Long> besides = new LinkedHashMap<>(tally.besides());
    if (pagesOpened > 0) {
      besides.put("pages_opened_by_people", pagesOpened);
    }
    if (mishaps.lineFaults() > 0) {
      besides.put("line_faults", mishaps.lineFaults());
    }
    return besides;
  }

  /** What the main boards count, each place once. */
  private long shownWaiting() {
    Set<Place> seen = new HashSet<>();
    long[] sum = new long[1];
    for (BoardDevice board : fleet.boards()) {
      board
          .follower()
          .picture()
          .zones()
          .forEach(
              zone -> {
                if (seen.add(new Place(zone.wing(), zone.zone()))) {
                  sum[0] += zone.waiting();
                }
              });
    }
    return sum[0];
  }

  /** Queues and windows at this moment, for the day's figures. */
  private void look(DayFigures day) {
    Map<Place, Long> shown = new LinkedHashMap<>();
    for (BoardDevice board : fleet.boards()) {
      if (board.isReading()) {
        board
            .follower()
            .picture()
            .zones()
            .forEach(zone -> shown.put(new Place(zone.wing(), zone.zone()), (long) zone.waiting()));
      }
    }
    Map<String, Long> byZone = new LinkedHashMap<>();
    shown.forEach((place, people) -> byZone.merge(place.zone(), people, Long::sum));
    long nowMs = timeline.hallMs(SimClock.nanos());
    byZone.forEach((zone, people) -> day.waiting(zone, nowMs, people));
    fleet.windows().stream()
        .filter(SimDevice::isIn)
        .forEach(window -> day.seen(window.window(), window.state()));
  }

  private void publish() {
    Tally tally = auditor.tally();
    if (doors != null) {
      look(tally.day);
    }
    Percentiles board = Percentiles.ofNanos(latencies.callToLastBoard);
    long serving =
        fleet.windows().stream().filter(w -> w.hasClerk() && w.clerk().isServing()).count();
    figures =
        new SimFigures(
            timeline.known() ? timeline.hallMs(SimClock.nanos()) : 0,
            timeline.speed(),
            fleet.node(),
            fleet.in(),
            fleet.size(),
            tally.issued,
            tally.called,
            tally.served,
            tally.noShows,
            shownWaiting(),
            serving,
            board.p50(),
            board.p99(),
            faults.count());
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Ends with the loop.
  private void every(int ms, Runnable task) {
    loop.scheduleAtFixedRate(task, ms, ms, TimeUnit.MILLISECONDS);
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // Its threads are daemons: none is waited for.
  public void close() {
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "simulation of %d devices at load %.2f", fleet.size(), settings.load());
  }
}

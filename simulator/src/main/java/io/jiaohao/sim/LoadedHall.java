package io.jiaohao.sim;

import io.jiaohao.core.HallPlan;
import io.jiaohao.core.PlanIndex;
import io.jiaohao.protocol.wire.Issued;
import io.jiaohao.protocol.wire.Watch;
import io.netty.channel.EventLoop;
import java.util.List;

/**
 * One hall of a city under load: its devices, its visitors, its clerks, and the second opinion on
 * what its server does. Used on the event loop.
 */
final class LoadedHall {
  private final HallPlan plan;
  private final HallTimeline timeline = new HallTimeline();
  private final HallTasks tasks;
  private final SteadyWork work;
  private final HallAuditor auditor;
  private final Traffic traffic;
  private final Fleet fleet;
  private final QuietHall quiet;
  private final PictureChecks pictures;
  private final long seed;
  private boolean open;
  private boolean visitorsCome;
  private boolean served;

  /** What all halls of a city share. */
  record Shared(
      EventLoop loop, Latencies latencies, Tally tally, Faults faults, Runnable onAnswer) {}

  LoadedHall(SimSettings settings, Shared shared) {
    this.plan = settings.plan();
    this.seed = settings.seed();
    this.tasks = new HallTasks(shared.loop(), timeline);
    this.work = new SteadyWork(plan, settings.load(), seed);
    Faults faults = shared.faults().of(plan.id());
    this.auditor = new HallAuditor(plan, shared.tally(), faults);
    this.traffic =
        new Traffic(
            faults,
            () -> {
              served = true;
              shared.onAnswer().run();
            });
    this.fleet =
        new Fleet(
            settings,
            new SimDevice.Hall(
                plan.id(),
                shared.loop(),
                timeline,
                auditor,
                shared.latencies(),
                new CallTraces(shared.latencies()),
                traffic,
                new TakeOvers(auditor, shared.latencies()),
                faults,
                faults),
            new Mishaps(shared.loop(), settings));
    this.pictures = new PictureChecks(shared.loop(), fleet, faults);
    this.quiet = new QuietHall(fleet, auditor, pictures, traffic, faults);
  }

  String id() {
    return plan.id();
  }

  int devices() {
    return fleet.size();
  }

  /** Devices that are logged in and have their picture. */
  int in() {
    return fleet.in();
  }

  /** Who is not in, for example, and why. */
  String absent() {
    return id() + ", " + fleet.absent();
  }

  /** All devices begin to log in. */
  void start() {
    fleet.start();
  }

  /** Whether it issues numbers at this time of its own. */
  boolean isInHours() {
    return new PlanIndex(plan).issuesAt(tasks.nowMs());
  }

  long nowMs() {
    return tasks.nowMs();
  }

  /** Clerks come within this real time, and so do the first visitors. */
  void open(long withinRealMs) {
    fleet
        .eye()
        .ask(
            Watch.getDefaultInstance(),
            snapshot -> {
              if (!open) {
                open = true;
                long withinMs = Math.round(withinRealMs * timeline.speed());
                auditor.tickets().begins(tasks.nowMs(), QuietHall.waiting(snapshot));
                seatClerks(withinMs);
                letIn(withinMs);
              }
            });
  }

  /** Whether it has opened. */
  boolean isOpen() {
    return open;
  }

  private void seatClerks(long withinMs) {
    for (WindowDevice window : fleet.windows()) {
      String id = window.window();
      window.seat(new PlannedClerk("clerk-" + id, work, Seeds.of(seed, "clerk", id), window));
      window.begin(tasks.nowMs(), withinMs);
    }
  }

  /** As many as its windows serve at any time are there at once; then they come one by one. */
  private void letIn(long withinMs) {
    visitorsCome = true;
    long nowMs = tasks.nowMs();
    int windows = fleet.windows().size();
    for (int i = 0; i < windows; i++) {
      long atMs = nowMs + i * withinMs / windows;
      if (work.isBusyNow()) {
        tasks.at(atMs, () -> comes(work.at(atMs)));
      }
    }
    awaitNext(work.after(nowMs));
  }

  private void awaitNext(Visitor next) {
    tasks.at(
        next.atHallMs(),
        () -> {
          if (visitorsCome) {
            comes(next);
            awaitNext(work.after(next.atHallMs()));
          }
        });
  }

  private void comes(Visitor visitor) {
    if (visitorsCome) {
      KioskDevice kiosk = fleet.kiosks(visitor.wing()).get(visitor.kiosk());
      long dueNanos = Math.min(SimClock.nanos(), tasks.nanosAt(visitor.atHallMs()));
      kiosk.issue(visitor, dueNanos, issued -> slipIsPrinted(kiosk, issued));
    }
  }

  private void slipIsPrinted(KioskDevice kiosk, Issued issued) {
    tasks.after(work.printMs(), () -> kiosk.confirmPrint(issued.getTicketId()));
  }

  /** Whether anybody was ever answered here. */
  boolean isServed() {
    return served;
  }

  /** Windows with a visitor. */
  long serving() {
    return fleet.windows().stream().filter(w -> w.hasClerk() && w.clerk().isServing()).count();
  }

  /** Nobody comes any more, and no clerk presses a key; slips still come out. */
  void quieten() {
    visitorsCome = false;
    List<WindowDevice> windows = fleet.windows();
    windows.stream().filter(WindowDevice::hasClerk).forEach(w -> w.clerk().stop());
  }

  /** What is checked once it is quiet. */
  QuietHall quiet() {
    return quiet;
  }

  /** How many comparisons of a board with the server's own picture came out well. */
  long picturesSame() {
    return pictures.same();
  }

  /** All devices go; a request may end without an answer from now on. */
  void close() {
    traffic.closing();
    fleet.close();
  }
}

package io.jiaohao.sim.reference;

import io.jiaohao.core.Command;
import io.jiaohao.core.Event;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * One day of the reference hall: visitors arrive, windows call whoever the hall gives them, take
 * breaks, go to lunch and go home. Tells a watcher of numbers and calls.
 */
final class DayRun {
  private static final double ABSENT = 0.07;
  private static final double PAUSE_SHARE = 0.06;
  private static final double PAUSE_LEAST_MIN = 3;
  private static final double PAUSE_MOST_MIN = 9;
  private static final double NO_SHOW = 0.025;

  /** Told what happens, at the moment at which it does. */
  interface Watcher {

    /** Time moves on; the hall is as it was left. */
    void before(long nowMs);

    void issued(ReferenceDay.Visitor visitor, Event.TicketIssued ticket);

    /** A ticket is about to be called; the hall does not know yet. */
    void called(Event.TicketCalled call);
  }

  private record Happening(long atMs, long order, Runnable action) {}

  private static final class Worker {
    final ReferenceHall.Window window;
    long callId;
    boolean noShow;
    boolean idle;
    boolean hadLunch;
    long idleSinceMs;

    Worker(ReferenceHall.Window window) {
      this.window = window;
    }
  }

  private final ReferenceHall reference;
  private final DrivenHall hall;
  private final SplittableRandom random;
  private final long opensMs;
  private final Watcher watcher;
  private final Map<String, Worker> workers = new LinkedHashMap<>();
  private final Map<Long, ReferenceDay.Visitor> visitors = new LinkedHashMap<>();
  private final PriorityQueue<Happening> happenings =
      new PriorityQueue<>(
          (a, b) ->
              a.atMs() != b.atMs()
                  ? Long.compare(a.atMs(), b.atMs())
                  : Long.compare(a.order(), b.order()));
  private long order;
  private long nowMs;

  DayRun(
      ReferenceHall reference,
      DrivenHall hall,
      long opensMs,
      SplittableRandom random,
      Watcher watcher) {
    this.reference = reference;
    this.hall = hall;
    this.opensMs = opensMs;
    this.random = random;
    this.watcher = watcher;
  }

  /** Plays the day to its end. */
  void run(List<ReferenceDay.Visitor> day) {
    for (ReferenceHall.Window window : reference.windows.values()) {
      Worker worker = new Worker(window);
      workers.put(window.id(), worker);
      if (random.nextDouble() >= ABSENT) {
        at(opensMs + window.opens() * ReferenceHall.MINUTE_MS, () -> comeBack(worker));
        at(lunchMs(worker), () -> leaveIfIdle(worker));
        at(closesMs(worker), () -> leaveIfIdle(worker));
      }
    }
    day.forEach(visitor -> at(visitor.arrivesMs(), () -> arrive(visitor)));
    while (!happenings.isEmpty()) {
      Happening next = happenings.poll();
      nowMs = next.atMs();
      watcher.before(nowMs);
      next.action().run();
    }
    for (Worker worker : workers.values()) {
      hall.asked(new Command.CloseWindow(worker.window.id()), nowMs);
    }
  }

  private void at(long atMs, Runnable action) {
    happenings.add(new Happening(atMs, order++, action));
  }

  private long lunchMs(Worker worker) {
    return opensMs + worker.window.lunch() * ReferenceHall.MINUTE_MS;
  }

  private long closesMs(Worker worker) {
    return opensMs + worker.window.closes() * ReferenceHall.MINUTE_MS;
  }

  private void arrive(ReferenceDay.Visitor visitor) {
    String wing = ReferenceHall.wing(reference.services.get(visitor.service()).zone());
    Event.TicketIssued ticket = hall.issue(visitor, wing);
    visitors.put(ticket.ticketId(), visitor);
    watcher.issued(visitor, ticket);
    Worker taker = null;
    for (Worker worker : workers.values()) {
      if (worker.idle
          && worker.window.skills().contains(visitor.service())
          && (taker == null || isBefore(worker, taker))) {
        taker = worker;
      }
    }
    if (taker != null) {
      callNext(taker);
    }
  }

  private static boolean isBefore(Worker one, Worker other) {
    int bySkills = Integer.compare(one.window.skills().size(), other.window.skills().size());
    return bySkills != 0 ? bySkills < 0 : one.idleSinceMs < other.idleSinceMs;
  }

  private void comeBack(Worker worker) {
    hall.asked(new Command.RegainDevice(worker.window.id()), nowMs);
    hall.granted(new Command.OpenWindow(worker.window.id()), nowMs);
    if (!leavesNow(worker)) {
      callNext(worker);
    }
  }

  private void leaveIfIdle(Worker worker) {
    if (worker.idle) {
      leavesNow(worker);
    }
  }

  /** Home or to lunch, if it is time. */
  private boolean leavesNow(Worker worker) {
    if (!worker.window.isLastShift() && nowMs >= closesMs(worker)) {
      worker.idle = false;
      hall.granted(new Command.CloseWindow(worker.window.id()), nowMs);
      return true;
    }
    if (!worker.hadLunch && nowMs >= lunchMs(worker)) {
      worker.hadLunch = true;
      pause(worker, "lunch", ReferenceHall.LUNCH_MS);
      return true;
    }
    return false;
  }

  private void pause(Worker worker, String reason, long lastsMs) {
    worker.idle = false;
    hall.granted(new Command.PauseWindow(worker.window.id(), reason, nowMs + lastsMs), nowMs);
    at(nowMs + lastsMs, () -> comeBack(worker));
  }

  private void free(Worker worker) {
    String window = worker.window.id();
    boolean served = !worker.noShow;
    hall.granted(
        served
            ? new Command.FinishService(window, worker.callId, "")
            : new Command.MarkNoShow(window, worker.callId),
        nowMs);
    if (leavesNow(worker)) {
      return;
    }
    if (served && random.nextDouble() < PAUSE_SHARE) {
      double minutes = PAUSE_LEAST_MIN + (PAUSE_MOST_MIN - PAUSE_LEAST_MIN) * random.nextDouble();
      pause(worker, "break", Math.round(minutes * ReferenceHall.MINUTE_MS));
    } else {
      callNext(worker);
    }
  }

  private void callNext(Worker worker) {
    List<Event> events = hall.asked(new Command.CallNext(worker.window.id(), 0, ""), nowMs);
    if (events.isEmpty()) {
      if (!worker.idle) {
        worker.idle = true;
        worker.idleSinceMs = nowMs;
      }
      return;
    }
    worker.idle = false;
    Event.TicketCalled call = (Event.TicketCalled) events.get(events.size() - 1);
    watcher.called(call);
    serve(worker, call);
  }

  private void serve(Worker worker, Event.TicketCalled call) {
    ReferenceDay.Visitor visitor = visitors.remove(call.ticketId());
    worker.callId = call.callId();
    worker.noShow =
        nowMs - visitor.arrivesMs() > visitor.patienceMs() || random.nextDouble() < NO_SHOW;
    long lastsMs = ReferenceHall.MINUTE_MS;
    if (!worker.noShow) {
      hall.granted(new Command.StartService(worker.window.id(), call.callId()), nowMs);
      lastsMs = servingMs(worker, call.service());
    }
    at(nowMs + lastsMs, () -> free(worker));
  }

  private long servingMs(Worker worker, String service) {
    ReferenceHall.Service found = reference.services.get(service);
    double variance = Math.log(1 + found.cv() * found.cv());
    double draw = Math.exp(Math.sqrt(variance) * random.nextGaussian() - variance / 2);
    return Math.max(
        1, Math.round(draw * found.meanMin() * worker.window.pace() * ReferenceHall.MINUTE_MS));
  }
}

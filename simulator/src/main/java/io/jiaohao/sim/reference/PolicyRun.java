package io.jiaohao.sim.reference;

import io.jiaohao.core.Command;
import io.jiaohao.core.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * One day of the reference hall under a policy. All chance belongs to the visitor (service, whether
 * they come, the clerk's break after them) or to the window (whether it is there today), so two
 * policies meet the same day.
 */
final class PolicyRun {
  private static final double ABSENT = 0.07;
  private static final double PAUSE_SHARE = 0.06;
  private static final double NO_SHOW = 0.025;
  private static final String HAND_REASON = "other";

  private final ReferenceHall reference;
  private final Policy policy;
  private final DrivenHall hall;
  private final long opensMs;
  private final List<Worker> workers = new ArrayList<>();
  private final Map<Long, Policy.Waiting> waiting = new LinkedHashMap<>();
  private final Map<ReferenceDay.Visitor, Luck> luck = new LinkedHashMap<>();
  private final Map<String, Integer> byService = new LinkedHashMap<>();
  private final PriorityQueue<Happening> happenings =
      new PriorityQueue<>(
          (a, b) ->
              a.atMs() != b.atMs()
                  ? Long.compare(a.atMs(), b.atMs())
                  : Long.compare(a.order(), b.order()));
  private final PolicyFigures figures = new PolicyFigures();
  private long order;
  private long nowMs;

  private record Happening(long atMs, long order, Runnable action) {}

  /** What chance has in store for a visitor. */
  private record Luck(double factor, boolean noShow, double pauseMin) {}

  private static final class Worker {
    final ReferenceHall.Window window;
    long callId;
    Luck with;
    boolean idle;
    boolean hadLunch;
    long idleSinceMs;

    Worker(ReferenceHall.Window window) {
      this.window = window;
    }
  }

  private PolicyRun(ReferenceHall reference, Policy policy, long opensMs) {
    this.reference = reference;
    this.policy = policy;
    this.opensMs = opensMs;
    this.hall = new DrivenHall(policy.plan(), opensMs - ReferenceHall.OPENS_MS);
    this.nowMs = opensMs;
  }

  /**
   * Plays a day; the same seed brings the same day to every policy.
   *
   * @param numbers tickets that are issued on such a day on average
   */
  static PolicyFigures run(
      ReferenceHall reference, Policy policy, double numbers, long day, long seed) {
    long opensMs = (ReferenceHall.FIRST_DAY + day) * ReferenceHall.DAY_MS + ReferenceHall.OPENS_MS;
    PolicyRun run = new PolicyRun(reference, policy, opensMs);
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + day);
    List<ReferenceDay.Visitor> visitors =
        ReferenceDay.visitors(reference, numbers, opensMs, random.split());
    SplittableRandom chance = random.split();
    visitors.forEach(visitor -> run.luck.put(visitor, run.luck(visitor, chance)));
    run.play(visitors, random.split());
    return run.figures;
  }

  private Luck luck(ReferenceDay.Visitor visitor, SplittableRandom chance) {
    double cv = reference.services.get(visitor.service()).cv();
    double variance = Math.log(1 + cv * cv);
    double factor = Math.exp(Math.sqrt(variance) * chance.nextGaussian() - variance / 2);
    boolean noShow = chance.nextDouble() < NO_SHOW;
    double pause = chance.nextDouble() < PAUSE_SHARE ? 3 + 6 * chance.nextDouble() : 0;
    return new Luck(factor, noShow, pause);
  }

  private void play(List<ReferenceDay.Visitor> visitors, SplittableRandom random) {
    for (ReferenceHall.Window window : reference.windows.values()) {
      Worker worker = new Worker(window);
      workers.add(worker);
      if (random.nextDouble() >= ABSENT) {
        at(opensMs + window.opens() * ReferenceHall.MINUTE_MS, () -> comeBack(worker));
        at(lunchMs(worker), () -> leaveIfIdle(worker));
        at(closesMs(worker), () -> leaveIfIdle(worker));
      }
    }
    visitors.forEach(visitor -> at(visitor.arrivesMs(), () -> arrive(visitor)));
    for (Happening next = happenings.poll(); next != null; next = happenings.poll()) {
      countIdleWhileWaiting(next.atMs() - nowMs);
      nowMs = next.atMs();
      next.action().run();
    }
    figures.left(waiting.size());
  }

  private void countIdleWhileWaiting(long forMs) {
    if (forMs == 0 || waiting.isEmpty()) {
      return;
    }
    for (Worker worker : workers) {
      if (worker.idle
          && worker.window.skills().stream().anyMatch(s -> byService.getOrDefault(s, 0) > 0)) {
        figures.idleWhileWaiting(forMs);
      }
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
    long ticket = hall.issue(visitor, wing).ticketId();
    waiting.put(ticket, new Policy.Waiting(ticket, visitor));
    byService.merge(visitor.service(), 1, Integer::sum);
    Worker taker = null;
    for (Worker worker : workers) {
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

  private void free(Worker worker, boolean served) {
    String window = worker.window.id();
    hall.granted(
        served
            ? new Command.FinishService(window, worker.callId, "")
            : new Command.MarkNoShow(window, worker.callId),
        nowMs);
    if (leavesNow(worker)) {
      return;
    }
    if (served && worker.with.pauseMin() > 0) {
      pause(worker, "break", Math.round(worker.with.pauseMin() * ReferenceHall.MINUTE_MS));
    } else {
      callNext(worker);
    }
  }

  private void callNext(Worker worker) {
    List<Event> events = hall.asked(wish(worker), nowMs);
    if (events.isEmpty()) {
      if (!worker.idle) {
        worker.idle = true;
        worker.idleSinceMs = nowMs;
      }
      return;
    }
    worker.idle = false;
    Event.TicketCalled call = (Event.TicketCalled) events.get(0);
    Policy.Waiting called = waiting.remove(call.ticketId());
    byService.merge(called.visitor.service(), -1, Integer::sum);
    for (Policy.Waiting other : waiting.values()) {
      if (other.releaseMs() < called.releaseMs()
          && worker.window.skills().contains(other.visitor.service())) {
        other.overtaken++;
      }
    }
    figures.called(called, nowMs);
    serve(worker, call.callId(), called.visitor);
  }

  private Command wish(Worker worker) {
    String window = worker.window.id();
    if (policy.pick() == null) {
      return new Command.CallNext(window, 0, "");
    }
    List<Policy.Waiting> candidates =
        waiting.values().stream()
            .filter(w -> worker.window.skills().contains(w.visitor.service()))
            .toList();
    return candidates.isEmpty()
        ? new Command.CallNext(window, 0, "")
        : new Command.CallTicket(
            window,
            policy.pick().of(candidates, worker.window.skills(), byService, nowMs).ticket,
            HAND_REASON);
  }

  private void serve(Worker worker, long callId, ReferenceDay.Visitor visitor) {
    worker.callId = callId;
    worker.with = luck.get(visitor);
    boolean gone = nowMs - visitor.arrivesMs() > visitor.patienceMs();
    boolean served = !gone && !worker.with.noShow();
    double minutes = 1;
    if (served) {
      minutes =
          worker.with.factor()
              * reference.services.get(visitor.service()).meanMin()
              * worker.window.pace();
    }
    at(
        nowMs + Math.max(1, Math.round(minutes * ReferenceHall.MINUTE_MS)),
        () -> free(worker, served));
  }
}

package io.jiaohao.sim.reference;

import io.jiaohao.core.Command;
import io.jiaohao.core.Event;
import io.jiaohao.sim.driven.DrivenHall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * One day of the reference hall under a policy. All chance belongs to the visitor (service, whether
 * they come, the clerk's break after them) or to the window (whether it is there today), so two
 * policies meet the same day.
 */
final class PolicyRun extends WindowDay {
  private static final String HAND_REASON = "other";

  private final Policy policy;
  private final Map<Long, Policy.Waiting> waiting = new LinkedHashMap<>();
  private final Map<ReferenceDay.Visitor, Luck> luck = new LinkedHashMap<>();
  private final Map<String, Integer> byService = new LinkedHashMap<>();
  private final PolicyFigures figures = new PolicyFigures();

  /** What chance has in store for a visitor. */
  private record Luck(double factor, boolean noShow, double pauseMin) {}

  private PolicyRun(ReferenceHall reference, Policy policy, long opensMs) {
    super(reference, new DrivenHall(policy.plan(), opensMs - ReferenceHall.OPENS_MS), opensMs);
    this.policy = policy;
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
    run.figures.left(run.waiting.size());
    return run.figures;
  }

  private Luck luck(ReferenceDay.Visitor visitor, SplittableRandom chance) {
    double cv = reference.services.get(visitor.service()).cv();
    double variance = Math.log(1 + cv * cv);
    double factor = Math.exp(Math.sqrt(variance) * chance.nextGaussian() - variance / 2);
    boolean noShow = chance.nextDouble() < NO_SHOW;
    double pause =
        chance.nextDouble() < PAUSE_SHARE
            ? PAUSE_LEAST_MIN + (PAUSE_MOST_MIN - PAUSE_LEAST_MIN) * chance.nextDouble()
            : 0;
    return new Luck(factor, noShow, pause);
  }

  @Override
  void before(long nextMs) {
    long forMs = nextMs - nowMs();
    if (forMs == 0 || waiting.isEmpty()) {
      return;
    }
    for (Worker worker : workers) {
      if (worker.isIdle()
          && worker.window.skills().stream().anyMatch(s -> byService.getOrDefault(s, 0) > 0)) {
        figures.idleWhileWaiting(forMs);
      }
    }
  }

  @Override
  void issued(ReferenceDay.Visitor visitor, Event.TicketIssued ticket) {
    waiting.put(ticket.ticketId(), new Policy.Waiting(ticket.ticketId(), visitor));
    byService.merge(visitor.service(), 1, Integer::sum);
  }

  @Override
  void called(Worker worker, Event.TicketCalled call) {
    Policy.Waiting called = waiting.remove(call.ticketId());
    byService.merge(called.visitor.service(), -1, Integer::sum);
    for (Policy.Waiting other : waiting.values()) {
      if (other.releaseMs() < called.releaseMs()
          && worker.window.skills().contains(other.visitor.service())) {
        other.overtaken++;
      }
    }
    figures.called(called, nowMs());
    serve(worker, called.visitor);
  }

  @Override
  Command wish(Worker worker) {
    List<Policy.Waiting> candidates =
        policy.pick() == null
            ? List.of()
            : waiting.values().stream()
                .filter(w -> worker.window.skills().contains(w.visitor.service()))
                .toList();
    return candidates.isEmpty()
        ? super.wish(worker)
        : new Command.CallTicket(
            worker.window.id(),
            policy.pick().of(candidates, worker.window.skills(), byService, nowMs()).ticket,
            HAND_REASON);
  }

  private void serve(Worker worker, ReferenceDay.Visitor visitor) {
    Luck with = luck.get(visitor);
    boolean gone = nowMs() - visitor.arrivesMs() > visitor.patienceMs();
    boolean served = !gone && !with.noShow();
    double minutes = 1;
    if (served) {
      minutes =
          with.factor()
              * reference.services.get(visitor.service()).meanMin()
              * worker.window.pace();
    }
    long lastsMs = Math.max(1, Math.round(minutes * ReferenceHall.MINUTE_MS));
    busy(worker, lastsMs, served, with::pauseMin);
  }
}

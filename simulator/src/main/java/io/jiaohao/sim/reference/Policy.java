package io.jiaohao.sim.reference;

import io.jiaohao.core.HallPlan;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A rule of who is next. Those of the hall itself are a plan, and the hall picks; those that are
 * here for comparison pick a waiting ticket themselves, and the hall calls it by hand.
 *
 * @param id short, for choosing it
 * @param plan that the hall runs under
 * @param pick null = the hall's own order
 */
record Policy(String id, String name, HallPlan plan, Pick pick) {
  private static final double APQ_BETA = 0.5;
  private static final int APQ_OVERTAKES_MAX = 30;
  private static final double APQ_PROTECTED_MIN = 60;
  private static final double APQ_TARGET_MIN = 10;
  private static final double APQ_WALK_IN_TARGET_MIN = 20;
  private static final double MEAN_MIN = 8.06;

  /** Somebody who waits. */
  static final class Waiting {
    final long ticket;
    final ReferenceDay.Visitor visitor;
    int overtaken;

    Waiting(long ticket, ReferenceDay.Visitor visitor) {
      this.ticket = ticket;
      this.visitor = visitor;
    }

    long releaseMs() {
      return visitor.releaseMs();
    }

    boolean isWalkIn() {
      return visitor.ticketClass().equals(ReferenceHall.WALK_IN);
    }
  }

  /** Picks one of those whom a window may take; there is at least one. */
  interface Pick {
    Waiting of(
        List<Waiting> candidates, List<String> skills, Map<String, Integer> waiting, long nowMs);
  }

  static List<Policy> all(ReferenceHall hall) {
    return List.of(
        new Policy("fcfs", "FCFS", hall.plan("fcfs", 0, 10, 20), null),
        new Policy(
            "5-10-0", "head start 0/5/10, stretch 0", hall.plan("head-start", 0, 5, 10), null),
        new Policy(
            "10-20-0", "head start 0/10/20, stretch 0", hall.plan("head-start", 0, 10, 20), null),
        new Policy(
            "10-20-1", "head start 0/10/20, stretch 1", hall.plan("head-start", 1, 10, 20), null),
        new Policy(
            "10-20-2", "head start 0/10/20, stretch 2", hall.plan("head-start", 2, 10, 20), null),
        new Policy("list", "fixed list of each window", hall.plan(), Policy::byList),
        new Policy("longest", "longest queue first", hall.plan(), Policy::longestQueue),
        new Policy("strict", "strict class priority", hall.plan(), Policy::strict),
        new Policy(
            "shortest",
            "shortest mean first",
            hall.plan(),
            (c, skills, waiting, now) -> shortestMean(hall, c)),
        new Policy(
            "accumulating",
            "accumulating priority",
            hall.plan(),
            (c, skills, waiting, now) -> accumulating(hall, c, now)));
  }

  private static Waiting oldest(List<Waiting> candidates) {
    return candidates.stream().min(Comparator.comparingLong(Waiting::releaseMs)).orElseThrow();
  }

  private static Waiting byList(
      List<Waiting> candidates, List<String> skills, Map<String, Integer> waiting, long nowMs) {
    return candidates.stream()
        .min(
            Comparator.comparingInt((Waiting w) -> skills.indexOf(w.visitor.service()))
                .thenComparingLong(Waiting::releaseMs))
        .orElseThrow();
  }

  private static Waiting longestQueue(
      List<Waiting> candidates, List<String> skills, Map<String, Integer> waiting, long nowMs) {
    return candidates.stream()
        .min(
            Comparator.comparingInt((Waiting w) -> -waiting.getOrDefault(w.visitor.service(), 0))
                .thenComparingLong(Waiting::releaseMs))
        .orElseThrow();
  }

  private static Waiting strict(
      List<Waiting> candidates, List<String> skills, Map<String, Integer> waiting, long nowMs) {
    return candidates.stream()
        .min(Comparator.comparing(Waiting::isWalkIn).thenComparingLong(Waiting::releaseMs))
        .orElseThrow();
  }

  private static Waiting shortestMean(ReferenceHall hall, List<Waiting> candidates) {
    return candidates.stream()
        .min(
            Comparator.comparingDouble(
                    (Waiting w) -> hall.services.get(w.visitor.service()).meanMin())
                .thenComparingLong(Waiting::releaseMs))
        .orElseThrow();
  }

  /**
   * Waiting time grows into priority: the faster the shorter the service and the sooner the class
   * is promised; who has been overtaken often or waited long is next, the oldest first.
   */
  private static Waiting accumulating(ReferenceHall hall, List<Waiting> candidates, long nowMs) {
    List<Waiting> due =
        candidates.stream()
            .filter(
                w ->
                    w.overtaken >= APQ_OVERTAKES_MAX
                        || nowMs - w.releaseMs() > APQ_PROTECTED_MIN * ReferenceHall.MINUTE_MS)
            .toList();
    if (!due.isEmpty()) {
      return oldest(due);
    }
    return candidates.stream()
        .max(
            Comparator.comparingDouble((Waiting w) -> (nowMs - w.releaseMs()) * slope(hall, w))
                .thenComparing(Comparator.comparingLong(Waiting::releaseMs).reversed()))
        .orElseThrow();
  }

  private static double slope(ReferenceHall hall, Waiting w) {
    double meanMin = hall.services.get(w.visitor.service()).meanMin();
    double shortness = Math.max(0.5, Math.min(2, Math.pow(MEAN_MIN / meanMin, APQ_BETA)));
    return shortness / (w.isWalkIn() ? APQ_WALK_IN_TARGET_MIN : APQ_TARGET_MIN);
  }
}

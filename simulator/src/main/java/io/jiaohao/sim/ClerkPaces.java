package io.jiaohao.sim;

import io.jiaohao.core.HallPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How fast clerks of a hall are, in hall milliseconds.
 *
 * @param meanMs mean time of serving, by service
 * @param pollMinMs an idle clerk looks again after this long, though no picture says so; at most
 *     twice as long
 * @param giveUpMs from a call to the moment when even a patient clerk marks a no-show
 * @param callsMax announcements of one call
 * @param passesMax calls in vain after which a number is passed over
 * @param reasons the hall's codes that clerks give
 */
record ClerkPaces(
    Map<String, Long> meanMs,
    long pollMinMs,
    long giveUpMs,
    int callsMax,
    int passesMax,
    Reasons reasons) {
  /** Why a visitor is sent back, put on hold or called past the order, why a break is taken. */
  record Reasons(String sentBack, String held, String pause, String meal, String byHand) {
    private static final String LUNCH = "lunch";

    static Reasons of(HallPlan plan) {
      HallPlan.LifeRules life = plan.life();
      return new Reasons(
          first(plan.returnReasons()),
          first(life.holdReasons()),
          first(life.pauseReasons()),
          life.pauseReasons().contains(LUNCH) ? LUNCH : first(life.pauseReasons()),
          first(life.callReasons()));
    }

    private static String first(List<String> codes) {
      return codes.isEmpty() ? "" : codes.get(0);
    }
  }

  static final long REACT_MIN_MS = 1_000;
  static final long REACT_MAX_MS = 4_000;
  static final long RECALL_AFTER_MS = 10_000;
  static final long MARK_MIN_MS = 5_000;
  static final long MARK_MAX_MS = 20_000;
  static final long AGAIN_MS = 30_000;
  static final long SERVE_MIN_MS = 15_000;

  /** Of a service's time, when its clerk finds out that the kiosk's button was the wrong one. */
  static final double FOUND_OUT = 0.2;

  /** A second matter takes this part of its service's usual time. */
  static final double SECOND_MATTER = 0.3;

  /** So does a service that is broken off to be ended later or elsewhere, and its other part. */
  static final double PART_OF_SERVICE = 0.5;

  /** Clerks to whom visitors are called by themselves. */
  static final double ON_AUTO = 0.15;

  /** Keys that were pressed by mistake and are taken back. */
  static final double MISTAKES = 0.005;

  /** How long after a mistake its clerk takes it back; the hall allows a few seconds. */
  static final long MISTAKE_MIN_MS = 1_000;

  static final long MISTAKE_MAX_MS = 3_500;

  /** After that the visit goes on for at least this long. */
  static final long AFTER_MISTAKE_MS = 15_000;

  /** Of the visitors whom a clerk sees, those who have come straight to the window. */
  static final double WALKS_UP = 0.004;

  /** From one break to the next, and how long it is. */
  static final long BREAK_EVERY_MIN_MS = 60 * 60_000;

  static final long BREAK_EVERY_MAX_MS = 300 * 60_000;
  static final long BREAK_MIN_MS = 5 * 60_000;
  static final long BREAK_MAX_MS = 10 * 60_000;

  /** A visitor who was called back from hold in vain is called again after this. */
  static final long BACK_AGAIN_MS = 300_000;

  private static final long POLL_MIN_MS = 60_000;
  private static final long POLL_MIN_REAL_MS = 400;
  private static final long PATIENCE_MS = 120_000;

  static ClerkPaces of(HallPlan plan, double speed) {
    Map<String, Long> means = new HashMap<>();
    plan.services().forEach(service -> means.put(service.id(), service.expectedMs()));
    HallPlan.CallRules calls = plan.calls();
    return new ClerkPaces(
        means,
        Math.max(POLL_MIN_MS, Math.round(POLL_MIN_REAL_MS * speed)),
        (calls.maxCalls() - 1) * calls.intervalMs() + calls.noShowAfterMs() + PATIENCE_MS,
        calls.maxCalls(),
        calls.maxPasses(),
        Reasons.of(plan));
  }

  /** The same of a clerk who takes this much of the usual time for everybody. */
  ClerkPaces at(double pace) {
    Map<String, Long> own = new HashMap<>();
    meanMs.forEach((service, ms) -> own.put(service, Math.round(ms * pace)));
    return new ClerkPaces(own, pollMinMs, giveUpMs, callsMax, passesMax, reasons);
  }

  long serveMs(String service, double lengthFactor) {
    return Math.max(SERVE_MIN_MS, Math.round(meanMs.getOrDefault(service, 0L) * lengthFactor));
  }
}

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
 * @param returnReason why a visitor is sent back to the queue
 */
record ClerkPaces(
    Map<String, Long> meanMs, long pollMinMs, long giveUpMs, int callsMax, String returnReason) {
  static final long REACT_MIN_MS = 1_000;
  static final long REACT_MAX_MS = 4_000;
  static final long RECALL_AFTER_MS = 10_000;
  static final long MARK_MIN_MS = 5_000;
  static final long MARK_MAX_MS = 20_000;
  static final long AGAIN_MS = 30_000;
  static final long SERVE_MIN_MS = 15_000;

  private static final long POLL_MIN_MS = 60_000;
  private static final long POLL_MIN_REAL_MS = 400;
  private static final long PATIENCE_MS = 120_000;

  static ClerkPaces of(HallPlan plan, double speed) {
    Map<String, Long> means = new HashMap<>();
    plan.services().forEach(service -> means.put(service.id(), service.expectedMs()));
    HallPlan.CallRules calls = plan.calls();
    List<String> reasons = plan.returnReasons();
    return new ClerkPaces(
        means,
        Math.max(POLL_MIN_MS, Math.round(POLL_MIN_REAL_MS * speed)),
        (calls.maxCalls() - 1) * calls.intervalMs() + calls.noShowAfterMs() + PATIENCE_MS,
        calls.maxCalls(),
        reasons.isEmpty() ? "" : reasons.get(0));
  }

  long serveMs(String service, double lengthFactor) {
    return Math.max(SERVE_MIN_MS, Math.round(meanMs.getOrDefault(service, 0L) * lengthFactor));
  }
}

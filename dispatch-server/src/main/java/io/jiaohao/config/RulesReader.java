package io.jiaohao.config;

import io.jiaohao.core.HallPlan;
import io.jiaohao.core.QueueOrder;
import java.util.Optional;

/** The sections "calls" and "order". */
final class RulesReader {
  private static final int MAX_CALLS = 3;
  private static final long INTERVAL_MS = 20_000;
  private static final long NO_SHOW_AFTER_MS = 60_000;
  private static final long RECALL_MIN_GAP_MS = 5_000;
  private static final int DEFER_PLACES = 3;
  private static final int MAX_PASSES = 2;
  private static final double STRETCH = 1.0;
  private static final long ALARM_WAIT_MS = 3_600_000;

  private RulesReader() {}

  static HallPlan.CallRules calls(Section calls) {
    int maxCalls = calls.whole("max_calls", HallFileLimits.CALLS, MAX_CALLS);
    HallPlan.CallRules rules =
        new HallPlan.CallRules(
            maxCalls,
            calls.whole("min_calls_for_no_show", HallFileLimits.CALLS, maxCalls),
            calls.secondsAsMs("interval_seconds", HallFileLimits.INTERVAL_SECONDS, INTERVAL_MS),
            calls.secondsAsMs(
                "no_show_after_seconds", HallFileLimits.NO_SHOW_SECONDS, NO_SHOW_AFTER_MS),
            calls.secondsAsMs(
                "recall_min_gap_seconds", HallFileLimits.GAP_SECONDS, RECALL_MIN_GAP_MS),
            calls.whole("defer_places", HallFileLimits.DEFER_PLACES, DEFER_PLACES),
            calls.whole("max_passes", HallFileLimits.PASSES, MAX_PASSES));
    if (rules.minCallsForNoShow() > maxCalls) {
      refuse(calls.find("min_calls_for_no_show"), "at most max_calls, " + maxCalls);
    }
    if (rules.recallMinGapMs() > rules.intervalMs()) {
      String expected = "at most the seconds of interval_seconds";
      refuse(calls.find("recall_min_gap_seconds"), expected);
    }
    calls.close();
    return rules;
  }

  private static void refuse(Optional<Field> field, String expected) {
    field.ifPresent(f -> f.fault(expected));
  }

  static HallPlan.OrderRules order(Section order) {
    String rule =
        order
            .find("rule")
            .flatMap(field -> field.word(QueueOrder.HEAD_START, QueueOrder.FCFS))
            .orElse(QueueOrder.HEAD_START);
    double stretch = order.decimal("stretch", HallFileLimits.STRETCH, STRETCH);
    long alarmWaitMs =
        order.minutesAsMs("alarm_wait_minutes", HallFileLimits.ALARM_MINUTES, ALARM_WAIT_MS);
    order.close();
    return new HallPlan.OrderRules(rule, stretch, alarmWaitMs);
  }
}

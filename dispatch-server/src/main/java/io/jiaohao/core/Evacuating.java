package io.jiaohao.core;

import io.jiaohao.core.Refusal.Reason;
import java.util.List;

/**
 * Everybody has to leave a wing, or the hall, and comes back later. Meanwhile nobody is called and
 * nobody loses a place for not being there; what clerks end, they may end.
 */
final class Evacuating extends Rules {
  /** How long people have for the way back before anything counts against them. */
  static final long WAY_BACK_MS = 120_000;

  Evacuating(HallState hall, long nowMs) {
    super(hall, nowMs);
  }

  Decision begin(Command.Evacuate c) {
    if (!c.wing().isEmpty() && plan.wing(c.wing()).isEmpty()) {
      return unknown(Reason.UNKNOWN_WING, "wing", c.wing());
    }
    List<Event> began =
        plan.plan().wings().stream()
            .map(HallPlan.Wing::id)
            .filter(wing -> isFor(c.wing(), wing) && !hall.evacuations().containsKey(wing))
            .<Event>map(wing -> new Event.EvacuationBegan(wing, nowMs))
            .toList();
    return began.isEmpty()
        ? Decision.refused(Reason.EVACUATION, "since: " + hall.evacuations())
        : new Decision.Accepted(began);
  }

  Decision end(Command.EndEvacuation c) {
    List<Event> ended =
        hall.evacuations().entrySet().stream()
            .filter(one -> isFor(c.wing(), one.getKey()))
            .<Event>map(
                one ->
                    new Event.EvacuationEnded(one.getKey(), nowMs - one.getValue() + WAY_BACK_MS))
            .toList();
    return ended.isEmpty()
        ? Decision.refused(Reason.NO_EVACUATION, "wing: " + c.wing())
        : new Decision.Accepted(ended);
  }

  private static boolean isFor(String place, String wing) {
    return place.isEmpty() || place.equals(wing);
  }
}

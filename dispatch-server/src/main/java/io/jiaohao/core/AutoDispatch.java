package io.jiaohao.core;

import java.util.List;
import java.util.Optional;

/**
 * The windows to which visitors are called by themselves. A match between an idle window and a
 * visitor is a deadline like any other: the engine's tick settles it.
 */
final class AutoDispatch {
  private static final long UNKNOWN = -1;

  private final HallState hall;
  private long dueAtMs = UNKNOWN;
  private List<Desk> onAuto;

  AutoDispatch(HallState hall) {
    this.hall = hall;
  }

  /** An entry has been applied: things may be due at another time. */
  void forget() {
    dueAtMs = UNKNOWN;
  }

  /** Windows have come or gone, or have changed to auto or back. */
  void desksChanged() {
    onAuto = null;
  }

  private List<Desk> onAuto() {
    if (onAuto == null) {
      onAuto = hall.desks().values().stream().filter(desk -> desk.auto).toList();
    }
    return onAuto;
  }

  /** When the next visitor is called by itself; {@link Long#MAX_VALUE} if nobody is. */
  long dueAtMs() {
    if (dueAtMs == UNKNOWN) {
      dueAtMs = Long.MAX_VALUE;
      for (Desk desk : onAuto()) {
        dueAtMs = Math.min(dueAtMs, dueAtMs(desk));
      }
    }
    return dueAtMs;
  }

  private long dueAtMs(Desk desk) {
    return desk.isReady() && !desk.offline && !isEvacuated(desk) && desk.hasSomebodyToCall()
        ? Math.max(
            desk.restUntilMs, desk.idleSinceMs + hall.planIndex().plan().life().autoGraceMs())
        : Long.MAX_VALUE;
  }

  private boolean isEvacuated(Desk desk) {
    return hall.evacuations().containsKey(hall.planIndex().wingOf(desk.window));
  }

  /** The window whose turn it is: of those due, that with the fewest skills, then longest idle. */
  Optional<Desk> next(long nowMs) {
    Desk best = null;
    for (Desk desk : onAuto()) {
      if (dueAtMs(desk) <= nowMs && (best == null || isBefore(desk, best))) {
        best = desk;
      }
    }
    return Optional.ofNullable(best);
  }

  private boolean isBefore(Desk one, Desk other) {
    int bySkills = Integer.compare(skills(one), skills(other));
    return bySkills != 0 ? bySkills < 0 : one.idleSinceMs < other.idleSinceMs;
  }

  /** Services that the plan gives the window; those that it only inherits are no skills. */
  private int skills(Desk desk) {
    return hall.planIndex().window(desk.window).map(w -> w.serves().size()).orElse(0);
  }
}

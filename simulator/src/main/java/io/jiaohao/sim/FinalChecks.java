package io.jiaohao.sim;

import io.jiaohao.protocol.wire.Snapshot;
import io.jiaohao.protocol.wire.Watch;
import java.util.LinkedHashMap;
import java.util.Map;

/** The checks that need a quiet hall: nobody presses a key any more, all answers are in. */
final class FinalChecks {
  private static final int QUIET_WITHIN_MS = 5_000;

  private final LoopWaits loop;
  private final Fleet fleet;
  private final HallAuditor auditor;
  private final PictureChecks pictures;
  private final Traffic traffic;
  private final Faults faults;
  private Map<Place, Long> told = Map.of();
  private boolean asking;

  FinalChecks(
      LoopWaits loop,
      Fleet fleet,
      HallAuditor auditor,
      PictureChecks pictures,
      Traffic traffic,
      Faults faults) {
    this.loop = loop;
    this.fleet = fleet;
    this.auditor = auditor;
    this.pictures = pictures;
    this.traffic = traffic;
    this.faults = faults;
  }

  /** Runs them all; returns how many wait. */
  long run() {
    if (!loop.until(() -> traffic.waiting() == 0, SimLimits.SETTLE_WITHIN_MS)) {
      loop.run(() -> faults.add("%d requests were never answered", traffic.waiting()));
      return 0;
    }
    loop.until(() -> !pictures.isRunning(), SimLimits.SETTLE_WITHIN_MS);
    loop.run(() -> auditor.tickets().sortOutStrangers());
    // Calls go on to be announced and given up by themselves, and waiting counts come once a
    // second: what differs now may agree in a moment. What never agrees is a fault.
    if (!loop.until(this::countsAgree, QUIET_WITHIN_MS)) {
      loop.run(() -> auditor.quiet().checkWaiting(told));
    }
    loop.run(() -> auditor.tickets().checkAllAcknowledged());
    loop.run(auditor::checkRefusals);
    if (!loop.until(auditor.quiet()::windowsAgree, QUIET_WITHIN_MS)) {
      loop.run(auditor.quiet()::checkWindows);
    }
    loop.run(pictures::start);
    if (!loop.until(() -> !pictures.isRunning(), SimLimits.SETTLE_WITHIN_MS)) {
      loop.run(() -> faults.add("the last comparison of all boards did not end"));
    }
    return loop.ask(() -> told.values().stream().mapToLong(Long::longValue).sum());
  }

  private boolean countsAgree() {
    if (!asking) {
      asking = true;
      fleet
          .eye()
          .ask(
              Watch.getDefaultInstance(),
              snapshot -> {
                told = waiting(snapshot);
                asking = false;
              });
    }
    return !told.isEmpty() && auditor.quiet().waitingAgrees(told);
  }

  /** The waiting counts of a picture of the whole hall. */
  static Map<Place, Long> waiting(Snapshot snapshot) {
    Map<Place, Long> counts = new LinkedHashMap<>();
    snapshot
        .getZonesList()
        .forEach(
            zone ->
                counts.put(new Place(zone.getWing(), zone.getZone()), (long) zone.getWaiting()));
    return counts;
  }
}

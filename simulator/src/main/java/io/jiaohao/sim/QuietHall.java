package io.jiaohao.sim;

import io.jiaohao.protocol.wire.Snapshot;
import io.jiaohao.protocol.wire.Watch;
import java.util.LinkedHashMap;
import java.util.Map;

/** One hall at its end, when nobody presses a key any more. Used on the event loop. */
final class QuietHall {
  private final Fleet fleet;
  private final HallAuditor auditor;
  private final PictureChecks pictures;
  private final Traffic traffic;
  private final Faults faults;
  private Map<Place, Long> told = Map.of();
  private boolean asking;
  private boolean agreed;

  QuietHall(
      Fleet fleet, HallAuditor auditor, PictureChecks pictures, Traffic traffic, Faults faults) {
    this.fleet = fleet;
    this.auditor = auditor;
    this.pictures = pictures;
    this.traffic = traffic;
    this.faults = faults;
  }

  /** Whether all requests have their answer. */
  boolean isAnswered() {
    return traffic.waiting() == 0;
  }

  void checkAnswered() {
    if (!isAnswered()) {
      faults.add("%d requests were never answered", traffic.waiting());
    }
  }

  boolean isComparing() {
    return pictures.isRunning();
  }

  void compare() {
    pictures.start();
  }

  void checkCompared() {
    if (isComparing()) {
      faults.add(
          "the last comparison of all boards did not end; it waits for %s", pictures.waitsFor());
    }
  }

  private void sortOutUnseen() {
    auditor.quiet().sortOutUnseen(fleet.eye().hall.nowMs());
  }

  void sortOutStrangers() {
    auditor.tickets().sortOutStrangers();
  }

  /** Whether the server counts just those who should be waiting; asks it, until it once did. */
  boolean countsAgree() {
    if (!asking && !agreed) {
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
    sortOutUnseen();
    agreed |= !told.isEmpty() && auditor.quiet().waitingAgrees(told);
    return agreed;
  }

  void checkCounts() {
    if (!agreed) {
      auditor.quiet().checkWaiting(told);
    }
  }

  void checkTickets() {
    auditor.tickets().checkAllAcknowledged();
    auditor.checkTrust();
  }

  boolean windowsAgree() {
    sortOutUnseen();
    return auditor.quiet().windowsAgree();
  }

  void checkWindows() {
    auditor.quiet().checkWindows();
  }

  /** How many wait, as the server counts them. */
  long waiting() {
    return told.values().stream().mapToLong(Long::longValue).sum();
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

package io.jiaohao.sim.virtual;

import io.jiaohao.core.HallPlan;
import io.jiaohao.core.HallState;
import io.jiaohao.views.WingZone;
import java.util.List;
import java.util.Map;

/**
 * What must be so some time after faults have ended: everybody is answered and called, every board
 * shows what is on record, and the record alone brings back the very same hall.
 */
final class Quiet {
  private final HallPlan plan;
  private final VirtualServer server;
  private final HistoryAuditor auditor;
  private final List<VirtualDevice> devices;
  private final List<VirtualBoard> boards;

  Quiet(
      HallPlan plan,
      VirtualServer server,
      HistoryAuditor auditor,
      List<VirtualDevice> devices,
      List<VirtualBoard> boards) {
    this.plan = plan;
    this.server = server;
    this.auditor = auditor;
    this.devices = devices;
    this.boards = boards;
  }

  /** Whether nothing is left to wait for. */
  boolean hasCome() {
    return server.isUp()
        && auditor.pictures().isEmpty()
        && devices.stream().noneMatch(VirtualDevice::isWaiting);
  }

  /** Says what is not as it must be. */
  void check(String when) {
    require(server.isUp(), when + ": the server is not up");
    if (!server.isUp()) {
      return;
    }
    server.check();
    auditor.settle();
    for (VirtualDevice device : devices) {
      require(!device.isWaiting(), when + ": " + device.id() + " waits for an answer");
    }
    PictureLedger ledger = auditor.pictures();
    require(
        ledger.waitingForCall() == 0,
        when + ": " + ledger.waitingForCall() + " people were never called: " + ledger.whoWaits());
    require(ledger.whoIsHeld().isEmpty(), when + ": still on hold: " + ledger.whoIsHeld());
    require(ledger.openCalls().isEmpty(), when + ": calls that never ended: " + ledger.openCalls());
    boards.forEach(board -> check(when, board, ledger));
  }

  /** The record alone brings back the very same hall, and so does the hall's own image. */
  void checkRecord() {
    if (server.isUp()) {
      HallState hall = server.hall();
      long digest = hall.digest();
      require(HallState.of(hall.image()).digest() == digest, "an image differs");
      require(server.replayed().digest() == digest, "the record does not bring back the hall");
    }
  }

  /** What this board shows is what the record says. */
  private void check(String when, VirtualBoard board, PictureLedger ledger) {
    require(board.isConnected(), when + ": " + board.id() + " is not connected");
    for (HallPlan.Window window : plan.windows()) {
      if (window.wing().equals(board.wing())) {
        BoardPage.Line shown = board.windows().get(window.id());
        BoardPage.Line recorded = ledger.line(window.id());
        require(
            recorded.equals(shown),
            when
                + ": "
                + board.id()
                + " shows "
                + shown
                + " at "
                + window.id()
                + ", not "
                + recorded);
      }
    }
    for (Map.Entry<WingZone, Integer> place : board.waiting().entrySet()) {
      int waiting = ledger.waiting(place.getKey());
      require(
          waiting == place.getValue(),
          when
              + ": "
              + board.id()
              + " shows "
              + place.getValue()
              + " who wait in "
              + place.getKey()
              + ", not "
              + waiting);
    }
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      auditor.fault(otherwise);
    }
  }
}

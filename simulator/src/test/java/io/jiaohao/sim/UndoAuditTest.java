package io.jiaohao.sim;

import static io.jiaohao.sim.AuditedHall.became;
import static io.jiaohao.sim.AuditedHall.done;
import static io.jiaohao.sim.AuditedHall.holding;
import static io.jiaohao.sim.AuditedHall.ready;
import static io.jiaohao.sim.AuditedHall.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.protocol.wire.Became;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.WindowState;
import org.junit.jupiter.api.Test;

/** After an undo the auditor believes what it believed before the mistake. */
class UndoAuditTest {
  private final AuditedHall hall = new AuditedHall();

  @Test
  void aFinishTakenBackBringsTheVisitorBackToTheWindow() {
    hall.issued(1);
    hall.issued(2);
    hall.serving("E01", 1, 1);
    hall.press("E01", Keys.next(1), became(Became.BECAME_DONE).setCall(hall.call("E01", 2, 2)));
    hall.shown(AuditedHall.calling("E01", 2, 2));
    hall.press("E01", Keys.undo(1), done().setCall(hall.call("E01", 1, 1)));
    hall.shown(AuditedHall.calling("E01", 1, 1).setState(WindowState.WINDOW_SERVING));

    assertThat(hall.faultsWhenQuiet(1)).isEmpty();
    assertThat(hall.auditor.tally().served).isZero();
    assertThat(hall.auditor.tally().called).isEqualTo(1);
    assertThat(hall.auditor.tally().undone).isEqualTo(1);
  }

  @Test
  void thePictureMayShowAnUndoBeforeItsAnswer() {
    hall.issued(1);
    hall.serving("E01", 1, 1);
    hall.press("E01", Keys.finish(1), became(Became.BECAME_DONE));
    hall.shown(ready("E01"));
    hall.asks("E01", Keys.undo(1));
    hall.shown(AuditedHall.calling("E01", 1, 1).setState(WindowState.WINDOW_SERVING));
    hall.answered("E01", Keys.undo(1), done().setCall(hall.call("E01", 1, 1)));

    assertThat(hall.faultsWhenQuiet(0)).isEmpty();
  }

  @Test
  void aCallTakenBackPutsTheVisitorBackIntoTheQueue() {
    hall.issued(1);
    hall.called("E01", 1, 1);
    hall.press("E01", Keys.undo(1), done());
    hall.shown(ready("E01").setUndoneCallId(1));
    assertThat(hall.faultsWhenQuiet(1)).isEmpty();

    hall.called("E02", 2, 1);
    assertThat(hall.faultsWhenQuiet(0)).isEmpty();
  }

  @Test
  void whoWasPutBackMayBeAtAnotherWindowBeforeTheLateAnswer() {
    hall.issued(1);
    hall.called("E01", 1, 1);
    hall.asks("E01", Keys.undo(1));
    hall.called("E02", 2, 1);
    hall.answered("E01", Keys.undo(1), done());
    hall.shown(ready("E01").setUndoneCallId(1));

    assertThat(hall.faultsWhenQuiet(0)).isEmpty();
  }

  @Test
  void whoWasPutBackMayBeServedElsewhereBeforeTheLateAnswer() {
    hall.issued(1);
    hall.called("E01", 1, 1);
    hall.asks("E01", Keys.undo(1));
    hall.serving("E02", 2, 1);
    hall.press("E02", Keys.finish(2), became(Became.BECAME_DONE));
    hall.shown(ready("E02"));
    hall.answered("E01", Keys.undo(1), done());
    hall.shown(ready("E01").setUndoneCallId(1));

    assertThat(hall.faultsWhenQuiet(0)).isEmpty();
  }

  @Test
  void findsATicketThatAnUndoHasLost() {
    hall.issued(1);
    hall.called("E01", 1, 1);
    hall.press("E01", Keys.undo(1), done());
    hall.shown(ready("E01"));

    assertThat(hall.faultsWhenQuiet(0))
        .singleElement()
        .asString()
        .contains("the boards show 0 waiting, the replies leave 1");
  }

  @Test
  void findsAnUndoThatBringsBackNothing() {
    hall.issued(1);
    hall.serving("E01", 1, 1);
    hall.press("E01", Keys.finish(1), became(Became.BECAME_DONE));
    hall.press("E01", Keys.undo(1), done());

    assertThat(hall.faults.words())
        .singleElement()
        .asString()
        .contains("undo brought back call 0 (expected: 1)");
  }

  @Test
  void aNoShowTakenBackDoesNotCount() {
    hall.issued(1);
    hall.called("E01", 1, 1);
    hall.press("E01", Keys.noShow(1), became(Became.BECAME_DEFERRED));
    hall.shown(ready("E01"));
    hall.press("E01", Keys.undo(1), done().setCall(hall.call("E01", 1, 1)));
    hall.shown(AuditedHall.calling("E01", 1, 1));
    assertThat(hall.faultsWhenQuiet(0)).isEmpty();
    assertThat(hall.auditor.tally().noShows).isZero();

    hall.press("E01", Keys.noShow(1), became(Became.BECAME_DEFERRED));
    assertThat(hall.faults.words()).isEmpty();
  }

  @Test
  void aHoldTakenBackIsNoHold() {
    hall.issued(1);
    hall.serving("E01", 1, 1);
    hall.press("E01", Keys.hold(1, "copy", 0), became(Became.BECAME_HELD));
    hall.shown(holding("E01", 1));
    hall.press("E01", Keys.undo(1), done().setCall(hall.call("E01", 1, 1)));
    hall.shown(AuditedHall.calling("E01", 1, 1).setState(WindowState.WINDOW_SERVING));

    assertThat(hall.faultsWhenQuiet(0)).isEmpty();
  }

  @Test
  void aCallBackFromHoldTakenBackLeavesTheVisitorOnHold() {
    backFromHold();
    hall.press("E01", Keys.undo(2), done());
    hall.shown(holding("E01", 1));

    assertThat(hall.faultsWhenQuiet(0)).isEmpty();
  }

  @Test
  void whoseStartWasTakenBackIsStillBackFromHold() {
    backFromHold();
    hall.press("E01", Keys.start(2), done());
    hall.press("E01", Keys.undo(2), done().setCall(hall.call("E01", 2, 1)));
    hall.press("E01", Keys.noShow(2), became(Became.BECAME_HELD));
    hall.shown(holding("E01", 1));

    assertThat(hall.faultsWhenQuiet(0)).isEmpty();
  }

  private void backFromHold() {
    hall.issued(1);
    hall.serving("E01", 1, 1);
    hall.press("E01", Keys.hold(1, "copy", 0), became(Became.BECAME_HELD));
    hall.shown(holding("E01", 1));
    hall.press("E01", Keys.resume(1), done().setCall(hall.call("E01", 2, 1)));
    hall.shown(AuditedHall.calling("E01", 2, 1));
  }

  @Test
  void aStartTakenBackIsACallAgainThatTheServerMayGiveUp() {
    hall.issued(1);
    hall.serving("E01", 1, 1);
    hall.press("E01", Keys.undo(1), done().setCall(hall.call("E01", 1, 1)));
    hall.shown(AuditedHall.calling("E01", 1, 1).setAnnouncement(3));
    hall.nowMs += 600_000;
    hall.shown(ready("E01"));

    assertThat(hall.faultsWhenQuiet(1)).isEmpty();
    assertThat(hall.auditor.tally().noShows).isEqualTo(1);
  }

  @Test
  void anUndoIsTooLateOnlyAfterTheHallsSeconds() {
    refusedAfter(Keys.start(1), 6_000, "UNDO_TOO_LATE");
    assertThat(hall.faults.words()).isEmpty();
    refusedAfter(Keys.start(1), 3_000, "UNDO_TOO_LATE");

    assertThat(hall.faults.words()).singleElement().asString().contains("UNDO_TOO_LATE");
  }

  @Test
  void aCallToTakeBackMayBeAnnouncedAgainAndGivenUpBeforeTheRefusal() {
    hall.issued(1);
    hall.called("E01", 1, 1);
    hall.asks("E01", Keys.undo(1));
    hall.nowMs = AuditedHall.NINE + 600_000;
    hall.shown(ready("E01"));
    hall.answered("E01", Keys.undo(1), refused("NOTHING_TO_UNDO"));

    assertThat(hall.faultsWhenQuiet(1)).isEmpty();
  }

  @Test
  void findsAnUndoThatIsRefusedAlthoughNobodyElseCanHaveTouchedTheTicket() {
    refusedAfter(Keys.start(1), 1_000, "CHANGED_SINCE");
    refusedAfter(Keys.start(1), 1_000, "NOTHING_TO_UNDO");

    assertThat(hall.faults.count()).isEqualTo(2);
  }

  @Test
  void anAnnouncementThatNoPictureHasShownYetMayComeBeforeAnUndo() {
    hall.issued(1);
    hall.nowMs = AuditedHall.NINE + 60_000;
    hall.called("E01", 1, 1);
    hall.nowMs += 20_000;
    hall.press("E01", Keys.undo(1), refused("NOTHING_TO_UNDO"));

    assertThat(hall.faults.words()).isEmpty();
  }

  @Test
  void findsAnUndoThatIsRefusedBeforeTheCallCanHaveBeenAnnouncedAgain() {
    hall.issued(1);
    hall.nowMs = AuditedHall.NINE + 60_000;
    hall.called("E01", 1, 1);
    hall.nowMs += 19_000;
    hall.press("E01", Keys.undo(1), refused("NOTHING_TO_UNDO"));

    assertThat(hall.faults.words()).singleElement().asString().contains("NOTHING_TO_UNDO");
  }

  private void refusedAfter(Request.Builder key, long ms, String code) {
    if (hall.auditor.tickets().find(1).isEmpty()) {
      hall.issued(1);
      hall.called("E01", 1, 1);
    }
    hall.press("E01", key, done());
    hall.nowMs += ms;
    hall.press("E01", Keys.undo(1), refused(code));
  }
}

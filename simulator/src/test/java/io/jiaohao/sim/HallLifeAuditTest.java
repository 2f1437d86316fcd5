package io.jiaohao.sim;

import static io.jiaohao.sim.AuditedHall.NINE;
import static io.jiaohao.sim.AuditedHall.became;
import static io.jiaohao.sim.AuditedHall.done;
import static io.jiaohao.sim.AuditedHall.holding;
import static io.jiaohao.sim.AuditedHall.ready;
import static io.jiaohao.sim.AuditedHall.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.protocol.wire.Became;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The auditor follows tickets through all that can become of them, and finds what does not fit. */
class HallLifeAuditTest {
  private final AuditedHall hall = new AuditedHall();

  @Test
  void aNumberWaitsOnceItsSlipIsOut() {
    hall.printing(1);
    assertThat(hall.faultsWhenQuiet(0)).isEmpty();
    hall.kiosk(AuditedHall.confirm(1), became(Became.BECAME_WAITING));

    assertThat(hall.faultsWhenQuiet(1)).isEmpty();
  }

  @Test
  void findsACallOfANumberWithoutSlip() {
    hall.printing(1);
    hall.called("E01", 1, 1);

    assertThat(hall.faults.words()).singleElement().asString().contains("was PRINTING already");
  }

  @Test
  void aCallMayBeKnownBeforeTheAnswerToItsSlip() {
    hall.printing(1);
    hall.auditor.kioskAsks(AuditedHall.confirm(1).build());
    hall.called("E01", 1, 1);
    hall.kiosk(AuditedHall.confirm(1), became(Became.BECAME_WAITING));

    assertThat(hall.faultsWhenQuiet(0)).isEmpty();
  }

  @Test
  void aTicketMayBeServedBeforeTheRepeatedAnswerToItsSlip() {
    hall.printing(1);
    hall.auditor.kioskAsks(AuditedHall.confirm(1).build());
    hall.called("E01", 1, 1);
    hall.press("E01", Keys.finish(1), became(Became.BECAME_DONE));
    hall.shown(ready("E01"));
    hall.kiosk(AuditedHall.confirm(1), became(Became.BECAME_WAITING));

    assertThat(hall.faultsWhenQuiet(0)).isEmpty();
  }

  @Test
  void findsATicketThatComesBackAfterItsEnd() {
    hall.issued(1);
    hall.called("E01", 1, 1);
    hall.press("E01", Keys.finish(1), became(Became.BECAME_DONE));
    hall.shown(ready("E01"));
    hall.kiosk(AuditedHall.confirm(1), became(Became.BECAME_WAITING));

    assertThat(hall.faults.words())
        .singleElement()
        .asString()
        .contains("came back to the queue although it was DONE");
  }

  @Test
  void aVoidNumberWaitsAgainOnceAClerkHasSeenItsSlip() {
    hall.printing(1);
    hall.kiosk(AuditedHall.failure(1), done());
    assertThat(hall.faultsWhenQuiet(0)).isEmpty();
    hall.press("E01", Keys.revive(1), became(Became.BECAME_WAITING));

    assertThat(hall.faultsWhenQuiet(1)).isEmpty();
    assertThat(hall.auditor.tally().revived).isEqualTo(1);
  }

  @Test
  void aClerkMayHaveRevivedANumberBeforeTheRepeatedAnswerToItsFailedSlip() {
    hall.printing(1);
    hall.auditor.kioskAsks(AuditedHall.failure(1).build());
    hall.press("E01", Keys.revive(1), became(Became.BECAME_WAITING));
    hall.kioskAnswered(AuditedHall.failure(1), done().setRepeated(true));

    assertThat(hall.faultsWhenQuiet(1)).isEmpty();
  }

  @Test
  void findsASlipThatFailsAfterItWasOut() {
    hall.issued(1);
    hall.kiosk(AuditedHall.failure(1), done());

    assertThat(hall.faults.words()).singleElement().asString().contains("could be made void");
  }

  @Test
  void findsAVoidNumberThatIsSaidNotToBe() {
    hall.printing(1);
    hall.kiosk(AuditedHall.failure(1), done());
    hall.press("E01", Keys.revive(1), refused("NOT_VOID"));

    assertThat(hall.faults.words()).singleElement().asString().contains("NOT_VOID");
  }

  @Test
  void aSlipWhoseKioskIsAwayMayStillCome() {
    hall.printing(1);
    hall.kioskIsAway();
    hall.nowMs += 90_000;
    hall.press("E01", Keys.revive(1), refused("NOT_VOID"));

    assertThat(hall.faultsWhenQuiet(0)).isEmpty();
  }

  @Test
  void aSlipIsWaitedForAnewOnceItsKioskIsBack() {
    hall.printing(1);
    hall.kioskIsAway();
    hall.nowMs += 70_000;
    hall.kioskIsBack();
    hall.nowMs += 20_000;
    hall.asks("E01", Keys.revive(1));
    hall.nowMs += 60_000;
    hall.answered("E01", Keys.revive(1), refused("NOT_VOID"));

    assertThat(hall.faultsWhenQuiet(0)).isEmpty();
  }

  @Test
  void findsANumberThatIsNotVoidLongAfterItsKioskCameBack() {
    hall.printing(1);
    hall.kioskIsAway();
    hall.nowMs += 10_000;
    hall.kioskIsBack();
    hall.nowMs += 31_000;
    hall.press("E01", Keys.revive(1), refused("NOT_VOID"));

    assertThat(hall.faults.words()).singleElement().asString().contains("NOT_VOID");
  }

  @Test
  void findsASlipThatIsSaidToBeLateInGoodTime() {
    hall.printing(1);
    hall.nowMs += 5_000;
    hall.kiosk(AuditedHall.failure(1), refused("NOT_PRINTING"));

    assertThat(hall.faults.words()).singleElement().asString().contains("NOT_PRINTING");
  }

  @Test
  void aSlipThatIsReallyLateIsVoidAlready() {
    hall.printing(1);
    hall.nowMs += 31_000;
    hall.kiosk(AuditedHall.failure(1), refused("NOT_PRINTING"));

    assertThat(hall.faultsWhenQuiet(0)).isEmpty();
  }

  @Test
  void whoIsOnHoldIsShownAtTheWindowAndWaitsNowhere() {
    hall.issued(1);
    hall.serving("E01", 1, 1);
    hall.press("E01", Keys.hold(1, "copy", 0), became(Became.BECAME_HELD));
    hall.shown(holding("E01", 1));
    assertThat(hall.faultsWhenQuiet(0)).isEmpty();

    hall.press("E01", Keys.resume(1), done().setCall(hall.call("E01", 2, 1)));
    hall.shown(AuditedHall.calling("E01", 2, 1));
    assertThat(hall.faultsWhenQuiet(0)).isEmpty();
  }

  @Test
  void findsATicketLostFromHold() {
    hall.issued(1);
    hall.serving("E01", 1, 1);
    hall.press("E01", Keys.hold(1, "copy", 0), became(Became.BECAME_HELD));
    hall.shown(ready("E01"));

    assertThat(hall.faultsWhenQuiet(0))
        .singleElement()
        .asString()
        .contains("shows [] on hold, its replies say [AA001]");
  }

  @Test
  void whoIsCalledBackFromHoldInVainIsOnHoldAgain() {
    hall.issued(1);
    hall.serving("E01", 1, 1);
    hall.press("E01", Keys.hold(1, "copy", 0), became(Became.BECAME_HELD));
    hall.shown(holding("E01", 1));
    hall.press("E01", Keys.resume(1), done().setCall(hall.call("E01", 2, 1)));
    hall.shown(AuditedHall.calling("E01", 2, 1));
    hall.press("E01", Keys.noShow(2), became(Became.BECAME_HELD));
    hall.shown(holding("E01", 1));

    assertThat(hall.faultsWhenQuiet(0)).isEmpty();
  }

  @Test
  void findsAResumeThatIsRefusedOfSomebodyOnHold() {
    hall.issued(1);
    hall.serving("E01", 1, 1);
    hall.press("E01", Keys.hold(1, "copy", 0), became(Became.BECAME_HELD));
    hall.press("E01", Keys.resume(1), refused("NOT_ON_HOLD"));

    assertThat(hall.faults.words()).singleElement().asString().contains("NOT_ON_HOLD");
  }

  @Test
  void whoIsSentOnWaitsForTheOtherService() {
    hall.issued(1);
    hall.serving("E01", 1, 1);
    hall.press("E01", Keys.transfer(1, "BA"), became(Became.BECAME_WAITING));
    hall.shown(ready("E01"));

    assertThat(hall.faultsWhenQuiet(1))
        .as("still counted where they waited before")
        .anyMatch(words -> words.contains("replies leave 0"))
        .anyMatch(words -> words.contains("zone B") && words.contains("replies leave 1"));
  }

  @Test
  void whoWasPassedOverWaitsAgainAfterRejoining() {
    passedOver();
    assertThat(hall.faultsWhenQuiet(0)).isEmpty();
    hall.kiosk(AuditedHall.rejoin(1), became(Became.BECAME_DEFERRED));

    assertThat(hall.faultsWhenQuiet(1)).isEmpty();
  }

  private void passedOver() {
    hall.issued(1);
    calledTwiceInVain();
  }

  private void calledTwiceInVain() {
    hall.called("E01", 1, 1);
    hall.press("E01", Keys.noShow(1), became(Became.BECAME_DEFERRED));
    hall.shown(ready("E01"));
    hall.called("E01", 2, 1);
    hall.press("E01", Keys.noShow(2), became(Became.BECAME_PASSED));
    hall.shown(ready("E01"));
  }

  @Test
  void whoRejoinedMayBePassedOverAgainBeforeTheRepeatedAnswer() {
    passedOver();
    hall.auditor.kioskAsks(AuditedHall.rejoin(1).build());
    hall.called("E01", 3, 1);
    hall.press("E01", Keys.noShow(3), became(Became.BECAME_PASSED));
    hall.shown(ready("E01"));
    hall.kiosk(AuditedHall.rejoin(1), became(Became.BECAME_DEFERRED));

    assertThat(hall.faultsWhenQuiet(0)).isEmpty();
  }

  @Test
  void whoRejoinsMayBeConfirmedOnlyNow() {
    hall.printing(1);
    hall.auditor.kioskAsks(AuditedHall.confirm(1).build());
    calledTwiceInVain();
    hall.auditor.kioskAsks(AuditedHall.rejoin(1).build());
    hall.kioskAnswered(AuditedHall.confirm(1), became(Became.BECAME_WAITING));
    hall.kioskAnswered(AuditedHall.rejoin(1), became(Became.BECAME_DEFERRED));

    assertThat(hall.faultsWhenQuiet(1)).isEmpty();
  }

  @Test
  void whoHasRejoinedMayNotDoSoAgain() {
    passedOver();
    hall.kiosk(AuditedHall.rejoin(1), became(Became.BECAME_DEFERRED));
    hall.called("E01", 3, 1);
    hall.press("E01", Keys.noShow(3), became(Became.BECAME_PASSED));
    hall.shown(ready("E01"));
    hall.kiosk(AuditedHall.rejoin(1), refused("REJOINED_ALREADY"));

    assertThat(hall.faultsWhenQuiet(0)).isEmpty();
  }

  @Test
  void findsAFirstRejoinThatIsSaidToBeTheSecond() {
    passedOver();
    hall.kiosk(AuditedHall.rejoin(1), refused("REJOINED_ALREADY"));

    assertThat(hall.faults.words()).singleElement().asString().contains("REJOINED_ALREADY");
  }

  @Test
  void findsACallOfSomebodyPassedOver() {
    passedOver();
    hall.called("E02", 3, 1);

    assertThat(hall.faults.words()).singleElement().asString().contains("was PASSED already");
  }

  @Test
  void findsARejoinThatIsRefusedOfSomebodyPassedOver() {
    passedOver();
    hall.kiosk(AuditedHall.rejoin(1), refused("NOT_PASSED"));

    assertThat(hall.faults.words()).singleElement().asString().contains("NOT_PASSED");
  }

  @Test
  void findsASecondNoShowThatIsSaidToBeTheFirst() {
    hall.issued(1);
    hall.called("E01", 1, 1);
    hall.press("E01", Keys.noShow(1), became(Became.BECAME_DEFERRED));
    hall.shown(ready("E01"));
    hall.called("E01", 2, 1);
    hall.press("E01", Keys.noShow(2), became(Became.BECAME_DEFERRED));

    assertThat(hall.faults.words())
        .singleElement()
        .asString()
        .contains("BECAME_DEFERRED (expected: BECAME_PASSED)");
  }

  @Test
  void aNumberFromTheWindowIsServedAtOnceAndNobodyWaitedForIt() {
    hall.press(
        "E01",
        Keys.issueAndServe("AA"),
        done().setIssued(hall.issuedAs(1)).setCall(hall.call("E01", 1, 1)));
    hall.shown(AuditedHall.calling("E01", 1, 1));
    hall.press("E01", Keys.finish(1), became(Became.BECAME_DONE));
    hall.shown(ready("E01"));

    assertThat(hall.faultsWhenQuiet(0)).isEmpty();
    assertThat(hall.auditor.tally().waitsMs.getTotalCount()).isZero();
  }

  @Test
  void aTicketThatWasCalledMeanwhileIsRefusedToWhoAsksForItOrGivesItBack() {
    hall.issued(1);
    hall.press("E02", Keys.callTicket(1, "urgent"), refused("NOT_WAITING"));
    hall.called("E01", 1, 1);
    hall.kiosk(AuditedHall.cancel(1), refused("NOT_WAITING"));

    assertThat(hall.faultsWhenQuiet(0)).isEmpty();
  }

  @Test
  void findsATicketThatIsSaidNotToWaitAndIsNeverCalled() {
    hall.issued(1);
    hall.press("E02", Keys.callTicket(1, "urgent"), refused("NOT_WAITING"));

    assertThat(hall.faultsWhenQuiet(1)).singleElement().asString().contains("NOT_WAITING");
  }

  @Test
  void onlyAWindowOnAutoMayBeBusyWithoutHavingCalled() {
    hall.press("E01", Keys.pause("lunch", 0), refused("WINDOW_BUSY"));
    assertThat(hall.faults.words()).singleElement().asString().contains("WINDOW_BUSY");
    hall.shown(ready("E02").setAuto(true));
    hall.press("E02", Keys.pause("lunch", 0), refused("WINDOW_BUSY"));

    assertThat(hall.faults.count()).isEqualTo(1);
  }

  @Test
  void aBreakThatShouldHaveEndedBeforeItWasAskedForIsNoFault() {
    hall.press("E01", Keys.pause("lunch", hall.nowMs - 1), refused("BAD_TIME"));
    assertThat(hall.faults.words()).isEmpty();
    hall.press("E01", Keys.pause("lunch", hall.nowMs + 1), refused("BAD_TIME"));

    assertThat(hall.faults.words()).singleElement().asString().contains("BAD_TIME");
  }

  @Test
  void whoIsCalledByThemselvesIsCountedWithTheirWait() {
    hall.issued(1);
    hall.shown(AuditedHall.calling("E01", 1, 1).setAuto(true));

    assertThat(hall.faultsWhenQuiet(0)).isEmpty();
    assertThat(hall.auditor.tally().called).isEqualTo(1);
    assertThat(hall.auditor.tally().byThemselves).isEqualTo(1);
    assertThat(hall.auditor.tally().waitsMs.getTotalCount()).isEqualTo(1);
  }

  @Test
  void whoWaitedBeforeTheSimulationMayBeCalledByThemselves() {
    hall.auditor.tickets().begins(NINE, Map.of(AuditedHall.A_EAST, 1L));
    hall.issued(7);
    hall.shown(AuditedHall.calling("E01", 1, 3).setAuto(true));
    hall.auditor.tickets().sortOutStrangers();

    assertThat(hall.faultsWhenQuiet(1)).isEmpty();
  }
}

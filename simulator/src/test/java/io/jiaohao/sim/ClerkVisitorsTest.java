package io.jiaohao.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.protocol.wire.Issued;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Request.ActionCase;
import io.jiaohao.protocol.wire.WindowState;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What clerks do with visitors who are out of the ordinary. */
class ClerkVisitorsTest {
  private final ClerkDesk desk = ClerkDesk.atWork(ClerkDesk.BY_KEY);

  private static String who(Predicate<VisitMatters> matters) {
    return ClerkDesk.number(matters);
  }

  private static boolean goesAway(VisitMatters matters) {
    return matters.awayMs() > 0 && !matters.wrongKiosk();
  }

  @Test
  void whoHasToGetSomethingIsHeldAndCalledBackWhenExpected() {
    String number = who(m -> goesAway(m) && m.backInTime());
    desk.served(5, number);
    long awayMs = VisitMatters.of(ClerkDesk.SEED, number).awayMs();
    assertThat(desk.last().getHoldTicket().getReason()).isEqualTo("copy");
    assertThat(desk.last().getHoldTicket().getUntilMs()).isEqualTo(desk.nowMs + awayMs);
    desk.grant();
    desk.show(WindowState.WINDOW_READY);
    assertThat(desk.clerk.isIdle()).as("somebody is expected back").isFalse();

    desk.wake();
    desk.refuse("NONE_WAITING");
    desk.nowMs += awayMs;
    desk.wake();
    assertThat(desk.last().getResumeTicket().getTicketId()).isEqualTo(105);
    calledBack(6, number);
    desk.comes(6, number);
    desk.wake();
    assertThat(desk.last().getNext().getFinishing()).isEqualTo(6);
  }

  private void calledBack(long call, String number) {
    desk.answer(
        Reply.newBuilder()
            .setCall(ClerkDesk.callOf(call, number).setTicketId(105).setCalledMs(desk.nowMs)));
    desk.show(WindowState.WINDOW_CALLING, call, number, 1);
  }

  @Test
  void whoIsNotBackInTimeIsCalledBackOnceMore() {
    String number = who(m -> goesAway(m) && !m.backInTime());
    desk.served(5, number);
    desk.grant();
    desk.show(WindowState.WINDOW_READY);
    desk.nowMs += VisitMatters.of(ClerkDesk.SEED, number).awayMs();
    desk.wake();
    assertThat(desk.last().hasResumeTicket()).isTrue();
    calledBack(6, number);
    desk.show(WindowState.WINDOW_READY);
    assertThat(desk.clerk.isIdle()).as("on hold again").isFalse();
    desk.wake();
    assertThat(desk.lastAction()).as("others first").isEqualTo(ActionCase.NEXT);
    desk.refuse("NONE_WAITING");

    desk.nowMs += ClerkPaces.BACK_AGAIN_MS;
    desk.wake();
    assertThat(desk.last().getResumeTicket().getTicketId()).isEqualTo(105);
  }

  @Test
  void whoNeedsAnotherServiceIsSentOnOnce() {
    String number = who(m -> m.sentOn() && m.awayMs() == 0 && !m.wrongKiosk());
    desk.served(5, number);
    assertThat(desk.last().getTransferTicket().getService()).isEqualTo("BA");
    desk.grant();
    desk.show(WindowState.WINDOW_READY);
    desk.wake();

    desk.served(6, number);
    assertThat(desk.last().getNext().getFinishing()).isEqualTo(6);
  }

  @Test
  void aSecondMatterIsAddedToTheSameCall() {
    desk.served(5, who(m -> m.secondMatter() && m.awayMs() == 0 && !m.sentOn() && !m.wrongKiosk()));
    assertThat(desk.last().getAddService().getCallId()).isEqualTo(5);
    assertThat(desk.last().getAddService().getService()).isEqualTo("AB");

    desk.grant();
    desk.wake();
    assertThat(desk.last().getNext().getFinishing()).isEqualTo(5);
  }

  @Test
  void theWrongButtonAtTheKioskIsPutRightBeforeTheServiceEnds() {
    desk.served(5, who(m -> m.wrongKiosk() && m.awayMs() == 0 && !m.sentOn() && !m.secondMatter()));
    assertThat(desk.last().getChangeService().getService()).isEqualTo("AB");

    desk.grant();
    desk.wake();
    assertThat(desk.last().getNext().getFinishing()).isEqualTo(5);
  }

  @Test
  void whoAsksIsCalledByHandWithAReasonBeforeTheNextInLine() {
    desk.refuse("NONE_WAITING");
    desk.clerk.isAskedToCall(77, desk.nowMs);
    desk.wake();
    assertThat(desk.last().getCallTicket().getTicketId()).isEqualTo(77);
    assertThat(desk.last().getCallTicket().getReason()).isEqualTo("urgent");

    desk.refuse("NOT_WAITING");
    desk.wake();
    assertThat(desk.lastAction()).isEqualTo(ActionCase.NEXT);
  }

  @Test
  void aVoidSlipIsRevivedBetweenTwoKeys() {
    desk.called(5, who(ClerkDesk::isOrdinary));
    desk.clerk.slipIsShown(77, desk.nowMs);
    assertThat(desk.last().getReviveTicket().getTicketId()).isEqualTo(77);

    desk.grant();
    desk.wake();
    assertThat(desk.last().getStart().getCallId()).isEqualTo(5);
  }

  @Test
  void whoWalksUpGetsANumberAtTheWindowAndIsServedAtOnce() {
    ClerkDesk busy = seen(ActionCase.ISSUE_AND_SERVE);
    String number = who(ClerkDesk::isOrdinary);
    busy.answer(
        Reply.newBuilder()
            .setIssued(Issued.newBuilder().setTicketId(1_100).setNumber(number))
            .setCall(ClerkDesk.callOf(1_000, number).setCalledMs(busy.nowMs)));

    assertThat(busy.clerk.isServing()).isTrue();
  }

  @Test
  void aMistakeIsTakenBackWithinSecondsAndTheVisitGoesOnWhereItWas() {
    ClerkDesk hasty = seen(ActionCase.UNDO, ActionCase.START);
    long call = hasty.last().getUndo().getCallId();
    String number = who(ClerkDesk::isOrdinary);
    hasty.answer(Reply.newBuilder().setCall(ClerkDesk.callOf(call, number)));
    assertThat(hasty.clerk.isServing()).isFalse();

    hasty.show(WindowState.WINDOW_CALLING, call, number, 1);
    hasty.wake();
    assertThat(hasty.last().getStart().getCallId()).isEqualTo(call);
  }

  @Test
  void aPictureFromBeforeAnUndoDoesNotBringTheMistakeBack() {
    ClerkDesk hasty = seen(ActionCase.UNDO, ActionCase.START);
    long call = hasty.last().getUndo().getCallId();
    String number = who(ClerkDesk::isOrdinary);
    hasty.show(WindowState.WINDOW_SERVING, call, number, 1);
    hasty.answer(Reply.newBuilder().setCall(ClerkDesk.callOf(call, number)));
    assertThat(hasty.clerk.isServing()).isFalse();

    hasty.show(WindowState.WINDOW_CALLING, call, number, 1);
    hasty.wake();
    assertThat(hasty.last().getStart().getCallId()).isEqualTo(call);
    hasty.grant();
    assertThat(hasty.clerk.isServing()).isTrue();
  }

  @Test
  void aCallThatWasAMistakeFreesTheWindow() {
    ClerkDesk hasty = seen(ActionCase.UNDO, ActionCase.NEXT);
    long pressedMs = hasty.nowMs;
    assertThat(hasty.last().getUndo().getCallId()).isPositive();
    hasty.grant();
    hasty.show(WindowState.WINDOW_READY);
    hasty.wake();

    assertThat(hasty.lastAction()).isEqualTo(ActionCase.NEXT);
    assertThat(hasty.nowMs - pressedMs).isLessThan(ClerkPaces.MISTAKE_MAX_MS);
  }

  @Test
  void whoWasServedLeavesAndMayRateThat() {
    desk.served(5, who(ClerkDesk::isOrdinary));
    assertThat(desk.left).isEmpty();
    desk.called(6, who(ClerkDesk::isOrdinary));
    assertThat(desk.left).containsExactly(5L);
  }

  @Test
  void whoIsSentOnHasNothingToRateYet() {
    desk.served(5, who(m -> m.sentOn() && m.awayMs() == 0 && !m.wrongKiosk()));
    desk.grant();
    desk.show(WindowState.WINDOW_READY);

    assertThat(desk.left).isEmpty();
  }

  @Test
  void whoIsStillThereAfterAMistakeDoesNotRate() {
    ClerkDesk hasty =
        LongStream.range(0, 3_000)
            .mapToObj(ClerkVisitorsTest::afterAVisit)
            .filter(desk -> desk.lastAction() == ActionCase.UNDO && finished(desk) > 0)
            .findFirst()
            .orElseThrow();

    assertThat(hasty.left).doesNotContain(finished(hasty));
  }

  /** The call that the last key but one ended by calling the next. */
  private static long finished(ClerkDesk desk) {
    return desk.pressed.get(desk.pressed.size() - 2).getNext().getFinishing();
  }

  /** A clerk who, some time in the first visits, presses this key, after that one. */
  private static ClerkDesk seen(ActionCase key, ActionCase... after) {
    return LongStream.range(0, 3_000)
        .mapToObj(ClerkVisitorsTest::afterAVisit)
        .filter(desk -> desk.lastAction() == key)
        .filter(
            desk ->
                after.length == 0
                    || desk.pressed.get(desk.pressed.size() - 2).getActionCase() == after[0])
        .findFirst()
        .orElseThrow();
  }

  /** Calls one and serves them, until something else than the usual key comes. */
  private static ClerkDesk afterAVisit(long clerkSeed) {
    ClerkDesk desk = ClerkDesk.atWork(clerkSeed);
    if (desk.lastAction() != ActionCase.NEXT) {
      return desk; // On auto: calls nobody.
    }
    String number = who(ClerkDesk::isOrdinary);
    desk.called(5, number);
    desk.wake();
    if (desk.lastAction() == ActionCase.START) {
      desk.grant();
      desk.wake();
    }
    if (Named.callEndedBy(desk.last()) == 5) {
      desk.grant();
      desk.show(WindowState.WINDOW_READY);
      desk.wake();
    }
    return desk;
  }
}

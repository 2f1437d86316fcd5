package io.jiaohao.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.protocol.wire.Request.ActionCase;
import io.jiaohao.protocol.wire.WindowState;
import org.junit.jupiter.api.Test;

class ClerkBehaviourTest {
  private static final long MINUTE = ClerkDesk.MINUTE;

  private final ClerkDesk desk = ClerkDesk.atWork(ClerkDesk.BY_KEY);

  /** An ordinary visitor's number: is not recalled, not sent back. */
  private static String number(boolean comes) {
    return ClerkDesk.number(
        traits -> traits.comesAtFirst() == comes && traits.clerkMarks() && !traits.sentBack(),
        ClerkDesk::isOrdinary);
  }

  @Test
  void callsServesAndGoesOnWithOneKey() {
    assertThat(desk.lastAction()).isEqualTo(ActionCase.NEXT);
    desk.called(5, number(true));
    long calledMs = desk.nowMs;
    desk.wake();
    assertThat(desk.last().getStart().getCallId()).isEqualTo(5);
    assertThat(desk.nowMs - calledMs).isBetween(20_000L, 60_000L);

    desk.grant();
    desk.show(WindowState.WINDOW_SERVING, 5, number(true), 1);
    assertThat(desk.clerk.isServing()).isTrue();
    desk.wake();
    assertThat(desk.last().getNext().getFinishing()).isEqualTo(5);
  }

  @Test
  void pressesOneKeyAtATime() {
    int pressed = desk.pressed.size();
    desk.clerk.takeable(3, desk.nowMs);
    desk.clerk.look(desk.nowMs + MINUTE);
    desk.show(WindowState.WINDOW_READY);

    assertThat(desk.pressed).hasSize(pressed);
  }

  @Test
  void doesNotPressAgainAtOnceWhenNobodyWaits() {
    int pressed = desk.pressed.size();
    desk.refuse("NONE_WAITING");

    assertThat(desk.pressed).hasSize(pressed);
    assertThat(desk.alarmMs - desk.nowMs).isBetween(MINUTE, 2 * MINUTE);
  }

  @Test
  void looksSoonerWhenSomebodyComes() {
    desk.refuse("NONE_WAITING");
    desk.clerk.takeable(1, desk.nowMs);

    assertThat(desk.alarmMs - desk.nowMs).isBetween(1_000L, 4_000L);
  }

  @Test
  void marksANoShowOnlyAfterTheLastAnnouncement() {
    desk.called(5, number(false));
    desk.nowMs += 30_000;
    desk.clerk.look(desk.nowMs);
    assertThat(desk.last().hasNoShow()).isFalse();

    desk.show(WindowState.WINDOW_CALLING, 5, number(false), 3);
    assertThat(desk.alarmMs - desk.nowMs).isBetween(5_000L, 20_000L);
    desk.wake();
    assertThat(desk.last().getNoShow().getCallId()).isEqualTo(5);
  }

  @Test
  void aCallThatTheServerGaveUpIsLetGo() {
    desk.called(5, number(false));
    desk.show(WindowState.WINDOW_READY);
    desk.wake();

    assertThat(desk.lastAction()).isEqualTo(ActionCase.NEXT);
    assertThat(desk.last().getNext().getFinishing()).isZero();
  }

  @Test
  void aRefusedStartIsNewsThatTheCallHasEnded() {
    desk.called(5, number(true));
    desk.wake();
    desk.refuse("CALL_ENDED");
    desk.wake();

    assertThat(desk.lastAction()).isEqualTo(ActionCase.NEXT);
  }

  @Test
  void goesOnWithTheVisitorWhomTheWindowHasAfterAnOutage() {
    desk.refuse("NONE_WAITING");
    desk.clerk.shown(
        desk.picture(WindowState.WINDOW_SERVING, 9, number(true), 1), true, desk.nowMs);
    desk.wake();

    assertThat(desk.last().getNext().getFinishing()).isEqualTo(9);
  }
}

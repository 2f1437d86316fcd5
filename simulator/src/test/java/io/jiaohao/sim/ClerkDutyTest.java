package io.jiaohao.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.core.PlannedAbsences.Absence;
import io.jiaohao.protocol.wire.Request.ActionCase;
import io.jiaohao.protocol.wire.WindowState;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A clerk's day without the visitors. */
class ClerkDutyTest {
  private static final long MINUTE = ClerkDesk.MINUTE;

  private static ClerkDesk onAuto() {
    return LongStream.range(0, 100)
        .mapToObj(ClerkDesk::atWork)
        .filter(desk -> desk.lastAction() == ActionCase.SET_AUTO)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void signsInBeforeTheWindowOpens() {
    ClerkDesk desk = ClerkDesk.atWork(ClerkDesk.BY_KEY);

    assertThat(desk.pressed.get(0).getSignIn().getClerk()).isEqualTo("clerk-E01");
    assertThat(desk.pressed.get(1).getActionCase()).isEqualTo(ActionCase.OPEN_WINDOW);
  }

  @Test
  void doesNotSignInWhereSomebodySitsAlready() {
    ClerkDesk desk = new ClerkDesk(ClerkDesk.BY_KEY);
    desk.clerk.shown(
        desk.picture(WindowState.WINDOW_CLOSED, 0, "", 0).toBuilder().setClerk("li").build(),
        true,
        desk.nowMs);
    desk.clerk.begin(desk.nowMs, ClerkDesk.MINUTE);
    desk.wake();

    assertThat(desk.lastAction()).isEqualTo(ActionCase.OPEN_WINDOW);
  }

  @Test
  void takesABreakWhenNobodyIsThereAndComesBackAsPlanned() {
    ClerkDesk desk = ClerkDesk.atWork(ClerkDesk.BY_KEY);
    desk.refuse("NONE_WAITING");
    desk.nowMs += ClerkPaces.BREAK_EVERY_MAX_MS;
    desk.wake();
    assertThat(desk.last().getPauseWindow().getReason()).isEqualTo("break");
    long backMs = desk.last().getPauseWindow().getUntilMs();
    assertThat(backMs - desk.nowMs).isBetween(ClerkPaces.BREAK_MIN_MS, ClerkPaces.BREAK_MAX_MS);

    desk.grant();
    desk.clerk.takeable(9, desk.nowMs);
    desk.clerk.look(desk.nowMs + ClerkDesk.MINUTE);
    desk.show(WindowState.WINDOW_PAUSED);
    assertThat(desk.lastAction())
        .as("nobody is called on a break")
        .isEqualTo(ActionCase.PAUSE_WINDOW);
    desk.wake();
    assertThat(desk.lastAction()).isEqualTo(ActionCase.OPEN_WINDOW);
    assertThat(desk.nowMs).isEqualTo(backMs);
  }

  /** Every day's lunch is half an hour from now. */
  private static ClerkDesk withLunch() {
    return planned(new Absence(1_000_000 + 30 * MINUTE, 1_000_000 + 90 * MINUTE));
  }

  /** A clerk at work who is away once, by the plan. */
  private static ClerkDesk planned(Absence away) {
    ClerkDesk desk =
        new ClerkDesk(ClerkDesk.BY_KEY, from -> Optional.of(away).filter(a -> from < a.toMs()));
    desk.comesToWork();
    return desk;
  }

  @Test
  void goesForLunchAsTheRosterSaysAndComesBackWhenItIsOver() {
    ClerkDesk desk = withLunch();
    desk.refuse("NONE_WAITING");
    while (desk.lastAction() != ActionCase.PAUSE_WINDOW) {
      desk.wake();
      if (desk.lastAction() == ActionCase.NEXT) {
        desk.refuse("NONE_WAITING");
      }
    }
    assertThat(desk.nowMs).isEqualTo(1_000_000 + 30 * MINUTE);
    assertThat(desk.last().getPauseWindow().getReason()).isEqualTo("lunch");
    assertThat(desk.last().getPauseWindow().getUntilMs()).isEqualTo(1_000_000 + 90 * MINUTE);

    desk.grant();
    desk.show(WindowState.WINDOW_PAUSED);
    desk.wake();
    assertThat(desk.lastAction()).isEqualTo(ActionCase.OPEN_WINDOW);
    assertThat(desk.nowMs).isEqualTo(1_000_000 + 90 * MINUTE);
  }

  @Test
  void aVisitorIsServedToTheEndBeforeLunch() {
    ClerkDesk desk = withLunch();
    String number = ClerkDesk.number(ClerkDesk::isOrdinary);
    desk.called(5, number);
    desk.comes(5, number);
    desk.nowMs = 1_000_000 + 50 * MINUTE;
    desk.wake();
    assertThat(desk.last().getFinish().getCallId()).isEqualTo(5);

    desk.grant();
    desk.show(WindowState.WINDOW_READY);
    assertThat(desk.last().getPauseWindow().getUntilMs()).isEqualTo(1_000_000 + 90 * MINUTE);
  }

  @Test
  void whoIsPlannedToComeLaterOpensThen() {
    ClerkDesk desk = planned(new Absence(0, 1_000_000 + 20 * MINUTE));

    assertThat(desk.nowMs).isGreaterThanOrEqualTo(1_000_000 + 20 * MINUTE);
  }

  @Test
  void aVisitThatEndsWhenABreakIsDueIsFinishedWithoutCallingTheNext() {
    ClerkDesk desk = ClerkDesk.atWork(ClerkDesk.BY_KEY);
    String number = ClerkDesk.number(ClerkDesk::isOrdinary);
    desk.called(5, number);
    desk.comes(5, number);
    desk.nowMs += ClerkPaces.BREAK_EVERY_MAX_MS;
    desk.wake();
    assertThat(desk.last().getFinish().getCallId()).isEqualTo(5);

    desk.grant();
    desk.show(WindowState.WINDOW_READY);
    assertThat(desk.lastAction()).isEqualTo(ActionCase.PAUSE_WINDOW);
  }

  @Test
  void onAutoTheClerkPressesNoNextAndServesWhoIsCalled() {
    ClerkDesk desk = onAuto();
    int pressed = desk.pressed.size();
    desk.clerk.takeable(9, desk.nowMs);
    desk.wake();
    assertThat(desk.pressed).as("keys").hasSize(pressed);

    String number = ClerkDesk.number(ClerkDesk::isOrdinary);
    desk.show(WindowState.WINDOW_CALLING, 5, number, 1);
    desk.comes(5, number);
    desk.wake();
    assertThat(desk.last().getFinish().getCallId()).isEqualTo(5);
  }
}

package io.jiaohao.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.protocol.wire.Call;
import io.jiaohao.protocol.wire.Refusal;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.Request.ActionCase;
import io.jiaohao.protocol.wire.Status;
import io.jiaohao.protocol.wire.WindowPicture;
import io.jiaohao.protocol.wire.WindowState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClerkBehaviourTest {
  private static final long SEED = 1;
  private static final long MINUTE = 60_000;
  private static final ClerkPaces PACES =
      new ClerkPaces(Map.of("AA", 10 * MINUTE), MINUTE, 4 * MINUTE, 3, "wrong-window");

  /** Keys pressed and the alarm set, in place of a terminal. */
  private static final class Desk implements ClerkBehaviour.Hands {
    final List<Request> pressed = new ArrayList<>();
    long alarmMs;

    @Override
    public void press(Request.Builder action, long dueMs) {
      pressed.add(action.build());
    }

    @Override
    public void wakeAt(long hallMs) {
      alarmMs = hallMs;
    }

    Request last() {
      return pressed.get(pressed.size() - 1);
    }
  }

  private final Desk desk = new Desk();
  private final ClerkBehaviour clerk =
      new ClerkBehaviour(PACES, new Crowd(SEED), new SplittableRandom(1), desk);
  private long nowMs = 1_000_000;

  /** An ordinary visitor's number: comes at first call, is not recalled, not sent back. */
  private static String number(boolean comes) {
    return IntStream.range(0, 10_000)
        .mapToObj(i -> "AA" + i)
        .filter(
            number -> {
              VisitTraits traits = VisitTraits.of(SEED, number);
              return traits.comesAtFirst() == comes
                  && traits.clerkMarks()
                  && !traits.recalled()
                  && !traits.sentBack();
            })
        .findFirst()
        .orElseThrow();
  }

  @BeforeEach
  void theWindowIsOpen() {
    clerk.shown(picture(WindowState.WINDOW_CLOSED, 0, "", 0), true, nowMs);
    clerk.begin(nowMs, MINUTE);
    wake();
    assertThat(desk.last().getActionCase()).isEqualTo(ActionCase.OPEN_WINDOW);
    answer(Reply.newBuilder());
    show(WindowState.WINDOW_READY, 0, "", 0);
    clerk.takeable(1, nowMs);
    wake();
  }

  private static WindowPicture picture(
      WindowState state, long call, String number, int announcement) {
    return WindowPicture.newBuilder()
        .setWindow("E01")
        .setState(state)
        .setCallId(call)
        .setNumber(number)
        .setService("AA")
        .setAnnouncement(announcement)
        .build();
  }

  private void show(WindowState state, long call, String number, int announcement) {
    clerk.shown(picture(state, call, number, announcement), false, nowMs);
  }

  private void wake() {
    nowMs = Math.max(nowMs, desk.alarmMs);
    clerk.look(nowMs);
  }

  private void answer(Reply.Builder reply) {
    clerk.answered(desk.last(), reply.setStatus(Status.STATUS_DONE).build(), nowMs);
  }

  private void refuse(String code) {
    Refusal refusal = Refusal.newBuilder().setCode(code).build();
    clerk.answered(
        desk.last(),
        Reply.newBuilder().setStatus(Status.STATUS_REFUSED).setRefusal(refusal).build(),
        nowMs);
  }

  private void call(long id, String number) {
    Call.Builder call =
        Call.newBuilder().setCallId(id).setNumber(number).setService("AA").setCalledMs(nowMs);
    answer(Reply.newBuilder().setCall(call));
    show(WindowState.WINDOW_CALLING, id, number, 1);
  }

  @Test
  void callsServesAndGoesOnWithOneKey() {
    assertThat(desk.last().getActionCase()).isEqualTo(ActionCase.NEXT);
    call(5, number(true));
    long calledMs = nowMs;
    wake();
    assertThat(desk.last().getStart().getCallId()).isEqualTo(5);
    assertThat(nowMs - calledMs).isBetween(20_000L, 60_000L);

    answer(Reply.newBuilder());
    show(WindowState.WINDOW_SERVING, 5, number(true), 1);
    assertThat(clerk.isServing()).isTrue();
    wake();
    assertThat(desk.last().getNext().getFinishing()).isEqualTo(5);
  }

  @Test
  void pressesOneKeyAtATime() {
    int pressed = desk.pressed.size();
    clerk.takeable(3, nowMs);
    clerk.look(nowMs + MINUTE);
    show(WindowState.WINDOW_READY, 0, "", 0);

    assertThat(desk.pressed).hasSize(pressed);
  }

  @Test
  void doesNotPressAgainAtOnceWhenNobodyWaits() {
    int pressed = desk.pressed.size();
    refuse("NONE_WAITING");

    assertThat(desk.pressed).hasSize(pressed);
    assertThat(desk.alarmMs - nowMs).isBetween(MINUTE, 2 * MINUTE);
  }

  @Test
  void looksSoonerWhenSomebodyComes() {
    refuse("NONE_WAITING");
    clerk.takeable(1, nowMs);

    assertThat(desk.alarmMs - nowMs).isBetween(1_000L, 4_000L);
  }

  @Test
  void marksANoShowOnlyAfterTheLastAnnouncement() {
    call(5, number(false));
    nowMs += 30_000;
    clerk.look(nowMs);
    assertThat(desk.last().hasNoShow()).isFalse();

    show(WindowState.WINDOW_CALLING, 5, number(false), 3);
    assertThat(desk.alarmMs - nowMs).isBetween(5_000L, 20_000L);
    wake();
    assertThat(desk.last().getNoShow().getCallId()).isEqualTo(5);
  }

  @Test
  void aCallThatTheServerGaveUpIsLetGo() {
    call(5, number(false));
    show(WindowState.WINDOW_READY, 0, "", 0);
    wake();

    assertThat(desk.last().getActionCase()).isEqualTo(ActionCase.NEXT);
    assertThat(desk.last().getNext().getFinishing()).isZero();
  }

  @Test
  void aRefusedStartIsNewsThatTheCallHasEnded() {
    call(5, number(true));
    wake();
    refuse("CALL_ENDED");
    wake();

    assertThat(desk.last().getActionCase()).isEqualTo(ActionCase.NEXT);
  }

  @Test
  void goesOnWithTheVisitorWhomTheWindowHasAfterAnOutage() {
    refuse("NONE_WAITING");
    clerk.shown(picture(WindowState.WINDOW_SERVING, 9, number(true), 1), true, nowMs);
    wake();

    assertThat(desk.last().getNext().getFinishing()).isEqualTo(9);
  }
}

package io.jiaohao.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.config.HallFile;
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
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A clerk who keeps to a plan")
class PlannedClerkTest {
  private static final Reply DONE = Reply.newBuilder().setStatus(Status.STATUS_DONE).build();
  private static final long LATE_MS = 90_000;

  private final SteadyWork work = new SteadyWork(HallFile.defaultHall(), 1, 1);
  private final Desk desk = new Desk();
  private final PlannedClerk clerk =
      new PlannedClerk("clerk-E01", work, new SplittableRandom(1), desk);
  private long nowMs = 1_000_000;

  /** Keys are written down, answers come from the test. */
  private static final class Desk implements Clerk.Hands {
    final List<Request> pressed = new ArrayList<>();
    final List<Long> dueMs = new ArrayList<>();
    long alarmMs;

    @Override
    public void press(Request.Builder action, long dueAtMs) {
      pressed.add(action.build());
      dueMs.add(dueAtMs);
    }

    @Override
    public void wakeAt(long hallMs) {
      alarmMs = hallMs;
    }

    Request last() {
      return pressed.get(pressed.size() - 1);
    }

    long lastDueMs() {
      return dueMs.get(dueMs.size() - 1);
    }
  }

  @BeforeEach
  void opens() {
    show(WindowPicture.newBuilder().setState(WindowState.WINDOW_CLOSED).build());
    clerk.begin(nowMs, 1);
    answer(DONE);
    answer(DONE);
    show(
        WindowPicture.newBuilder()
            .setState(WindowState.WINDOW_READY)
            .setClerk("clerk-E01")
            .build());
    assertThat(desk.pressed)
        .extracting(Request::getActionCase)
        .containsExactly(ActionCase.SIGN_IN, ActionCase.OPEN_WINDOW);
  }

  private void show(WindowPicture picture) {
    clerk.shown(picture, false, nowMs);
  }

  private void answer(Reply reply) {
    clerk.answered(desk.last(), reply, nowMs);
  }

  private void wake() {
    nowMs = Math.max(nowMs, desk.alarmMs);
    clerk.look(nowMs);
  }

  private static Reply called(long id) {
    Call call = Call.newBuilder().setCallId(id).setNumber("AA000" + id).setService("AA").build();
    return DONE.toBuilder().setCall(call).build();
  }

  private static Reply refused(String code) {
    return Reply.newBuilder()
        .setStatus(Status.STATUS_REFUSED)
        .setRefusal(Refusal.newBuilder().setCode(code))
        .build();
  }

  @Test
  @DisplayName("calls when somebody waits; a late answer moves none of the keys behind it")
  void planned() {
    clerk.takeable(1, nowMs);
    assertThat(desk.last().hasNext()).isTrue();
    long calledMs = nowMs;
    nowMs += LATE_MS;
    answer(called(1));
    assertThat(desk.last().getStart().getCallId()).isEqualTo(1);
    assertThat(desk.lastDueMs()).as("the first visit is under way already").isEqualTo(calledMs);
    answer(DONE);
    wake();
    assertThat(desk.last().getNext().getFinishing()).isEqualTo(1);
    long endedMs = desk.lastDueMs();
    assertThat(endedMs).isBetween(calledMs, calledMs + work.leftMs("AA0001", "AA", 0));
    nowMs += LATE_MS;
    answer(called(2));
    assertThat(desk.lastDueMs()).isEqualTo(endedMs + work.walkMs("AA0002"));
    answer(DONE);
    wake();
    assertThat(desk.lastDueMs())
        .isEqualTo(endedMs + work.walkMs("AA0002") + work.serveMs("AA0002", "AA"));
  }

  @Test
  @DisplayName("tries again a while after nobody waited, and at once when one more comes")
  void nobodyWaits() {
    clerk.takeable(1, nowMs);
    answer(refused("NONE_WAITING"));
    int keys = desk.pressed.size();
    assertThat(desk.alarmMs).isGreaterThan(nowMs);
    clerk.takeable(2, nowMs);
    assertThat(desk.pressed).hasSize(keys + 1);
  }

  @Test
  @DisplayName("a call that the server gave up is over, and one that it made is served")
  void serversOwnCalls() {
    clerk.takeable(1, nowMs);
    answer(called(1));
    WindowPicture picture =
        WindowPicture.newBuilder()
            .setState(WindowState.WINDOW_CALLING)
            .setClerk("clerk-E01")
            .setCallId(1)
            .setNumber("AA0001")
            .setService("AA")
            .build();
    show(picture);
    show(picture.toBuilder().setCallId(2).setNumber("AA0002").build());
    assertThat(desk.last().getStart().getCallId()).isEqualTo(1);
    answer(refused("CALL_ENDED"));
    wake();
    assertThat(desk.last().getStart().getCallId()).isEqualTo(2);
  }

  @Test
  @DisplayName("presses no key after the end of work")
  void stops() {
    clerk.stop();
    clerk.takeable(5, nowMs);
    assertThat(desk.last().hasNext()).isFalse();
  }
}

package io.jiaohao.app;

import static io.jiaohao.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.core.HallPlan;
import io.jiaohao.protocol.wire.Call;
import io.jiaohao.protocol.wire.Issued;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("C26: the wall clock goes back")
class WallClockTest {
  private static final long NO_SHOW_AFTER_MS = 60_000;
  private static final HallPlan.CallRules ONE_CALL =
      new HallPlan.CallRules(1, 1, 20_000, NO_SHOW_AFTER_MS, 5_000, 3, 2);
  private static final long TEN_MINUTES_MS = 600_000;
  private static final int NEVER_DEAD_MS = 3_600_000;

  @RegisterExtension
  private final TestServer server =
      TestServer.of(new TestHall().calls(ONE_CALL).build())
          .gateway(s -> s.withTimes(10_000, 1_000, NEVER_DEAD_MS))
          .systemClock();

  @Test
  @DisplayName(
      "C26: the no-show timer runs on real time, and later tickets stay behind earlier ones")
  void c26WallClockGoesBack() {
    TestDevice board = server.board("board-E1");
    TestDevice kiosk = server.device("kiosk-E1");
    TestDevice window = server.openWindow(1);
    Issued first = kiosk.issue("AA");
    Call call = window.next();
    Issued second = kiosk.issue("AA");

    server.clock().skipMs(NO_SHOW_AFTER_MS / 2);
    server.clock().jumpWallMs(-TEN_MINUTES_MS);
    server.clock().skipMs(10_000);
    Issued third = kiosk.issue("AA");
    assertThat(third.getIssuedMs()).isGreaterThan(second.getIssuedMs());
    assertThat(board.picture("E01").getCallId()).as("not yet").isEqualTo(call.getCallId());

    server.clock().skipMs(NO_SHOW_AFTER_MS / 2 - 10_000);
    await().untilAsserted(() -> assertThat(board.picture("E01").getCallId()).isZero());

    server.clock().jumpWallMs(TEN_MINUTES_MS / 2);
    Call next = window.next();
    assertThat(next.getTicketId()).isEqualTo(second.getTicketId());
    window.finish(next.getCallId());
    Call last = window.next();
    assertThat(last.getTicketId()).isEqualTo(third.getTicketId());
    assertThat(last.getCalledMs()).isGreaterThanOrEqualTo(last.getIssuedMs());
    window.finish(last.getCallId());
    assertThat(window.next().getTicketId()).as("deferred").isEqualTo(first.getTicketId());
  }
}

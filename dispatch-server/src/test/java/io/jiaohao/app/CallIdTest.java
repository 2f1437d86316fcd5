package io.jiaohao.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.protocol.wire.Call;
import io.jiaohao.protocol.wire.NoShow;
import io.jiaohao.protocol.wire.Recall;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.ReturnTicket;
import io.jiaohao.protocol.wire.Start;
import io.jiaohao.protocol.wire.Status;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Staff actions name the call, never the number")
class CallIdTest {
  private static final long A_DAY_MS = 24 * 3_600 * 1_000L;

  @RegisterExtension private final TestServer server = TestServer.of(TestHall.plan());

  private static Request.Builder returnOf(long callId) {
    return Request.newBuilder()
        .setReturnTicket(ReturnTicket.newBuilder().setCallId(callId).setReason("wrong window"));
  }

  private static Request.Builder noShowOf(long callId) {
    return Request.newBuilder().setNoShow(NoShow.newBuilder().setCallId(callId));
  }

  private static List<Request.Builder> everyActionOn(long callId) {
    return List.of(
        Request.newBuilder().setRecall(Recall.newBuilder().setCallId(callId)),
        Request.newBuilder().setStart(Start.newBuilder().setCallId(callId)),
        noShowOf(callId),
        returnOf(callId),
        TestDevice.finishOf(callId),
        TestDevice.nextOf(callId));
  }

  @Test
  @DisplayName("C23: a stale screen does not change somebody else's visitor")
  void c23StaleScreen() throws InterruptedException {
    TestDevice kiosk = server.device("kiosk-E1");
    TestDevice first = server.openWindow(1);
    TestDevice second = server.openWindow(2);
    long ticket = kiosk.issue("AA").getTicketId();
    Call old = first.next();
    assertThat(first.ask(returnOf(old.getCallId())).getStatus()).isEqualTo(Status.STATUS_DONE);
    Call present = second.next();
    assertThat(present.getTicketId()).isEqualTo(ticket);
    assertThat(second.startService(present.getCallId()).getStatus()).isEqualTo(Status.STATUS_DONE);
    long digest = server.server().digest();

    for (Request.Builder action : everyActionOn(old.getCallId())) {
      assertThat(first.ask(action).getRefusal().getCode()).isEqualTo("CALL_ENDED");
    }
    for (Request.Builder action : everyActionOn(present.getCallId())) {
      assertThat(first.ask(action).getRefusal().getCode()).isEqualTo("NOT_YOUR_CALL");
    }

    assertThat(server.server().digest()).as("nothing has changed").isEqualTo(digest);
    assertThat(second.finish(present.getCallId()).getStatus()).isEqualTo(Status.STATUS_DONE);
  }

  @Test
  @DisplayName("C24: ending by call id ends that call alone, once; yesterday's is over")
  void c24EndingByCallId() throws InterruptedException {
    TestDevice kiosk = server.device("kiosk-E1");
    TestDevice manager = server.openWindow(1);
    TestDevice window = server.openWindow(2);
    kiosk.issue("AA");
    Call yesterdays = manager.next();
    server.clock().skipMs(A_DAY_MS);
    String sameNumber = kiosk.issue("AA").getNumber();
    assertThat(sameNumber).isEqualTo(yesterdays.getNumber());
    Call todays = window.next();
    window.startService(todays.getCallId());

    assertThat(window.finish(todays.getCallId()).getStatus()).isEqualTo(Status.STATUS_DONE);
    long digest = server.server().digest();
    Reply again = window.finish(todays.getCallId());
    Reply old = manager.ask(noShowOf(yesterdays.getCallId()));

    assertThat(again.getRefusal().getCode()).isEqualTo("CALL_ENDED");
    assertThat(old.getRefusal().getCode()).isEqualTo("CALL_ENDED");
    assertThat(server.server().digest()).as("nothing has changed").isEqualTo(digest);
  }
}

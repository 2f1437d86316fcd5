package io.jiaohao.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import io.jiaohao.app.RawClient;
import io.jiaohao.app.TestDevice;
import io.jiaohao.app.TestHall;
import io.jiaohao.app.TestServer;
import io.jiaohao.protocol.wire.CancelTicket;
import io.jiaohao.protocol.wire.Finish;
import io.jiaohao.protocol.wire.Issued;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.ServerMessage;
import io.jiaohao.protocol.wire.Status;
import io.jiaohao.protocol.wire.Unsupported;
import io.jiaohao.protocol.wire.Watch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("What devices may ask for")
class RequestTest {
  private static final int PENDING_MAX = 8;

  @RegisterExtension
  private final TestServer server =
      TestServer.of(TestHall.plan()).gateway(RequestTest::withFewPending);

  private static GatewaySettings withFewPending(GatewaySettings s) {
    return new GatewaySettings(
        s.host(),
        s.port(),
        s.perHostMax(),
        s.connectionsMax(),
        s.loginWithinMs(),
        s.heartbeatMs(),
        s.deadAfterMs(),
        PENDING_MAX,
        s.conflateBytes(),
        s.cutBytes(),
        s.countsEveryMs(),
        s.busyRetryMs());
  }

  private static String refusal(Reply reply) {
    assertThat(reply.getStatus()).isEqualTo(Status.STATUS_REFUSED);
    return reply.getRefusal().getCode();
  }

  @Test
  @DisplayName("a device acts in its own role alone")
  void ownRoleOnly() {
    TestDevice kiosk = server.device("kiosk-E1");
    TestDevice window = server.device("window-E01");
    TestDevice board = server.device("board-E1");

    Reply reply = kiosk.ask(TestDevice.nextOf(0));
    assertThat(refusal(reply)).isEqualTo("NOT_ALLOWED");
    assertThat(reply.getRefusal().getWords())
        .contains("action: NEXT (expected: one that a kiosk may ask for)");
    assertThat(reply.getRefusal().getWordsZh()).isEqualTo("本设备无此权限");
    assertThat(refusal(window.ask(TestDevice.issueOf("AA")))).isEqualTo("NOT_ALLOWED");
    assertThat(refusal(board.ask(TestDevice.issueOf("AA")))).isEqualTo("NOT_ALLOWED");
  }

  @Test
  @DisplayName(
      "a number comes with the link of its own page, the same one when it is asked for again")
  void linkOfTheTicket() throws IOException {
    RawClient kiosk = server.login("kiosk-E1");

    String link = kiosk.ask(TestDevice.issueOf("AA"), 1).getIssued().getLink();

    assertThat(link).startsWith("http://127.0.0.1:" + server.webPort() + "/t/").hasSizeLessThan(64);
    assertThat(kiosk.ask(TestDevice.issueOf("AA"), 1).getIssued().getLink()).isEqualTo(link);
  }

  @Test
  @DisplayName("a service that the hall has not is refused by name")
  void unknownService() {
    Reply reply = server.device("kiosk-E1").ask(TestDevice.issueOf("ZZ"));

    assertThat(refusal(reply)).isEqualTo("UNKNOWN_SERVICE");
    assertThat(reply.getRefusal().getWords()).contains("service: ZZ");
  }

  @Test
  @DisplayName("a part of the hall that is not there can not be watched; the session goes on")
  void unknownPartsInWatch() throws IOException {
    RawClient board = server.login("board-E1");
    List<Watch> unknown =
        List.of(
            Watch.newBuilder().setWing("X").build(),
            Watch.newBuilder().setZone("Y").build(),
            Watch.newBuilder().addWindows("E01").addWindows("E99").build());

    List<String> words = new ArrayList<>();
    for (Watch watch : unknown) {
      board.send(watch);
      words.add(board.receive(ServerMessage.BodyCase.WATCH_REFUSED).getWatchRefused().getWords());
    }

    assertThat(words)
        .containsExactly(
            "wing: X (expected: one of the hall's)",
            "zone: Y (expected: one of the hall's)",
            "window: E99 (expected: one of the hall's)");
    board.send(Watch.getDefaultInstance());
    assertThat(board.receive(ServerMessage.BodyCase.SNAPSHOT).getSnapshot().getWindowsCount())
        .isEqualTo(3);
  }

  @Test
  @DisplayName("a call at another window is not touched")
  void notYourCall() {
    server.device("kiosk-E1").issue("AA");
    TestDevice owner = server.openWindow(1);
    TestDevice other = server.openWindow(2);
    long callId = owner.next().getCallId();

    assertThat(refusal(other.finish(callId))).isEqualTo("NOT_YOUR_CALL");
    assertThat(refusal(other.startService(callId))).isEqualTo("NOT_YOUR_CALL");
    assertThat(owner.finish(callId).getStatus()).isEqualTo(Status.STATUS_DONE);
  }

  @Test
  @DisplayName("a text over 200 characters is refused before the hall sees it")
  void longText() {
    TestDevice window = server.openWindow(1);
    TestDevice kiosk = server.device("kiosk-E1");
    String long201 = "长".repeat(201);

    Reply outcome =
        window.ask(
            Request.newBuilder().setFinish(Finish.newBuilder().setCallId(1).setOutcome(long201)));
    Reply service = kiosk.ask(TestDevice.issueOf(long201));

    assertThat(refusal(outcome)).isEqualTo("TEXT_TOO_LONG");
    assertThat(refusal(service)).isEqualTo("TEXT_TOO_LONG");
    assertThat(service.getRefusal().getWords()).contains("characters: 201 (expected: up to 200)");
    assertThat(refusal(kiosk.ask(TestDevice.issueOf("长".repeat(200)))))
        .isEqualTo("UNKNOWN_SERVICE");
  }

  @Test
  @DisplayName("a request needs an id from 1 up")
  void requestIdZero() throws IOException {
    RawClient kiosk = server.login("kiosk-E1");

    assertThat(kiosk.ask(TestDevice.issueOf("AA"), 0).getRefusal().getWords())
        .contains("request id: 0 (expected: 1..");
    assertThat(kiosk.ask(TestDevice.issueOf("AA"), -1).getRefusal().getWords())
        .contains("request id: 18446744073709551615 (expected: 1..");
    assertThat(kiosk.ask(TestDevice.issueOf("AA"), 1).hasIssued()).isTrue();
  }

  @Test
  @DisplayName("an action of a later version is answered as not supported, and the session goes on")
  void unknownAction() throws IOException {
    RawClient kiosk = server.login("kiosk-E1");

    // A DeviceMessage with a Request of id 7 whose action is field 99.
    kiosk.sendBytes(new byte[] {7, 0x1A, 5, 8, 7, (byte) 0x9A, 6, 0});

    Unsupported unsupported = kiosk.receive(ServerMessage.BodyCase.UNSUPPORTED).getUnsupported();
    assertThat(unsupported.getRequestId()).isEqualTo(7);
    assertThat(kiosk.ask(TestDevice.issueOf("AA"), 8).hasIssued()).isTrue();
  }

  @Test
  @DisplayName("a message of a later version is answered as not supported, and the session goes on")
  void unknownMessage() throws IOException {
    RawClient kiosk = server.login("kiosk-E1");

    // A DeviceMessage whose body is field 99.
    kiosk.sendBytes(new byte[] {3, (byte) 0x9A, 6, 0});

    Unsupported unsupported = kiosk.receive(ServerMessage.BodyCase.UNSUPPORTED).getUnsupported();
    assertThat(unsupported.getRequestId()).isZero();
    assertThat(kiosk.ask(TestDevice.issueOf("AA"), 8).hasIssued()).isTrue();
  }

  @Test
  @DisplayName("unknown fields of a known request are ignored")
  void unknownFields() throws IOException {
    RawClient kiosk = server.login("kiosk-E1");
    Request.Builder request = TestDevice.issueOf("AA");
    request.setUnknownFields(
        UnknownFieldSet.newBuilder()
            .addField(
                1_000,
                UnknownFieldSet.Field.newBuilder()
                    .addLengthDelimited(ByteString.copyFromUtf8("a later field"))
                    .build())
            .build());

    assertThat(kiosk.ask(request, 1).hasIssued()).isTrue();
  }

  @Test
  @DisplayName("a second Hello in a session is answered as not supported")
  void helloInASession() throws IOException {
    RawClient kiosk = server.login("kiosk-E1");

    kiosk.send(RawClient.helloOf(server.record("kiosk-E1")));

    assertThat(kiosk.receive(ServerMessage.BodyCase.UNSUPPORTED).getUnsupported().getWords())
        .contains("HELLO");
    assertThat(kiosk.ask(TestDevice.issueOf("AA"), 1).hasIssued()).isTrue();
  }

  @Test
  @DisplayName("a flood from one device: beyond its share it is told busy, others are served")
  void floodFromOneDevice() throws IOException {
    RawClient flooding = server.login("kiosk-E1");
    TestDevice other = server.device("kiosk-E2");
    other.welcome();
    int requests = 20 * PENDING_MAX;
    ByteArrayOutputStream flood = new ByteArrayOutputStream();
    for (int id = 1; id <= requests; id++) {
      flood.writeBytes(RawClient.frame(TestDevice.issueOf("AA"), id));
    }

    flooding.sendBytes(flood.toByteArray());
    Issued served = other.issue("BA");

    assertThat(served.getNumber()).isEqualTo("B001");
    List<Reply> replies = new ArrayList<>();
    for (int i = 0; i < requests; i++) {
      replies.add(flooding.receiveReply());
    }
    assertThat(replies)
        .extracting(Reply::getStatus)
        .containsOnly(Status.STATUS_DONE, Status.STATUS_BUSY);
    assertThat(replies)
        .filteredOn(reply -> reply.getStatus() == Status.STATUS_BUSY)
        .isNotEmpty()
        .allMatch(reply -> reply.getRetryAfterMs() > 0);
    assertThat(replies)
        .filteredOn(reply -> reply.getStatus() == Status.STATUS_DONE)
        .hasSizeGreaterThanOrEqualTo(PENDING_MAX);
  }

  @Test
  @DisplayName("a ticket may be given back once")
  void cancelTwice() {
    TestDevice kiosk = server.device("kiosk-E1");
    Issued issued = kiosk.issue("AA");
    Request.Builder cancel =
        Request.newBuilder()
            .setCancelTicket(CancelTicket.newBuilder().setTicketId(issued.getTicketId()));

    assertThat(kiosk.ask(cancel.clone()).getStatus()).isEqualTo(Status.STATUS_DONE);
    assertThat(refusal(kiosk.ask(cancel.clone()))).isEqualTo("TICKET_ENDED");
  }
}

package io.jiaohao.app;

import static io.jiaohao.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.gateway.GatewaySettings;
import io.jiaohao.protocol.wire.Call;
import io.jiaohao.protocol.wire.DeviceMessage;
import io.jiaohao.protocol.wire.Heartbeat;
import io.jiaohao.protocol.wire.ServerMessage;
import io.jiaohao.protocol.wire.SnapshotPlease;
import io.jiaohao.protocol.wire.Watch;
import io.jiaohao.protocol.wire.WindowPicture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Boards show the present")
class BoardTest {
  private static final int WINDOWS = 40;
  private static final int CALLS = 20;
  private static final int PICTURES = 50_000;

  /** Generous for what kernels buffer by themselves; all pictures together are over 20 MB. */
  private static final long BYTES_MAX = 10_000_000;

  private static final int EQUAL_WITHIN_S = 2;

  @RegisterExtension
  private final TestServer server =
      TestServer.of(TestHall.withWindows(WINDOWS)).gateway(BoardTest::withSmallBuffers);

  private static GatewaySettings withSmallBuffers(GatewaySettings s) {
    return new GatewaySettings(
        s.host(),
        s.port(),
        s.perHostMax(),
        s.connectionsMax(),
        s.loginWithinMs(),
        s.heartbeatMs(),
        s.deadAfterMs(),
        s.pendingMax(),
        16 * 1024,
        256 * 1024,
        s.countsEveryMs(),
        s.busyRetryMs());
  }

  @Test
  @DisplayName(
      "C08: a board that stops reading is owed little; others get each call; then it catches up")
  void c08BoardStopsReading() throws IOException {
    TestDevice good = server.board("board-E1");
    TestDevice kiosk = server.device("kiosk-E1");
    TestDevice window = server.openWindow(1);
    RawClient frozen = server.login("board-E2");
    frozen.send(Watch.getDefaultInstance());
    frozen.sendBytes(askForPictures());

    List<Long> calls =
        IntStream.range(0, CALLS)
            .mapToObj(i -> callAndFinish(kiosk, window))
            .map(Call::getCallId)
            .toList();
    kiosk.issue("AA");
    Call last = window.next();

    await()
        .untilAsserted(
            () ->
                assertThat(good.seen())
                    .extracting(WindowPicture::getCallId)
                    .containsAll(calls)
                    .contains(last.getCallId()));
    assertThat(good.snapshots()).as("the good board kept up").isEqualTo(1);

    long bytes = 0;
    Map<String, WindowPicture> picture = new TreeMap<>();
    while (picture.getOrDefault("E01", WindowPicture.getDefaultInstance()).getCallId()
        != last.getCallId()) {
      ServerMessage message = frozen.receive();
      bytes += message.getSerializedSize();
      message.getSnapshot().getWindowsList().forEach(w -> picture.put(w.getWindow(), w));
      message.getDelta().getWindowsList().forEach(w -> picture.put(w.getWindow(), w));
    }
    assertThat(bytes).isLessThan(BYTES_MAX);
    assertThat(picture).isEqualTo(good.picture());
  }

  private static Call callAndFinish(TestDevice kiosk, TestDevice window) {
    kiosk.issue("AA");
    Call call = window.next();
    window.finish(call.getCallId());
    return call;
  }

  private static byte[] askForPictures() throws IOException {
    byte[] please =
        RawClient.frame(
            DeviceMessage.newBuilder()
                .setSnapshotPlease(SnapshotPlease.getDefaultInstance())
                .build());
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < PICTURES; i++) {
      all.writeBytes(please);
    }
    all.writeBytes(
        RawClient.frame(
            DeviceMessage.newBuilder().setHeartbeat(Heartbeat.getDefaultInstance()).build()));
    return all.toByteArray();
  }

  @Test
  @DisplayName("C28: a board whose link was cut shows the present once it is back")
  void c28BoardComesBack() throws IOException {
    TestLink link = server.link();
    TestDevice board = server.device("board-E1", link.port());
    board.watchAll();
    board.awaitPicture();
    TestDevice witness = server.board("board-E2");
    TestDevice kiosk = server.device("kiosk-E1");
    TestDevice first = server.openWindow(1);
    TestDevice second = server.openWindow(2);
    kiosk.issue("AA");
    Call before = first.next();
    await()
        .untilAsserted(
            () -> assertThat(board.picture("E01").getCallId()).isEqualTo(before.getCallId()));

    link.cut();
    first.finish(before.getCallId());
    kiosk.issue("AA");
    kiosk.issue("AA");
    Call whileAway = first.next();
    Call present = second.next();
    first.finish(whileAway.getCallId());
    int logins = board.welcomes();
    link.mend();

    await().until(() -> board.welcomes() > logins);
    await()
        .atMost(EQUAL_WITHIN_S, TimeUnit.SECONDS)
        .untilAsserted(() -> assertThat(board.picture()).isEqualTo(witness.picture()));
    assertThat(board.picture("E02").getCallId()).isEqualTo(present.getCallId());
    assertThat(board.seen())
        .as("what came and went meanwhile is not shown afterwards")
        .extracting(WindowPicture::getCallId)
        .doesNotContain(whileAway.getCallId());
    assertThat(board.snapshots()).as("one snapshot on return").isEqualTo(2);
  }
}

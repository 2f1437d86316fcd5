package io.jiaohao.app;

import static io.jiaohao.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.protocol.wire.Call;
import io.jiaohao.protocol.wire.NoShow;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.Status;
import io.jiaohao.protocol.wire.WindowPicture;
import io.jiaohao.protocol.wire.WindowState;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A killed server comes back with the truth")
class CrashTest {
  @TempDir private Path dataDir;

  private static void awaitLogin(TestDevice device, int nth) {
    await().until(() -> device.welcomes() >= nth);
  }

  @Test
  @DisplayName(
      "C12: after a kill, who was called is called and who was served is served, each once")
  void c12WhoWasBeingServed() throws Exception {
    try (ServerProcess server = new ServerProcess(dataDir)) {
      server.start();
      TestDevice kiosk = server.device("kiosk-E1");
      TestDevice first = server.device("window-E01");
      TestDevice second = server.device("window-E02");
      TestDevice board = server.board("board-E1");
      first.open();
      second.open();
      for (int i = 0; i < 5; i++) {
        kiosk.issue("AA");
      }
      first.finish(first.next().getCallId());
      Call absent = second.next();
      Call served = first.next();
      first.startService(served.getCallId());
      await().until(() -> board.picture("E02").getAnnouncement() >= 2);
      assertThat(second.ask(noShowOf(absent.getCallId())).getStatus())
          .isEqualTo(Status.STATUS_DONE);
      Call called = second.next();

      server.kill();
      server.start();
      awaitLogin(first, 2);
      awaitLogin(second, 2);
      await().until(() -> board.snapshots() == 2 && !board.picture("E02").getOffline());

      WindowPicture atFirst = board.picture("E01");
      assertThat(atFirst.getState()).isEqualTo(WindowState.WINDOW_SERVING);
      assertThat(atFirst.getCallId()).isEqualTo(served.getCallId());
      WindowPicture atSecond = board.picture("E02");
      assertThat(atSecond.getState()).isEqualTo(WindowState.WINDOW_CALLING);
      assertThat(atSecond.getCallId()).isEqualTo(called.getCallId());
      assertThat(atSecond.getAnnouncement()).as("not announced again").isEqualTo(1);
      assertThat(first.ask(TestDevice.nextOf(0)).getRefusal().getCode()).isEqualTo("WINDOW_BUSY");
      await().untilAsserted(() -> assertFigures(server.hall()));
      assertThat(first.finish(served.getCallId()).getStatus()).isEqualTo(Status.STATUS_DONE);
    }
  }

  private static void assertFigures(JsonObject hall) {
    JsonObject figures = hall.getJsonObject("figures");
    assertThat(figures.getInteger("issued")).isEqualTo(5);
    assertThat(figures.getInteger("served")).isEqualTo(1);
    assertThat(figures.getInteger("noShows")).isEqualTo(1);
    assertThat(hall.getInteger("waiting")).as("the absent one and the fifth").isEqualTo(2);
  }

  private static Request.Builder noShowOf(long callId) {
    return Request.newBuilder().setNoShow(NoShow.newBuilder().setCallId(callId));
  }

  @Test
  @DisplayName(
      "C14: a reply lost in a kill comes when the request is repeated, and no second ticket")
  void c14LostReplyAndKill() throws Exception {
    try (ServerProcess server = new ServerProcess(dataDir)) {
      server.start();
      TestDevice board = server.board("board-E1");
      TestDevice plain = server.device("kiosk-E2");
      plain.welcome();
      try (TestLink link = new TestLink(server.port())) {
        TestDevice kiosk = server.device("kiosk-E1", link.port());
        kiosk.welcome();
        link.loseReplies();
        CompletableFuture<Reply> lost = kiosk.send(TestDevice.issueOf("AA"));
        await().until(() -> board.waiting("Z1") == 1);

        server.kill();
        assertThat(lost).isNotDone();
        link.cut();
        link.mend();
        server.start();

        Reply reply = TestDevice.answerOf(lost);
        assertThat(reply.getStatus()).isEqualTo(Status.STATUS_DONE);
        assertThat(reply.getRepeated()).isTrue();
        assertThat(reply.getIssued().getNumber()).isEqualTo("AA0001");
        assertThat(plain.issue("AA").getNumber()).isEqualTo("AA0002");
      }
    }
  }
}

package io.jiaohao.gateway;

import static io.jiaohao.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.app.LogLines;
import io.jiaohao.app.RawClient;
import io.jiaohao.app.TestDevice;
import io.jiaohao.app.TestHall;
import io.jiaohao.app.TestServer;
import io.jiaohao.protocol.wire.RejectCode;
import io.jiaohao.protocol.wire.ServerMessage;
import io.jiaohao.protocol.wire.Watch;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Liveness is judged by what a device sends")
class LivenessTest {
  private static final int HEARTBEAT_MS = 100;
  private static final int DEAD_AFTER_MS = 1_000;

  @RegisterExtension
  private final TestServer server =
      TestServer.of(TestHall.plan()).gateway(s -> s.withTimes(5_000, HEARTBEAT_MS, DEAD_AFTER_MS));

  @Test
  @DisplayName("a device that reads but says nothing is closed, with one log line")
  void silentReader() throws IOException {
    try (LogLines log = new LogLines()) {
      RawClient board = server.login("board-E1");
      board.send(Watch.getDefaultInstance());

      long bytes = board.drainToEnd();

      assertThat(bytes).as("the server went on writing").isPositive();
      assertThat(log.warnings())
          .singleElement()
          .asString()
          .contains("board-E1")
          .contains("silent for over " + DEAD_AFTER_MS + " ms");
    }
  }

  @Test
  @DisplayName("bytes that never become a message do not keep a device alive")
  void tricklingBytes() throws IOException {
    RawClient board = server.login("board-E1");
    // The length of a message of 1,024 bytes, of which one comes with every heartbeat.
    board.sendBytes(new byte[] {(byte) 0x80, 0x08});

    int heartbeats = 0;
    try {
      for (; heartbeats < 100; heartbeats++) {
        board.receive(ServerMessage.BodyCase.HEARTBEAT);
        board.sendBytes(new byte[] {0x3A});
      }
    } catch (IOException e) {
      // The server has closed: that is what the test waits for.
    }

    assertThat(heartbeats).isBetween(2, 99);
  }

  @Test
  @DisplayName("a device that heartbeats stays, though it says nothing else")
  void heartbeatsKeepAlive() throws IOException {
    TestDevice board = server.board("board-E1");
    RawClient silent = server.login("board-E2");

    silent.drainToEnd();

    assertThat(board.welcomes()).isEqualTo(1);
    assertThat(board.losses()).isZero();
  }

  @Test
  @DisplayName("a server that goes down tells its devices, and they come back by themselves")
  void stoppingIsTold() throws Exception {
    TestDevice board = server.board("board-E1");

    server.restart();

    await().until(() -> board.snapshots() == 2);
    assertThat(board.rejects()).containsExactly(RejectCode.REJECT_STOPPING);
  }
}

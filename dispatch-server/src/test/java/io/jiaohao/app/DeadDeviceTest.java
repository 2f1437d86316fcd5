package io.jiaohao.app;

import static io.jiaohao.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.protocol.wire.Status;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("C16: the server's own writes do not hide a dead device")
class DeadDeviceTest {
  private static final int HEARTBEAT_MS = 100;
  private static final int DEAD_AFTER_MS = 1_000;

  @RegisterExtension
  private final TestServer server =
      TestServer.of(TestHall.plan())
          .gateway(
              s -> s.withTimes(5_000, HEARTBEAT_MS, DEAD_AFTER_MS).withCountsEveryMs(HEARTBEAT_MS));

  @Test
  @DisplayName("C16: a half-open terminal is offline soon, though the server keeps writing to it")
  void c16HalfOpen() throws IOException {
    TestDevice board = server.board("board-E1");
    TestDevice kiosk = server.device("kiosk-E1");
    TestLink link = server.link();
    TestDevice terminal = server.device("window-E01", link.port());
    terminal.open();
    terminal.watchAll();
    terminal.awaitPicture();
    await().until(() -> !board.picture("E01").getOffline());

    link.loseAll();
    await()
        .until(
            () -> {
              kiosk.issue("AA"); // The counts that the terminal watches change all the time.
              return board.picture("E01").getOffline();
            });

    assertThat(link.closedByServer()).isEqualTo(1);
    TestDevice again = server.device("window-E01");
    assertThat(again.finish(again.next().getCallId()).getStatus()).isEqualTo(Status.STATUS_DONE);
    await().until(() -> !board.picture("E01").getOffline());
  }

  @Test
  @DisplayName("C16: a new login works at once, before the old connection is known to be dead")
  void c16NewLoginAtOnce() throws IOException {
    TestDevice board = server.board("board-E1");
    TestLink link = server.link();
    TestDevice terminal = server.device("window-E01", link.port());
    terminal.open();
    await().until(() -> !board.picture("E01").getOffline());

    link.loseAll();
    try (LogLines log = new LogLines()) {
      TestDevice again = server.device("window-E01");

      assertThat(again.welcome().getWindow()).isEqualTo("E01");
      await().until(() -> link.closedByServer() == 1);
      assertThat(log.warnings()).as("replaced, not found silent").isEmpty();
    }
    assertThat(board.seen())
        .as("the window was never offline")
        .filteredOn(p -> p.getWindow().equals("E01"))
        .last()
        .matches(p -> !p.getOffline());
  }
}

package io.jiaohao.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jiaohao.accounts.AccountRole;
import io.jiaohao.core.Command;
import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A program that follows events and does not read them")
class SlowReaderTest {
  private static final int KEEP_ALIVE_EVERY_MS = 20;
  private static final int BUFFER_BYTES = 4_096;

  /** The system's own buffers are full by then, also on slow cores. */
  private static final Duration CUT_WITHIN = Duration.ofSeconds(30);

  private final MadeUpHall hall = new MadeUpHall();
  private long seq;

  private static WebSettings brisk() {
    WebSettings usual = WebSettings.DEFAULTS;
    return new WebSettings(
        "127.0.0.1",
        0,
        usual.pushEveryMs(),
        KEEP_ALIVE_EVERY_MS,
        usual.maxViewers(),
        BUFFER_BYTES,
        usual.maxConnections(),
        usual.silentAfterS(),
        usual.pictureOldAfterMs(),
        usual.maxBodyBytes(),
        usual.answerWithinMs(),
        usual.startWithinMs(),
        usual.stopWithinMs());
  }

  private void muchHappens() {
    seq++;
    hall.log.entry(
        new Entry(
            seq,
            MadeUpHall.OPENING_MS,
            1,
            Optional.empty(),
            new Command.Tick(),
            Collections.nCopies(500, new Event.WindowOpened("E01"))));
    hall.log.endOfBatch(seq);
  }

  @Test
  @DisplayName("is cut after a while, and costs no more than a buffer until then")
  void cut() throws Exception {
    WebServer server = hall.server(brisk());
    int port = server.start();
    Browser manager = new Browser(port, hall.people.cookie(AccountRole.MANAGER));
    try (Socket silent = new Socket()) {
      silent.setReceiveBufferSize(BUFFER_BYTES); // Else the system takes megabytes for it.
      silent.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      String request =
          "GET /api/events HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
              + MadeUpHall.SECRET
              + "\r\n\r\n";
      silent.getOutputStream().write(request.getBytes(US_ASCII));
      await().until(() -> figure(manager, "jiaohao_events_following ") == 1);

      await()
          .atMost(CUT_WITHIN)
          .until(
              () -> {
                muchHappens();
                return figure(manager, "jiaohao_events_cut_total ") == 1;
              });

      assertThat(figure(manager, "jiaohao_events_following ")).isZero();
    } finally {
      server.stop();
    }
  }

  private static double figure(Browser manager, String name) throws Exception {
    return manager
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
        .sum();
  }
}

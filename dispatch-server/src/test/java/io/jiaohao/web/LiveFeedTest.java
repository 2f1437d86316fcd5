package io.jiaohao.web;

import static io.jiaohao.web.MadeUpHall.OPENING_MS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jiaohao.accounts.AccountRole;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LiveFeedTest {
  private static final int PUSH_EVERY_MS = 5;
  private static final int KEEP_ALIVE_EVERY_MS = 20;
  private static final int MOST_VIEWERS = 2;

  private static final WebSettings BRISK =
      new WebSettings(
          "127.0.0.1",
          0,
          PUSH_EVERY_MS,
          KEEP_ALIVE_EVERY_MS,
          MOST_VIEWERS,
          WebSettings.DEFAULTS.viewerBufferBytes(),
          WebSettings.DEFAULTS.maxConnections(),
          WebSettings.DEFAULTS.silentAfterS(),
          WebSettings.DEFAULTS.pictureOldAfterMs(),
          WebSettings.DEFAULTS.maxBodyBytes(),
          WebSettings.DEFAULTS.answerWithinMs(),
          WebSettings.DEFAULTS.startWithinMs(),
          WebSettings.DEFAULTS.stopWithinMs());

  @RegisterExtension private final MadeUpHall hall = new MadeUpHall();
  private WebServer server;
  private Browser browser;
  private int port;

  @BeforeEach
  void start() throws Exception {
    server = hall.server(BRISK);
    port = server.start();
    browser = new Browser(port, hall.people.cookie(AccountRole.MANAGER));
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  /** A page that reads nothing until it is told to. */
  private static final class SleepyPage implements WebSocket.Listener {
    final Browser.Page page = new Browser.Page();
    final AtomicReference<WebSocket> socket = new AtomicReference<>();

    @Override
    public void onOpen(WebSocket opened) {
      socket.set(opened);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      return page.onText(from, data, last);
    }

    void wakeUp() {
      socket.get().request(1);
    }
  }

  @Test
  void aViewerGetsTheTimeAndThePictureAtOnce() {
    Browser.Page page = browser.watch();

    await().until(() -> page.heard.size() >= 2);
    assertThat(page.heard.get(0).getString("kind")).isEqualTo("time");
    assertThat(page.heard.get(0).getLong("hallMs")).isEqualTo(OPENING_MS);
    assertThat(page.heard.get(1)).isEqualTo(PictureJson.hall(hall.picture));
  }

  @Test
  void aPictureIsPushedOnlyWhenSomethingHappened() {
    Browser.Page page = browser.watch();
    await().until(() -> page.seqsOf("hall").equals(List.of(1L)));

    hall.picture = MadeUpHall.at(1, OPENING_MS + 1_000);
    int before = page.seqsOf("time").size();
    await().until(() -> page.seqsOf("time").size() >= before + 3);
    hall.picture = MadeUpHall.at(2, OPENING_MS + 2_000);

    await().until(() -> page.seqsOf("hall").contains(2L));
    assertThat(page.seqsOf("hall")).containsExactly(1L, 2L);
  }

  @Test
  void theTimeTellsHowOldThePictureIs() {
    Browser.Page page = browser.watch();
    hall.hallMs = OPENING_MS + 60_000;

    await()
        .until(
            () ->
                page.heard.stream()
                    .anyMatch(
                        message ->
                            message.getString("kind").equals("time")
                                && message.getLong("hallMs") == OPENING_MS + 60_000
                                && message.getLong("takenMs") == OPENING_MS));
  }

  @Test
  void aViewerWhoDoesNotReadIsSkippedAndGetsTheNewestNext() throws Exception {
    SleepyPage sleepy = new SleepyPage();
    browser.watchAs("http://127.0.0.1:" + port, sleepy);
    AtomicLong published = new AtomicLong(1);
    await()
        .until(
            () -> {
              hall.picture = MadeUpHall.large(published.incrementAndGet());
              return skipped() > 0;
            });
    long missed = published.incrementAndGet();
    hall.picture = MadeUpHall.large(missed);
    double before = skipped();
    await().until(() -> skipped() > before + 1);
    long newest = published.incrementAndGet();
    hall.picture = MadeUpHall.at(newest, OPENING_MS);

    sleepy.wakeUp();

    await().until(() -> sleepy.page.seqsOf("hall").contains(newest));
    assertThat(sleepy.page.seqsOf("hall")).isSorted().doesNotContain(missed);
  }

  @Test
  void oneViewerTooManyIsToldToComeBackAndTheOthersStay() {
    Browser.Page first = browser.watch();
    browser.watch();

    Browser.Page tooMany = browser.watch();

    await().until(() -> tooMany.closedWith == 1013);
    assertThat(tooMany.closedBecause).isEqualTo("too many viewers (at most 2)");
    assertThat(tooMany.heard).isEmpty();
    assertThat(first.closedWith).isZero();
  }

  @Test
  void theViewersOfAServerThatStopsAreTold() throws Exception {
    Browser.Page page = browser.watch();
    await().until(() -> !page.heard.isEmpty());

    server.stop();

    await().until(() -> page.closedWith == 1001);
  }

  @Test
  void aPageFromElsewhereMayNotWatch() {
    assertThatThrownBy(() -> browser.watchAs("http://evil.example", new Browser.Page()))
        .hasCauseInstanceOf(WebSocketHandshakeException.class)
        .cause()
        .satisfies(
            refused ->
                assertThat(((WebSocketHandshakeException) refused).getResponse().statusCode())
                    .isEqualTo(403));
  }

  private double skipped() throws Exception {
    return browser
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("jiaohao_web_skipped_total "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
        .sum();
  }
}

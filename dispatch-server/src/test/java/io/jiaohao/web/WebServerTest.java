package io.jiaohao.web;

import static io.jiaohao.web.MadeUpHall.OPENING_MS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jiaohao.accounts.AccountRole;
import io.jiaohao.views.DeviceHealth;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebServerTest {
  private static final WebSettings ANYWHERE = WebSettings.DEFAULTS.at("127.0.0.1", 0);

  @RegisterExtension private final MadeUpHall hall = new MadeUpHall();
  private WebServer server;
  private Browser browser;
  private int port;

  @BeforeEach
  void start() throws Exception {
    server = hall.server(ANYWHERE);
    port = server.start();
    browser = new Browser(port, hall.people.cookie(AccountRole.MANAGER));
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  @Test
  void theHallIsToldWithItsFiguresAndZones() throws Exception {
    JsonObject told = new JsonObject(browser.get("/api/hall").body());

    assertThat(told.getString("kind")).isEqualTo("hall");
    assertThat(told.getJsonObject("name"))
        .isEqualTo(new JsonObject().put("zh", "西安市政务服务大厅").put("en", "Xi'an City Hall"));
    assertThat(told.getLong("seq")).isEqualTo(1);
    assertThat(told.getLong("hallMs")).isEqualTo(OPENING_MS);
    assertThat(told.getJsonObject("figures").getInteger("noShows")).isEqualTo(3);
    assertThat(told.getJsonObject("figures").getInteger("overtimeCalls")).isEqualTo(2);
    assertThat(told.getJsonObject("figures").getInteger("overtimeS")).isEqualTo(1_500);
    assertThat(told.getJsonArray("overtime").getJsonObject(0))
        .isEqualTo(new JsonObject().put("window", "E04").put("calls", 2).put("overtimeS", 1_500));
    assertThat(told.getJsonObject("waits").getInteger("p90S")).isEqualTo(1_260);
    JsonObject zone = told.getJsonArray("zones").getJsonObject(0);
    assertThat(zone.getInteger("waiting")).isEqualTo(9);
    assertThat(told.getString("crowd")).isEqualTo("crowded");
    assertThat(zone.getString("crowd")).isEqualTo("busy");
    assertThat(zone.getInteger("longestWaitS")).isEqualTo(660);
    assertThat(zone.getInteger("windowsServing")).isEqualTo(2);
  }

  @Test
  void eachWindowIsInOneStateAndTellsItsCall() throws Exception {
    JsonArray windows = new JsonObject(browser.get("/api/hall").body()).getJsonArray("windows");

    assertThat(windows.stream().map(w -> ((JsonObject) w).getString("state")))
        .containsExactly("closed", "ready", "calling", "serving", "offline", "closed", "paused");
    JsonObject calling = windows.getJsonObject(2);
    assertThat(calling.getString("number")).isEqualTo("AA007");
    assertThat(calling.getInteger("announcement")).isEqualTo(2);
    assertThat(calling.getLong("calledAtMs")).isEqualTo(OPENING_MS);
    assertThat(windows.getJsonObject(1).containsKey("number")).isFalse();
    assertThat(windows.getJsonObject(1).containsKey("pauseReason")).isFalse();
    assertThat(windows.getJsonObject(6))
        .isEqualTo(
            new JsonObject()
                .put("window", "E07")
                .put("wing", "E")
                .put("zone", "A")
                .put("state", "paused")
                .put("clerk", "clerk-7")
                .put("auto", true)
                .put("held", 1)
                .put("pauseReason", "lunch")
                .put("pauseUntilMs", OPENING_MS + 3_600_000));
  }

  @Test
  void whatSomebodyShouldLookAfterIsTold() throws Exception {
    JsonObject attention =
        new JsonObject(browser.get("/api/hall").body()).getJsonObject("attention");

    assertThat(attention)
        .isEqualTo(
            new JsonObject(
                """
                {"printing": 1, "voided": 2, "held": 3, "setAside": 4, "stoppedServices": ["AB"],
                 "evacuations": [{"wing": "W", "sinceMs": 1795568400000}],
                 "unserved": [{"wing": "E", "zone": "A", "service": "AC", "waiting": 3}],
                 "badRatings": [{"callId": 31, "window": "E04", "service": "AA",
                                 "clerk": "clerk-7", "grade": 2}],
                 "longWaits": 1,
                 "longest": [{"ticketId": 12, "number": "AA003", "service": "AA", "wing": "E",
                              "zone": "A", "waitedS": 3900}]}
                """));
  }

  @Test
  void theConnectedDevicesAreTold() throws Exception {
    hall.devices =
        List.of(
            new DeviceHealth.Device("board-1", "board", "E", OPENING_MS, 7, OPENING_MS, true),
            new DeviceHealth.Device("kiosk-1", "kiosk", "E", OPENING_MS, 0, 0, false));

    JsonArray devices = new JsonObject(browser.get("/api/devices").body()).getJsonArray("devices");

    assertThat(devices.getJsonObject(0).getBoolean("behind")).isTrue();
    assertThat(devices.getJsonObject(0).getLong("shownSeq")).isEqualTo(7);
    assertThat(devices.getJsonObject(1).containsKey("shownSeq")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "/, door",
    "/sign-in, sign-in",
    "/window, window",
    "/kiosk, kiosk",
    "/board, board",
    "/manager, manager"
  })
  void thePagesAreThereWithAllThatTheyAreMadeOf(String path, String name) throws Exception {
    assertThat(browser.get(path).body()).contains("/page/style.css", "/page/" + name + ".js");
  }

  @Test
  void allFilesOfThePagesAreThere() throws Exception {
    for (String name : new PageFiles().names()) {
      assertThat(browser.get("/page/" + name).statusCode()).as(name).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/page/manager.css",
        "/api/hall",
        "/health/live",
        "/health/ready",
        "/metrics",
        "/nowhere",
        "/api/nowhere",
        "/manager/live"
      })
  void everyAnswerCarriesTheStrictHeaders(String path) throws Exception {
    HttpHeaders headers = browser.get(path).headers();

    assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'")
        .doesNotContain("unsafe");
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(headers.firstValue("Cache-Control").orElseThrow()).startsWith("no-");
  }

  @Test
  void evenTheAnswerToATooLongAddressCarriesTheStrictHeaders() throws Exception {
    String answer = raw("GET /" + "a".repeat(3_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");

    assertThat(answer).contains(" 414 ").contains("Content-Security-Policy");
  }

  @Test
  void aPersonAtAWrongAddressIsToldInWords() throws Exception {
    HttpResponse<String> answer = browser.get("/nowhere");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("没有这个页面", "There is no page");
  }

  @Test
  void aProgramAtAWrongAddressGetsProblemDetails() throws Exception {
    HttpResponse<String> answer = browser.get("/api/nowhere");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonObject problem = new JsonObject(answer.body());
    assertThat(problem.getInteger("status")).isEqualTo(404);
    assertThat(problem.getString("instance")).isEqualTo("/api/nowhere");
  }

  @Test
  void writingIsNotAllowedYet() throws Exception {
    assertThat(browser.send("POST", "/api/hall").statusCode()).isEqualTo(405);
  }

  @Test
  void aFaultOfOursIsNotToldInDetail() throws Exception {
    hall.picture = null;

    HttpResponse<String> answer = browser.get("/api/hall");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("Internal Server Error").doesNotContain("Exception");
  }

  @Test
  void aHallThatServesAndHasAYoungPictureIsReady() throws Exception {
    assertThat(browser.get("/health/live").statusCode()).isEqualTo(200);
    assertThat(browser.get("/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void whatIsNotAsItShouldBeIsSaidWithoutShuttingTheHall() throws Exception {
    HttpResponse<String> answer = browser.get("/health/ready");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"warnings\":[\"appendfsync: everysec\"]");
  }

  @Test
  void aHallThatTakesNoCommandsIsNotReadyAndSaysWhy() throws Exception {
    hall.serving = false;

    HttpResponse<String> answer = browser.get("/health/ready");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("takes no commands");
    assertThat(browser.get("/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void aPictureThatIsNotTakenAnewMakesTheHallNotReady() throws Exception {
    hall.hallMs = OPENING_MS + ANYWHERE.pictureOldAfterMs() + 1;

    HttpResponse<String> answer = browser.get("/health/ready");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("10001 ms old");
  }

  @Test
  void metricsNameWhatTheHallIsDoing() throws Exception {
    hall.devices =
        List.of(new DeviceHealth.Device("kiosk-1", "kiosk", "E", OPENING_MS, 0, 0, false));

    String text = browser.get("/metrics").body();

    assertThat(text)
        .contains(
            "jiaohao_commands_total{result=\"granted\"} 0.0",
            "jiaohao_journal_entries_total",
            "jiaohao_commit_seconds_count",
            "jiaohao_commit_slowest_seconds",
            "jiaohao_inbox_commands 17.0",
            "jiaohao_journal_bytes 4096.0",
            "jiaohao_waiting_tickets{wing=\"E\",zone=\"A\"} 9.0",
            "jiaohao_windows{state=\"closed\"} 2.0",
            "jiaohao_windows{state=\"offline\"} 1.0",
            "jiaohao_windows{state=\"paused\"} 1.0",
            "jiaohao_attention{what=\"held\"} 3.0",
            "jiaohao_attention{what=\"bad_rating\"} 1.0",
            "jiaohao_devices{role=\"kiosk\"} 1.0",
            "jiaohao_day_tickets{what=\"no_show\"} 3.0",
            "jvm_memory_used_bytes",
            "jvm_gc_",
            "jvm_threads_live_threads");
  }

  @Test
  void theServerListensOnTheLoopbackAddressOnly() {
    assertThatThrownBy(() -> hall.server(ANYWHERE.at("0.0.0.0", 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("web host: 0.0.0.0 (expected: a loopback address")
        .hasMessageContaining("TLS");
  }

  @Test
  void aTakenPortIsSaid() throws Exception {
    WebServer second = hall.server(ANYWHERE.at("127.0.0.1", port));

    assertThatThrownBy(second::start)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("127.0.0.1:" + port);
  }

  @Test
  void aForeignNameForThisMachineIsRefused() throws Exception {
    String answer =
        raw("GET /api/hall HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 421").contains("evil.example").doesNotContain("AA007");
  }

  @Test
  void aFileThatTheBrowserHasIsNotSentAgain() throws Exception {
    String tag = browser.get("/page/manager.css").headers().firstValue("ETag").orElseThrow();

    String again =
        raw(
            "GET /page/manager.css HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "If-None-Match: "
                + tag
                + "\r\n\r\n");

    assertThat(again).startsWith("HTTP/1.1 304");
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

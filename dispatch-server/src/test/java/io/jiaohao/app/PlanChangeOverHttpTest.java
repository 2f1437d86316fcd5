package io.jiaohao.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.accounts.AccountRole;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The plan of a running hall")
class PlanChangeOverHttpTest {
  @RegisterExtension final TestServer hall = TestServer.of(TestStart.smallHall());

  private final HttpClient client = HttpClient.newHttpClient();
  private String text = "";

  @BeforeEach
  void readText() throws Exception {
    text = ask("GET", "/admin/plan", "").getString("text");
  }

  private JsonObject ask(String method, String path, String body) throws Exception {
    String cookie = hall.cookie("root", AccountRole.ADMIN);
    HttpRequest account = request("GET", "/account", "").header("Cookie", cookie).build();
    String csrf =
        new JsonObject(client.send(account, HttpResponse.BodyHandlers.ofString()).body())
            .getString("csrf");
    HttpRequest request =
        request(method, path, body).header("Cookie", cookie).header("X-CSRF", csrf).build();
    return new JsonObject(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  private HttpRequest.Builder request(String method, String path, String body) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hall.webPort() + path))
        .method(method, HttpRequest.BodyPublishers.ofString(body));
  }

  private int windows() throws Exception {
    return ask("GET", "/admin/plan", "").getInteger("windows");
  }

  private String withFifthWindow() {
    return text.replace("windows: 4", "windows: 5").replace("range: E01-E04", "range: E01-E05");
  }

  @Test
  @DisplayName("is told with its text; faults of another come with their lines")
  void faults() throws Exception {
    assertThat(text).startsWith("# A hall for tests");

    JsonObject checked = ask("POST", "/admin/plan/check", text.replace("id: small", "id: other"));

    assertThat(checked.getJsonArray("faults")).hasSize(1);
    assertThat(checked.getJsonArray("faults").getJsonObject(0).getInteger("line")).isEqualTo(3);
  }

  @Test
  @DisplayName("changes at once: a new window has a key and can open, and a restart keeps it")
  void now() throws Exception {
    JsonObject checked = ask("POST", "/admin/plan/check", withFifthWindow());
    assertThat(checked.getInteger("newDevices")).isEqualTo(2);
    assertThat(checked.getJsonArray("changes").getJsonObject(0).getString("path"))
        .isEqualTo("windows[E05]");

    ask("POST", "/admin/plan?at=now", withFifthWindow());

    Patience.await().until(() -> windows() == 5);
    assertThat(hall.openWindow(5)).isNotNull();
    assertThat(ask("POST", "/admin/plan/check", withFifthWindow()).getJsonArray("changes"))
        .isEmpty();

    hall.restart();
    assertThat(windows()).isEqualTo(5);
    assertThat(ask("GET", "/admin/plan", "").getString("text")).isEqualTo(withFifthWindow());
  }

  @Test
  @DisplayName("changes at its moment, though the server was restarted in between")
  void atItsMoment() throws Exception {
    String soon =
        LocalDateTime.ofInstant(
                Instant.ofEpochMilli(hall.clock().hallMs()), ZoneId.of("Asia/Shanghai"))
            .plusMinutes(10)
            .truncatedTo(ChronoUnit.MINUTES)
            .toString();
    JsonObject applied = ask("POST", "/admin/plan?at=" + soon, withFifthWindow());
    long atMs = applied.getLong("atMs");

    hall.restart();
    JsonObject waits = ask("GET", "/admin/plan", "");
    assertThat(waits.getLong("scheduledMs")).isEqualTo(atMs);
    assertThat(waits.getInteger("windows")).isEqualTo(4);
    hall.clock().skipMs(atMs - hall.clock().hallMs());

    Patience.await().until(() -> windows() == 5);
    assertThat(ask("GET", "/admin/plan", "").containsKey("scheduledMs")).isFalse();
  }

  private String inMinutes(int minutes) {
    return LocalDateTime.ofInstant(
            Instant.ofEpochMilli(hall.clock().hallMs()), ZoneId.of("Asia/Shanghai"))
        .plusMinutes(minutes)
        .truncatedTo(ChronoUnit.MINUTES)
        .toString();
  }

  @Test
  @DisplayName(
      "stays when the one that waits is withdrawn, and so does its text, over a restart too")
  void withdrawn() throws Exception {
    ask("POST", "/admin/plan?at=now", withFifthWindow());
    Patience.await().until(() -> windows() == 5);
    ask("POST", "/admin/plan?at=" + inMinutes(10), text);
    ask("POST", "/admin/plan?at=" + inMinutes(20), text.replace("minutes: 8", "minutes: 9"));

    ask("DELETE", "/admin/plan/scheduled", "");

    Patience.await().until(() -> !ask("GET", "/admin/plan", "").containsKey("scheduledMs"));
    hall.restart();
    hall.clock().skipMs(30 * 60_000);
    JsonObject stands = ask("GET", "/admin/plan", "");
    assertThat(stands.getInteger("windows")).isEqualTo(5);
    assertThat(stands.getString("text")).isEqualTo(withFifthWindow());
    assertThat(
            ask("GET", "/admin/audit?find=withdraw", "")
                .getJsonArray("deeds")
                .getJsonObject(0)
                .getString("action"))
        .isEqualTo("plan.withdraw");
  }

  @Test
  @DisplayName("is the hall file's again once that file has changed")
  void fileChanges() throws Exception {
    ask("POST", "/admin/plan?at=now", withFifthWindow());
    Patience.await().until(() -> windows() == 5);
    Path file = Files.createTempFile("small", ".yaml");
    Files.write(file, text.replace("minutes: 8", "minutes: 9").getBytes(UTF_8));

    hall.stop();
    hall.startWith(StartPlan.read(file));

    assertThat(windows()).isEqualTo(4);
    assertThat(ask("GET", "/admin/plan", "").getString("text")).contains("minutes: 9");
    Files.delete(file);
  }

  @Test
  @DisplayName("is on record with who changed it")
  void onRecord() throws Exception {
    ask("POST", "/admin/plan?at=now", withFifthWindow());

    JsonObject deed =
        ask("GET", "/admin/audit?find=plan", "").getJsonArray("deeds").getJsonObject(0);

    assertThat(deed.getString("who")).isEqualTo("root");
    assertThat(deed.getString("action")).isEqualTo("plan.apply");
  }
}

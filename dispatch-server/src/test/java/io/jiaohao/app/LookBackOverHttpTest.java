package io.jiaohao.app;

import static io.jiaohao.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jiaohao.engine.EngineSettings;
import io.jiaohao.journal.LookBack;
import io.jiaohao.protocol.wire.Call;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.Status;
import io.jiaohao.protocol.wire.Undo;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A manager looks back")
class LookBackOverHttpTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String TODAY = "2026-11-25";
  private static final long MINUTE_MS = 60_000;

  @RegisterExtension
  final TestServer hall = TestServer.of(TestHall.plan()).pad("E01").engine(snapshotsEvery(20));

  private final HttpClient client = HttpClient.newHttpClient();
  private TestDevice kiosk;
  private TestDevice one;

  private static EngineSettings snapshotsEvery(int entries) {
    EngineSettings usual = EngineSettings.DEFAULTS;
    return new EngineSettings(
        usual.inboxMax(),
        usual.hallPendingMax(),
        usual.batchMax(),
        usual.ticksPerTurnMax(),
        entries,
        1);
  }

  @BeforeEach
  void open() {
    kiosk = hall.device("kiosk-E1");
    one = hall.openWindow(1);
  }

  private HttpResponse<String> ask(String method, String path, String body) throws Exception {
    String cookie = hall.managersCookie("chief");
    HttpRequest account = request("GET", "/account", "").header("Cookie", cookie).build();
    String csrf =
        new JsonObject(client.send(account, HttpResponse.BodyHandlers.ofString()).body())
            .getString("csrf");
    HttpRequest request =
        request(method, path, body)
            .header("Content-Type", "application/json")
            .header("Cookie", cookie)
            .header("X-CSRF", csrf)
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private JsonObject told(String path) throws Exception {
    return new JsonObject(ask("GET", path, "").body());
  }

  private HttpRequest.Builder request(String method, String path, String body) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hall.webPort() + path))
        .method(method, HttpRequest.BodyPublishers.ofString(body));
  }

  private long serve() {
    long call = one.next().getCallId();
    one.startService(call);
    hall.clock().skipMs(4 * MINUTE_MS);
    one.finish(call);
    return call;
  }

  private LocalDateTime now() {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(hall.clock().hallMs()), ZONE);
  }

  @Test
  @DisplayName("at why a ticket was called: the list of then, though others wait now")
  void why() throws Exception {
    kiosk.issue("AA");
    hall.clock().skipMs(MINUTE_MS);
    kiosk.issue("BA");
    Call call = one.next();
    kiosk.issue("AA");

    JsonObject why = told("/manager/why?call=" + call.getCallId());

    assertThat(why.getString("number")).isEqualTo("A001");
    assertThat(why.getJsonObject("words").getString("en"))
        .isEqualTo("due first, and has waited longer than the next, B001,");
    assertThat(why.getJsonArray("list")).hasSize(2);
    assertThat(why.getBoolean("agrees")).isTrue();
    assertThat(told("/manager/why?number=A001")).isEqualTo(why);
    assertThat(ask("GET", "/manager/why?number=A002", "").statusCode()).isEqualTo(404);
  }

  @Test
  @DisplayName("at the same calls whether a snapshot stands before them or not")
  void fromSnapshots() throws Exception {
    for (int i = 0; i < 30; i++) {
      kiosk.issue("AA");
      serve();
    }
    await().until(this::hasSnapshot);

    for (int call = 1; call <= 30; call++) {
      JsonObject why = told("/manager/why?call=" + call);
      assertThat(why.getString("number")).isEqualTo("A0%02d".formatted(call));
      assertThat(why.getBoolean("agrees")).isTrue();
    }
  }

  private boolean hasSnapshot() throws Exception {
    try (Stream<Path> files = Files.list(hall.dataDir())) {
      return files.anyMatch(file -> file.toString().contains(".snapshot-"));
    }
  }

  @Test
  @DisplayName("for so long and no longer")
  void givesUp() {
    kiosk.issue("AA");
    AtomicLong stopwatchMs = new AtomicLong();
    LookBack slow = new LookBack(hall.dataDir(), "small", () -> stopwatchMs.getAndAdd(15_000));

    assertThatThrownBy(() -> slow.at(hall.clock().hallMs()))
        .isInstanceOf(LookBack.TooLongException.class)
        .hasMessage("looking back took over 20 s");
  }

  @Test
  @DisplayName("at the hall of an earlier moment")
  void earlier() throws Exception {
    kiosk.issue("AA");
    Call call = one.next();
    String then = now().toString();
    hall.clock().skipMs(MINUTE_MS);
    one.startService(call.getCallId());
    one.finish(call.getCallId());

    JsonObject past = told("/manager/at?time=" + then);

    assertThat(past.getJsonObject("figures").getInteger("served")).isZero();
    assertThat(past.getJsonArray("windows").getJsonObject(0).getString("number")).isEqualTo("A001");
  }

  @Test
  @DisplayName("at the waits of that day until then, of the hall and of each zone")
  void waitsUntilThen() throws Exception {
    kiosk.issue("AA");
    hall.clock().skipMs(6 * MINUTE_MS);
    serve();
    String then = now().toString();
    kiosk.issue("AA");
    hall.clock().skipMs(30 * MINUTE_MS);
    serve();

    JsonObject past = told("/manager/at?time=" + then);

    assertThat(past.getJsonObject("waits").getInteger("count")).isEqualTo(1);
    assertThat(past.getJsonObject("waits").getInteger("p90S")).isEqualTo(360);
    JsonObject served = past.getJsonArray("zones").getJsonObject(0);
    assertThat(served.getJsonObject("waits").getInteger("p50S")).isEqualTo(360);
    JsonObject other = past.getJsonArray("zones").getJsonObject(1);
    assertThat(other.getJsonObject("waits").getInteger("count")).isZero();
  }

  @Test
  @DisplayName("at the day in figures, in which what was taken back does not count")
  void report() throws Exception {
    kiosk.issue("AA");
    hall.clock().skipMs(6 * MINUTE_MS);
    long first = serve();
    hall.rate("E01", first, 2);
    kiosk.issue("BA");
    long second = one.next().getCallId();
    Reply undone = one.ask(Request.newBuilder().setUndo(Undo.newBuilder().setCallId(second)));
    assertThat(undone.getStatus()).isEqualTo(Status.STATUS_DONE);

    JsonObject report = told("/manager/report?day=" + TODAY);

    assertThat(report.getInteger("issued")).isEqualTo(2);
    assertThat(report.getInteger("called")).as("the second call never was").isEqualTo(1);
    assertThat(report.getInteger("served")).isEqualTo(1);
    assertThat(report.getJsonObject("waits").getInteger("p50S")).isEqualTo(360);
    assertThat(report.getJsonArray("grades")).isEqualTo(new JsonArray("[0,1,0,0,0]"));
    JsonObject zone = report.getJsonArray("zones").getJsonObject(0);
    assertThat(zone.getString("zone")).isEqualTo("Z1");
    assertThat(zone.getInteger("hour")).isEqualTo(now().getHour());
    JsonObject window = report.getJsonArray("windows").getJsonObject(0);
    assertThat(window.getInteger("servingS")).isEqualTo(240);
    assertThat(told("/manager/report?day=2026-11-24").getInteger("called")).isZero();
  }

  @Test
  @DisplayName("at a bad rating, handles it once, and finds the note again after a restart")
  void handlesRating() throws Exception {
    kiosk.issue("AA");
    long call = serve();
    hall.rate("E01", call, 1);
    String path = "/manager/ratings/" + call + "/handled";

    assertThat(ask("POST", path, "{\"note\":\"叫回并道歉\"}").statusCode()).isEqualTo(200);

    JsonObject again = new JsonObject(ask("POST", path, "{\"note\":\"again\"}").body());
    assertThat(again.getString("code")).isEqualTo("NO_BAD_RATING");
    hall.restart();
    JsonObject note = told("/manager/ratings").getJsonArray("handled").getJsonObject(0);
    assertThat(note.getString("note")).isEqualTo("叫回并道歉");
    assertThat(note.getString("who")).isEqualTo("chief");
    String journal =
        Files.readString(hall.dataDir().resolve("small.journal"), StandardCharsets.ISO_8859_1);
    assertThat(journal)
        .as("free text is not journalled")
        .doesNotContain(
            new String("叫回并道歉".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
  }

  @Test
  @DisplayName("at services that people wait for and nobody serves, and at who has gone away")
  void unservedAndAway() throws Exception {
    kiosk.issue("AA");
    one.close();

    await()
        .until(
            () ->
                told("/api/hall")
                    .getJsonObject("attention")
                    .getJsonArray("unserved")
                    .equals(
                        new JsonArray(
                            "[{\"wing\":\"E\",\"zone\":\"Z1\",\"service\":\"AA\",\"waiting\":1}]")));
    await()
        .until(
            () ->
                told("/manager/devices").getJsonArray("devices").stream()
                    .map(JsonObject.class::cast)
                    .anyMatch(
                        device ->
                            device.getString("id").equals("window-E01")
                                && device.containsKey("leftMs")));
    hall.openWindow(2);
    await()
        .until(
            () -> told("/api/hall").getJsonObject("attention").getJsonArray("unserved").isEmpty());
  }
}

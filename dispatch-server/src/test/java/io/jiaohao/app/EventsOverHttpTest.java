package io.jiaohao.app;

import static io.jiaohao.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.protocol.wire.Call;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A program that follows the hall's events")
class EventsOverHttpTest {
  @RegisterExtension
  final TestServer hall = TestServer.of(TestHall.plan()).program("city").program("other");

  private final List<EventsHeard> open = new ArrayList<>();

  @AfterEach
  void hangUp() {
    open.forEach(EventsHeard::close);
  }

  private String bearer(String program) {
    return "Bearer " + hall.record(program).key().toHex();
  }

  private EventsHeard follow(String query) {
    EventsHeard heard = EventsHeard.follow(hall.webPort(), query, "Authorization", bearer("city"));
    assertThat(heard.status()).isEqualTo(200);
    open.add(heard);
    return heard;
  }

  private JsonObject refused(String path, String... header) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hall.webPort() + path));
    for (int i = 0; i < header.length; i += 2) {
      request.header(header[i], header[i + 1]);
    }
    return new JsonObject(
        HttpClient.newHttpClient()
            .send(request.build(), HttpResponse.BodyHandlers.ofString())
            .body());
  }

  private void serveOne(TestDevice kiosk, TestDevice window) {
    kiosk.issue("AA");
    Call call = window.next();
    window.startService(call.getCallId());
    window.finish(call.getCallId());
  }

  @Test
  @DisplayName("hears a ticket's life in stable words, with no staff and no person")
  void life() {
    TestDevice kiosk = hall.device("kiosk-E1");
    TestDevice window = hall.openWindow(1);
    EventsHeard heard = follow("");
    serveOne(kiosk, window);

    await().until(() -> heard.types().contains("ticket.served"));
    assertThat(heard.type()).isEqualTo("text/event-stream");
    assertThat(heard.types().stream().filter(type -> type.startsWith("ticket.")))
        .contains("ticket.issued", "ticket.called", "ticket.serving", "ticket.served")
        .doesNotHaveDuplicates();
    JsonObject called =
        heard.events.stream()
            .filter(event -> event.getString("type").equals("ticket.called"))
            .findFirst()
            .orElseThrow();
    assertThat(called.fieldNames())
        .containsExactly(
            "id",
            "type",
            "atMs",
            "wing",
            "zone",
            "service",
            "ticketId",
            "number",
            "callId",
            "window");
    assertThat(called.getString("number")).isEqualTo("A001");
    assertThat(called.getString("wing")).isEqualTo("E");
    assertThat(called.getString("window")).isEqualTo(TestHall.windowId(1));
    assertThat(heard.events.toString()).doesNotContain("person", "clerk", "class");
  }

  @Test
  @DisplayName("resumes at any event, from memory and from the journal: the same ones, each once")
  void resumes() throws Exception {
    TestDevice kiosk = hall.device("kiosk-E1");
    TestDevice window = hall.openWindow(1);
    EventsHeard live = follow("?after=0");
    for (int i = 0; i < 3; i++) {
      serveOne(kiosk, window);
    }
    await().until(() -> live.types().stream().filter("ticket.served"::equals).count() == 3);
    List<JsonObject> all = List.copyOf(live.events);
    assertThat(live.ids()).doesNotHaveDuplicates();

    assertTailFromEach(all);
    hall.restart();
    assertTailFromEach(all);
  }

  private void assertTailFromEach(List<JsonObject> all) {
    for (int i = 0; i < all.size(); i++) {
      List<JsonObject> tail = all.subList(i + 1, all.size());
      EventsHeard heard = follow("?after=" + all.get(i).getString("id"));
      await().until(() -> heard.events.size() >= tail.size());
      assertThat(heard.events.subList(0, tail.size())).isEqualTo(tail);
      heard.close();
    }
  }

  @Test
  @DisplayName("goes on with live events after what it had missed, over a restart")
  void overARestart() throws Exception {
    EventsHeard before = follow("?types=ticket.issued");
    TestDevice kiosk = hall.device("kiosk-E1"); // It comes back by itself.
    kiosk.issue("AA");
    await().until(() -> before.events.size() == 1);
    hall.device("kiosk-E2").issue("AA");
    await().until(() -> before.events.size() == 2);
    hall.restart();
    await().until(() -> before.ended);
    assertThat(before.comments).contains("the server is stopping");

    EventsHeard after =
        EventsHeard.follow(
            hall.webPort(),
            "?types=ticket.issued&after=0",
            "Authorization",
            bearer("city"),
            "Last-Event-ID",
            before.ids().get(0));
    open.add(after);
    kiosk.issue("BA");
    await().until(() -> after.events.size() == 2);
    assertThat(after.events.get(0)).isEqualTo(before.events.get(1));
    assertThat(after.events.get(1).getString("service")).isEqualTo("BA");
  }

  @Test
  @DisplayName("hears only what it asked for: kinds, service")
  void filters() {
    EventsHeard some = follow("?types=ticket.issued,hall.day_turned&service=BA");
    TestDevice kiosk = hall.device("kiosk-E1");
    kiosk.issue("AA");
    kiosk.issue("BA");

    await().until(() -> some.events.size() == 1);
    assertThat(some.events.get(0).getString("service")).isEqualTo("BA");
  }

  @Test
  @DisplayName("is told what is wrong with its key, position or filter")
  void wrong() throws Exception {
    String key = bearer("city");
    assertThat(refused("/api/events").getString("code")).isEqualTo("NOT_SIGNED_IN");
    assertThat(refused("/api/events", "Authorization", "Bearer 00").getString("code"))
        .isEqualTo("UNAUTHORIZED");
    JsonObject bad = refused("/api/events?after=x", "Authorization", key);
    assertThat(bad.getString("detail"))
        .isEqualTo(
            "after: \"x\" (expected: an event's id, as in 1234-1, or a hall sequence, as in 1234)");
    JsonObject ahead = refused("/api/events?after=99999", "Authorization", key);
    assertThat(ahead.getInteger("status")).isEqualTo(409);
    assertThat(ahead.getString("code")).isEqualTo("POSITION_AHEAD");
    assertThat(refused("/api/events?types=nonsense", "Authorization", key).getString("detail"))
        .startsWith("types: \"nonsense\" (expected: ticket.issued, ");
    assertThat(refused("/api/events?wing=Q", "Authorization", key).getString("code"))
        .isEqualTo("UNKNOWN_PLACE");
  }

  @Test
  @DisplayName("may be a manager; a program reads the hall as well, without its staff")
  void managersAndHall() throws Exception {
    EventsHeard heard =
        EventsHeard.follow(hall.webPort(), "", "Cookie", hall.managersCookie("chief"));
    open.add(heard);
    assertThat(heard.status()).isEqualTo(200);
    hall.openWindow(1);
    await().until(() -> heard.types().contains("window.opened"));

    JsonObject picture = refused("/api/hall", "Authorization", bearer("city"));
    assertThat(picture.getString("kind")).isEqualTo("hall");
    assertThat(picture.getJsonArray("windows").getJsonObject(0).containsKey("clerk")).isFalse();
    JsonObject whole = refused("/api/hall", "Cookie", hall.managersCookie("chief"));
    assertThat(whole.getJsonArray("windows").getJsonObject(0).containsKey("clerk")).isTrue();
    assertThat(refused("/api/hall").getString("code")).isEqualTo("NOT_SIGNED_IN");
  }

  @Test
  @DisplayName("is cut off when its key is taken back")
  void revoked() throws Exception {
    EventsHeard heard = EventsHeard.follow(hall.webPort(), "", "Authorization", bearer("other"));
    open.add(heard);
    assertThat(heard.status()).isEqualTo(200);
    hall.revoke("other");

    await().until(() -> heard.ended);
    assertThat(heard.comments).contains("the key or session has ended");
  }
}

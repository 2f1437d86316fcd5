package io.jiaohao.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.app.TestDevice;
import io.jiaohao.app.TestHall;
import io.jiaohao.app.TestServer;
import io.jiaohao.web.ApiClient.Answer;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Numbers over HTTP, with a whole server")
class TicketsOverHttpTest {
  private static final String PERSON = "%064x".formatted(7);

  @RegisterExtension
  private final TestServer server = TestServer.of(TestHall.plan()).program("terminal");

  private ApiClient terminal;

  @BeforeEach
  void connect() {
    terminal =
        new ApiClient(() -> server.server().webPort(), server.record("terminal").key().toHex());
  }

  private static JsonObject wish(String service) {
    return new JsonObject().put("wing", "E").put("service", service);
  }

  private JsonObject placeOf(Answer issued) {
    String link = issued.body().getString("link");
    return terminal.get(URI.create(link).getPath() + "/place").body();
  }

  @Test
  @DisplayName("a number waits like a kiosk's, and its link leads to its place")
  void issued() {
    server.device("kiosk-E1").issue("AA");

    Answer issued = terminal.write("POST", "/api/tickets", wish("AA"));

    assertThat(issued.status()).as(issued.response().body()).isEqualTo(201);
    assertThat(issued.body().getString("number")).isEqualTo("A002");
    assertThat(issued.body().getInteger("ahead")).isEqualTo(1);
    assertThat(issued.body().getString("class")).isEqualTo("walk-in");
    assertThat(issued.header("Location")).hasValue(issued.body().getString("link"));
    assertThat(placeOf(issued).getString("state")).isEqualTo("waiting");
    TestDevice window = server.openWindow(1);
    window.next();
    assertThat(server.openWindow(2).next().getNumber()).isEqualTo("A002");
    assertThat(placeOf(issued).getString("window")).isEqualTo("E02");
  }

  @Test
  @DisplayName("the same key gives the same number, through a restart too, and never a second one")
  void repeated() throws Exception {
    String key = ApiClient.newKey();
    Answer first = terminal.write("POST", "/api/tickets", wish("AA"), key);

    Answer again = terminal.write("POST", "/api/tickets", wish("AA"), key);
    server.restart();
    Answer afterRestart = terminal.write("POST", "/api/tickets", wish("AA"), key);

    assertThat(first.replayed()).isFalse();
    assertThat(again.replayed()).isTrue();
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(afterRestart.body()).isEqualTo(first.body());
    assertThat(terminal.write("POST", "/api/tickets", wish("BA"), key).code())
        .isEqualTo("IDEMPOTENCY_KEY_REUSED");
    assertThat(terminal.write("POST", "/api/tickets", wish("AA")).body().getString("number"))
        .isEqualTo("A002");
  }

  @Test
  @DisplayName("a person has one number for a service")
  void onePerson() {
    JsonObject wish = wish("AA").put("person", PERSON).put("class", "appointment");
    assertThat(terminal.write("POST", "/api/tickets", wish).status()).isEqualTo(201);

    Answer second = terminal.write("POST", "/api/tickets", wish);

    assertThat(second.status()).isEqualTo(409);
    assertThat(second.code()).isEqualTo("PERSON_HAS_TICKET");
  }

  @Test
  @DisplayName("what the hall has not is refused by name, and so is a stranger")
  void refused() {
    Answer unknown = terminal.write("POST", "/api/tickets", wish("ZZ"));
    assertThat(unknown.status()).isEqualTo(422);
    assertThat(unknown.code()).isEqualTo("UNKNOWN_SERVICE");
    assertThat(unknown.body().getString("detail")).contains("ZZ");
    assertThat(terminal.write("POST", "/api/tickets", wish("AA").put("name", "x")).status())
        .isEqualTo(400);
    assertThat(terminal.write("POST", "/api/tickets", wish("AA").put("person", "x")).status())
        .isEqualTo(400);
    assertThat(terminal.send(terminal.known("POST", "/api/tickets", wish("AA").encode())).code())
        .isEqualTo("IDEMPOTENCY_KEY_MISSING");
    assertThat(terminal.send(terminal.request("POST", "/api/tickets", "")).status()).isEqualTo(401);
  }
}

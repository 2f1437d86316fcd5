package io.jiaohao.web;

import static io.jiaohao.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.app.TestDevice;
import io.jiaohao.app.TestHall;
import io.jiaohao.app.TestServer;
import io.jiaohao.web.ApiClient.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A grade from a visitor's phone, with a whole server")
class RatingFromAPhoneTest {
  @RegisterExtension
  private final TestServer server = TestServer.of(TestHall.plan()).pad("E01").pad("E02");

  private ApiClient phone;
  private TestDevice window;
  private String page;

  @BeforeEach
  void take() {
    phone = new ApiClient(server::webPort, "");
    page = URI.create(server.device("kiosk-E1").issue("AA").getLink()).getPath();
    window = server.openWindow(1);
  }

  private long serve() {
    long call = window.next().getCallId();
    window.startService(call);
    window.finish(call);
    return call;
  }

  private Answer rate(String at, String grade) {
    JsonObject body = new JsonObject().put("grade", grade);
    return phone.send(
        phone
            .request("POST", at + "/rating", body.encode())
            .header("Content-Type", "application/json"));
  }

  private Answer rate(int grade) {
    return rate(page, Integer.toString(grade));
  }

  private Integer gradeOnThePage() {
    return phone.get(page + "/place").body().getInteger("grade");
  }

  private JsonObject badRating() {
    return await().until(this::badRatings, list -> !list.isEmpty()).getJsonObject(0);
  }

  /** Managers' pictures follow within the second. */
  private JsonArray badRatings() throws Exception {
    Browser manager = new Browser(server.webPort(), server.managersCookie());
    return new JsonObject(manager.get("/api/hall").body())
        .getJsonObject("attention")
        .getJsonArray("badRatings");
  }

  @Test
  @DisplayName("C47: is stored once, for who served; the same once more is answered as before")
  void once() throws Exception {
    long call = serve();
    assertThat(gradeOnThePage()).isZero();

    Answer first = rate(2);
    Answer again = rate(2);
    Answer other = rate(5);

    assertThat(first.status()).as(first.response().body()).isEqualTo(200);
    assertThat(first.replayed()).isFalse();
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.replayed()).isTrue();
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.code()).isEqualTo("RATED_ALREADY");
    assertThat(other.body().getJsonObject("words").getString("zh")).isEqualTo("本次服务已评价");
    assertThat(gradeOnThePage()).isEqualTo(2);
    assertThat(badRating().getLong("callId")).isEqualTo(call);
    assertThat(badRating().getString("window")).isEqualTo("E01");
  }

  @Test
  @DisplayName("is there after a restart, and its repeat is still answered as before")
  void restart() throws Exception {
    serve();
    server.restart();
    assertThat(gradeOnThePage()).isZero();
    assertThat(rate(1).status()).isEqualTo(200);

    server.restart();

    assertThat(gradeOnThePage()).isEqualTo(1);
    assertThat(rate(1).replayed()).isTrue();
    assertThat(rate(3).code()).isEqualTo("RATED_ALREADY");
    assertThat(badRating().getInteger("grade")).isEqualTo(1);
  }

  @Test
  @DisplayName("is refused after one at the pad, and the pad after one from the phone")
  void eitherWay() {
    server.rate("E01", serve(), 5);
    assertThat(gradeOnThePage()).isEqualTo(5);
    assertThat(rate(1).code()).isEqualTo("RATED_ALREADY");

    page = URI.create(server.device("kiosk-E2").issue("AA").getLink()).getPath();
    long call = serve();
    TestDevice board = server.board("board-E1");
    assertThat(board.picture("E01").getFinishedCallId()).isEqualTo(call);
    assertThat(rate(4).status()).isEqualTo(200);
    server.rate("E01", call, 1);
    assertThat(gradeOnThePage()).isEqualTo(4);
  }

  @Test
  @DisplayName("is not asked for before the end, and refused in words")
  void notDone() {
    assertThat(phone.get(page + "/place").body().containsKey("grade")).isFalse();

    Answer early = rate(5);

    assertThat(early.status()).isEqualTo(409);
    assertThat(early.code()).isEqualTo("NOT_DONE");
    assertThat(early.body().getJsonObject("words").getString("zh")).isEqualTo("办结后才能评价");
  }

  @Test
  @DisplayName("comes too late once the day has turned")
  void yesterday() {
    serve();
    server.clock().skipMs(24L * 3_600_000);

    assertThat(rate(5).status()).isEqualTo(410);
  }

  @Test
  @DisplayName("is one of five, by whoever has the link, as JSON that no foreign form can send")
  void nonsense() {
    serve();
    assertThat(rate(page, "6").code()).isEqualTo("BAD_GRADE");
    assertThat(rate(page, "0").status()).isEqualTo(422);
    assertThat(rate(page, "good").status()).isEqualTo(422);
    assertThat(rate("/t/AAAAAAAAAAAAAAAAAAAAAAE", "5").status()).isEqualTo(404);
    HttpRequest.Builder form = phone.request("POST", page + "/rating", "{\"grade\":\"5\"}");
    assertThat(phone.send(form.header("Content-Type", "text/plain")).status()).isEqualTo(415);
    assertThat(gradeOnThePage()).isZero();
    assertThat(rate(5).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("is taken a few times a minute of one ticket, and no more")
  void tooOften() {
    for (int i = 0; i < TicketRatings.TRIES_MAX; i++) {
      assertThat(rate(5).status()).isEqualTo(409);
    }

    Answer oneTooMany = rate(5);

    assertThat(oneTooMany.status()).isEqualTo(429);
    assertThat(oneTooMany.header("Retry-After")).hasValue("60");
  }
}

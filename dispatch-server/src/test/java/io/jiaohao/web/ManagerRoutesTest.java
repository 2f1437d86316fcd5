package io.jiaohao.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.accounts.AccountRole;
import io.jiaohao.foresight.Effect;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("What managers ask for beside the picture")
class ManagerRoutesTest {
  private static final String EFFECT = "/manager/effect?wing=E&services=AA,BA";

  @RegisterExtension private final MadeUpHall hall = new MadeUpHall();
  private final HttpClient client = HttpClient.newHttpClient();
  private WebServer server;
  private int port;
  private String cookie = "";
  private String csrf = "";

  @BeforeEach
  void start() throws Exception {
    server = hall.server(WebSettings.DEFAULTS.at("127.0.0.1", 0));
    port = server.start();
    cookie = hall.people.cookie(AccountRole.MANAGER);
    csrf = json(ask("GET", "/account", "")).getString("csrf");
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  private HttpResponse<String> ask(String method, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Content-Type", "application/json")
            .header("Cookie", cookie)
            .header("X-CSRF", csrf)
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 400) {
      AdminRoutesTest.inBothLanguages(json(answer));
    }
    return answer;
  }

  private static JsonObject json(HttpResponse<String> answer) {
    return new JsonObject(answer.body());
  }

  private String detail(String path) throws Exception {
    return json(ask("GET", path, "")).getString("detail");
  }

  @Test
  @DisplayName("clerks and strangers are told nothing")
  void managersOnly() throws Exception {
    List<String> all =
        List.of(
            "/manager/why?call=31",
            "/manager/at?time=2026-11-25T08:00",
            "/manager/report?day=2026-11-25",
            "/manager/report.csv?day=2026-11-25&table=waits",
            "/manager/devices",
            "/manager/ratings",
            "/manager/notices",
            EFFECT + "&deed=open&window=E01");
    for (String path : all) {
      cookie = hall.people.cookie(AccountRole.STAFF);
      assertThat(ask("GET", path, "").statusCode()).as(path).isEqualTo(403);
      cookie = "";
      HttpResponse<String> stranger = ask("GET", path, "");
      assertThat(stranger.statusCode()).as(path).isEqualTo(401);
      assertThat(stranger.headers().firstValue("Content-Type"))
          .contains("application/problem+json");
    }
  }

  @Test
  @DisplayName("why a ticket was called is told by call or by number, in both languages")
  void why() throws Exception {
    JsonObject byCall = json(ask("GET", "/manager/why?call=31", ""));

    assertThat(byCall.getJsonObject("words").getString("zh")).isEqualTo("本窗口只有这一位在等候");
    assertThat(json(ask("GET", "/manager/why?number=AA007", ""))).isEqualTo(byCall);
    assertThat(ask("GET", "/manager/why?call=32", "").statusCode()).isEqualTo(404);
    assertThat(detail("/manager/why?number=ZZ999"))
        .isEqualTo("call: ZZ999 (expected: a call of the journal, or a number called today)");
    HttpResponse<String> far = ask("GET", "/manager/why?call=" + MadeUpPast.FAR, "");
    assertThat(far.statusCode()).isEqualTo(503);
    assertThat(json(far).getString("code")).isEqualTo("TOO_LONG");
    assertThat(detail("/manager/why")).isEqualTo("call, number: none (expected: one)");
    assertThat(detail("/manager/why?call=x")).isEqualTo("call: \"x\" (expected: a call's id)");
  }

  @Test
  @DisplayName("the hall at an earlier moment has the form of the live one")
  void at() throws Exception {
    JsonObject past = json(ask("GET", "/manager/at?time=2026-11-25T08:00", ""));

    assertThat(past.getString("kind")).isEqualTo("hall");
    assertThat(past.getLong("hallMs")).isLessThan(MadeUpHall.OPENING_MS);
    for (String bad : List.of("2036-11-25T08:00", "yesterday")) {
      assertThat(detail("/manager/at?time=" + bad))
          .startsWith("time: \"" + bad + "\" (expected: a local time of the hall that has passed");
    }
  }

  @Test
  @DisplayName("a day's report is told as JSON and as two tables")
  void report() throws Exception {
    JsonObject report = json(ask("GET", "/manager/report?day=2026-11-25", ""));
    HttpResponse<String> waits = ask("GET", "/manager/report.csv?day=2026-11-25&table=waits", "");
    HttpResponse<String> windows =
        ask("GET", "/manager/report.csv?day=2026-11-25&table=windows", "");

    assertThat(report.getJsonArray("zones").getJsonObject(0).getInteger("hour")).isEqualTo(9);
    assertThat(waits.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"jiaohao-2026-11-25-waits.csv\"");
    assertThat(waits.body())
        .isEqualTo(
            String.join(
                "\r\n",
                "day,wing,zone,service,hour,calls,p50_s,p90_s,p99_s,max_s",
                "2026-11-25,E,A,AA,9,3,60,120,180,240",
                ""));
    assertThat(windows.body()).endsWith("2026-11-25,E03,E,3,2,1,600,60,2,7\r\n");
    assertThat(detail("/manager/report?day=2026-11-26"))
        .isEqualTo("day: \"2026-11-26\" (expected: a day up to 2026-11-25, as in 2026-11-25)");
    assertThat(detail("/manager/report.csv?day=2026-11-25&table=all"))
        .isEqualTo("table: \"all\" (expected: waits or windows)");
  }

  @Test
  @DisplayName("the effect of a proposal is told as an estimate, or that it is not known yet")
  void effect() throws Exception {
    String path = EFFECT + "&deed=open&window=E01";
    assertThat(json(ask("GET", path, ""))).isEqualTo(new JsonObject("{\"known\":false}"));

    hall.effect =
        Optional.of(
            new Effect(
                MadeUpHall.OPENING_MS,
                40,
                9,
                new Effect.Outlook(1_860_000, Effect.NEVER, Effect.NEVER),
                new Effect.Outlook(720_000, 1_200_000, 3_600_000)));
    JsonObject told = json(ask("GET", path, ""));

    assertThat(told.getInteger("futures")).isEqualTo(40);
    assertThat(told.getJsonObject("without")).isEqualTo(new JsonObject("{\"halfS\":1860}"));
    assertThat(told.getJsonObject("with").getLong("lastAtMs"))
        .isEqualTo(MadeUpHall.OPENING_MS + 3_600_000);
    assertThat(detail(EFFECT + "&deed=close&window=E01"))
        .isEqualTo("deed: \"close\" (expected: open, call or help)");
    assertThat(detail(EFFECT + "&deed=open&window=X9"))
        .isEqualTo("window: \"X9\" (expected: what the hall's plan has)");
    assertThat(detail("/manager/effect?wing=E&services=ZZ&deed=open&window=E01"))
        .isEqualTo("services: \"ZZ\" (expected: what the hall's plan has)");
  }

  @Test
  @DisplayName("a rating is handled with a note, and by the page itself alone")
  void ratings() throws Exception {
    String path = "/manager/ratings/31/handled";
    assertThat(json(ask("POST", path, "{\"note\":\" \"}")).getString("detail"))
        .isEqualTo("note: 0 characters (expected: 1..200)");
    assertThat(json(ask("POST", path, "{}")).getString("detail"))
        .isEqualTo("note: missing (expected: note)");
    assertThat(hall.commands).isEmpty();
    csrf = "";
    assertThat(ask("POST", path, "{\"note\":\"called back\"}").statusCode()).isEqualTo(403);
    assertThat(hall.commands).isEmpty();
  }

  @Test
  @DisplayName(
      "a notice is posted, listed and taken back, and what is no notice is refused in words")
  void notices() throws Exception {
    String path = "/manager/notices";
    String good = "{\"zh\":\"东门关闭\",\"en\":\"East door closed\",\"wing\":\"E\"}";
    JsonObject posted = json(ask("POST", path, good));
    assertThat(posted.getString("by")).isEqualTo("guest");
    assertThat(json(ask("GET", path, "")).getJsonArray("notices")).containsExactly(posted);

    String long101 = "x".repeat(101);
    assertThat(
            json(ask("POST", path, "{\"zh\":\"" + long101 + "\",\"en\":\"e\"}"))
                .getString("detail"))
        .isEqualTo("zh: 101 characters (expected: 1..100)");
    String elsewhere = "{\"zh\":\"z\",\"en\":\"e\",\"wing\":\"Q\"}";
    assertThat(json(ask("POST", path, elsewhere)).getString("detail"))
        .startsWith("wing: \"Q\" (expected: one of [E");
    String past = "{\"zh\":\"z\",\"en\":\"e\",\"until\":\"2026-11-25T01:00\"}";
    assertThat(json(ask("POST", path, past)).getString("detail")).startsWith("until: ");

    assertThat(ask("DELETE", path + "/" + posted.getLong("id"), "").statusCode()).isEqualTo(200);
    assertThat(ask("DELETE", path + "/" + posted.getLong("id"), "").statusCode()).isEqualTo(404);
    assertThat(ask("DELETE", path + "/x", "").statusCode()).isEqualTo(400);
    csrf = "";
    assertThat(ask("POST", path, good).statusCode()).isEqualTo(403);
  }

  @Test
  @DisplayName("an evacuation needs the word that confirms it")
  void evacuation() throws Exception {
    String path = "/manager/evacuation";

    assertThat(json(ask("POST", path, "{\"confirm\":\"yes\"}")).getString("detail"))
        .isEqualTo("confirm: \"yes\" (expected: \"evacuate\")");
    assertThat(ask("POST", path, "{}").statusCode()).isEqualTo(400);
    assertThat(hall.commands).isEmpty();
    cookie = hall.people.cookie(AccountRole.STAFF);
    assertThat(ask("POST", path, "{\"confirm\":\"evacuate\"}").statusCode()).isEqualTo(403);
  }
}

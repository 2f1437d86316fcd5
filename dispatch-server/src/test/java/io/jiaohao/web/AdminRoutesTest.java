package io.jiaohao.web;

import static io.jiaohao.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.accounts.AccountRole;
import io.jiaohao.core.Refusal;
import io.jiaohao.core.Words;
import io.jiaohao.protocol.DeviceRecord;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Administration over HTTP")
class AdminRoutesTest {
  @RegisterExtension private final MadeUpHall hall = new MadeUpHall();
  private final HttpClient client = HttpClient.newHttpClient();
  private WebServer server;
  private int port;
  private String cookie = "";
  private String csrf = "";

  private record Answer(int status, JsonObject body) {
    String detail() {
      return body.getString("detail");
    }
  }

  @BeforeEach
  void start() throws Exception {
    server = hall.server(WebSettings.DEFAULTS.at("127.0.0.1", 0));
    port = server.start();
    hall.people.add("root", AccountRole.ADMIN);
    signIn("root");
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  private void signIn(String name) throws Exception {
    JsonObject said = new JsonObject().put("name", name).put("password", MadeUpPeople.PASSWORD);
    HttpResponse<String> in =
        client.send(
            request("POST", "/account/sign-in", said.encode()),
            HttpResponse.BodyHandlers.ofString());
    cookie = in.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    csrf = new JsonObject(in.body()).getString("csrf");
  }

  private HttpRequest request(String method, String path, String body) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("Content-Type", "application/json")
        .header("Cookie", cookie)
        .header("X-CSRF", csrf)
        .method(method, HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private Answer ask(String method, String path, String body) throws Exception {
    HttpResponse<String> answer =
        client.send(request(method, path, body), HttpResponse.BodyHandlers.ofString());
    JsonObject told = new JsonObject(answer.body());
    if (answer.statusCode() >= 400) {
      inBothLanguages(told);
    }
    return new Answer(answer.statusCode(), told);
  }

  /** Whatever an administrator is refused is said in Chinese too. */
  static void inBothLanguages(JsonObject problem) {
    assertThat(problem.getJsonObject("words")).as(problem.encode()).isNotNull();
    assertThat(problem.getJsonObject("words").getString("zh"))
        .containsPattern("\\p{IsHan}")
        .doesNotContain("{}");
    assertThat(problem.getJsonObject("words").getString("en")).isNotBlank();
  }

  private Answer ask(String method, String path) throws Exception {
    return ask(method, path, "");
  }

  private static String json(String... namesAndValues) {
    JsonObject json = new JsonObject();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      json.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return json.encode();
  }

  private List<String> deeds() throws Exception {
    JsonArray deeds = ask("GET", "/admin/audit").body().getJsonArray("deeds");
    return deeds.stream()
        .map(JsonObject.class::cast)
        .map(deed -> deed.getString("who") + " " + deed.getString("action"))
        .toList();
  }

  private static JsonObject named(JsonArray all, String key, String name) {
    return all.stream()
        .map(JsonObject.class::cast)
        .filter(one -> one.getString(key).equals(name))
        .findFirst()
        .orElseThrow();
  }

  // ---- Who may

  @Test
  @DisplayName("nobody but an admin sees or changes anything")
  void adminsOnly() throws Exception {
    Map<String, String> all =
        Map.of(
            "/admin/devices", "GET",
            "/admin/accounts", "GET",
            "/admin/plan", "GET",
            "/admin/audit", "GET",
            "/admin/devices/kiosk-E1", "DELETE",
            "/admin/accounts/root", "DELETE",
            "/admin/accounts/root/password", "POST",
            "/admin/plan/check", "POST",
            "/admin/plan?at=now", "POST",
            "/admin/plan/scheduled", "DELETE");
    for (Map.Entry<String, String> one : all.entrySet()) {
      cookie = hall.people.cookie(AccountRole.MANAGER);
      assertThat(ask(one.getValue(), one.getKey()).status()).as(one.getKey()).isEqualTo(403);
      cookie = "";
      assertThat(ask(one.getValue(), one.getKey()).status()).as(one.getKey()).isEqualTo(401);
    }
    assertThat(hall.office.devices).hasSize(2);
  }

  @Test
  @DisplayName("a change without the page's own token is refused")
  void csrf() throws Exception {
    csrf = "";

    Answer answer = ask("DELETE", "/admin/devices/kiosk-E1");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body().getString("code")).isEqualTo("CSRF");
    assertThat(ask("POST", "/admin/plan?at=now", "hall:").status()).isEqualTo(403);
    assertThat(hall.office.devices).hasSize(2);
  }

  // ---- Devices

  @Test
  @DisplayName("devices are listed with where they are, and without their keys")
  void devices() throws Exception {
    hall.office.leftAtMs = Map.of("window-E01", 1_234L);
    ask("POST", "/pair", json("role", "board", "device", "board-E1"));

    JsonObject told = ask("GET", "/admin/devices").body();

    JsonObject window = named(told.getJsonArray("devices"), "id", "window-E01");
    assertThat(window.getBoolean("connected")).isFalse();
    assertThat(window.getLong("leftMs")).isEqualTo(1_234);
    assertThat(window.getString("place")).isEqualTo("E01");
    JsonObject screen = told.getJsonArray("pairings").getJsonObject(0);
    assertThat(screen.getString("code")).matches("\\d{6}");
    assertThat(screen.getString("wanted")).isEqualTo("board-E1");
    for (DeviceRecord device : hall.office.devices) {
      assertThat(told.encode()).doesNotContain(device.key().toHex());
    }
  }

  @Test
  @DisplayName("a new device's key is told once, and its making is on record")
  void addDevice() throws Exception {
    Answer made =
        ask("POST", "/admin/devices", json("id", "pad-E02", "role", "pad", "place", "E02"));

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.body().getString("key")).isEqualTo(hall.office.devices.get(2).key().toHex());
    assertThat(deeds().get(0)).isEqualTo("root device.add");
  }

  @Test
  @DisplayName("a device that cannot be is refused by the bad value and what was expected")
  void badDevices() throws Exception {
    assertThat(ask("POST", "/admin/devices", json("id", "x", "role", "robot")).detail())
        .isEqualTo("role: \"robot\" (expected: kiosk, window, board, manager, pad or api)");
    Answer nowhere =
        ask("POST", "/admin/devices", json("id", "kiosk-N1", "role", "kiosk", "place", "N"));
    assertThat(nowhere.status()).isEqualTo(422);
    assertThat(nowhere.detail()).isEqualTo("place: \"N\" (expected: a wing of the hall)");
    assertThat(
            ask("POST", "/admin/devices", json("id", "kiosk-E1", "role", "kiosk", "place", "E"))
                .detail())
        .isEqualTo("device: kiosk-E1 (expected: an id not in use)");
    assertThat(
            ask("POST", "/admin/devices", json("id", "a b", "role", "board", "place", "E"))
                .status())
        .isEqualTo(422);
    assertThat(hall.office.devices).hasSize(2);
    assertThat(deeds().get(0)).isEqualTo("root device.add.failed");
  }

  @Test
  @DisplayName("a key is taken back once")
  void revokeDevice() throws Exception {
    assertThat(ask("DELETE", "/admin/devices/kiosk-E1").status()).isEqualTo(200);
    assertThat(hall.office.devices).hasSize(1);
    assertThat(ask("DELETE", "/admin/devices/kiosk-E1").detail())
        .isEqualTo("device: kiosk-E1 (expected: one of the list)");
  }

  // ---- Staff

  @Test
  @DisplayName("an account without a chosen password gets one, told once; it opens the door")
  void addAccount() throws Exception {
    Answer made = ask("POST", "/admin/accounts", json("name", "li", "roles", "staff,manager"));

    assertThat(made.status()).isEqualTo(201);
    String password = made.body().getString("password");
    assertThat(hall.people.accounts.find("li").orElseThrow().password().matches(password)).isTrue();
    assertThat(ask("GET", "/admin/accounts").body().encode()).doesNotContain(password);
    assertThat(
            ask(
                    "POST",
                    "/admin/accounts",
                    json("name", "hu", "roles", "staff", "password", password))
                .body()
                .containsKey("password"))
        .as("who has chosen it knows it")
        .isFalse();
  }

  @Test
  @DisplayName("an account that cannot be is refused in words that never repeat a password")
  void badAccounts() throws Exception {
    assertThat(ask("POST", "/admin/accounts", json("name", "li", "roles", "king")).detail())
        .isEqualTo("role: \"king\" (expected: staff, manager, admin)");
    assertThat(ask("POST", "/admin/accounts", json("name", "L i", "roles", "staff")).detail())
        .isEqualTo("account: \"L i\" (expected: 1..32 of a-z 0-9 _ -)");
    Answer tooShort =
        ask("POST", "/admin/accounts", json("name", "li", "roles", "staff", "password", "hunter2"));
    assertThat(tooShort.detail()).isEqualTo("password: 7 characters (expected: 10..128)");
    assertThat(tooShort.body().encode()).doesNotContain("hunter2");
    assertThat(ask("POST", "/admin/accounts", json("name", "root", "roles", "staff")).detail())
        .isEqualTo("account: root (expected: a name not in use)");
  }

  @Test
  @DisplayName("the last admin cannot be removed or made less; another account can")
  void lastAdmin() throws Exception {
    hall.people.add("li", AccountRole.STAFF);

    assertThat(ask("DELETE", "/admin/accounts/root").detail())
        .isEqualTo("account: root is the only admin (expected: another one first)");
    assertThat(ask("PATCH", "/admin/accounts/root", json("roles", "manager")).status())
        .isEqualTo(422);
    assertThat(ask("PATCH", "/admin/accounts/li", json("roles", "admin")).status()).isEqualTo(200);
    assertThat(ask("DELETE", "/admin/accounts/li").status()).isEqualTo(200);
    assertThat(hall.people.accounts.find("li")).isEmpty();
  }

  @Test
  @DisplayName("sessions are counted, and ended with their account's password, roles or by hand")
  void sessions() throws Exception {
    hall.people.add("li", AccountRole.MANAGER);
    String admin = cookie;
    String adminsCsrf = csrf;
    cookie = "";
    signIn("li");
    String lis = cookie;
    cookie = admin;
    csrf = adminsCsrf;
    JsonArray accounts = ask("GET", "/admin/accounts").body().getJsonArray("accounts");
    assertThat(named(accounts, "name", "li").getInteger("sessions")).isEqualTo(1);

    assertThat(ask("DELETE", "/admin/accounts/li/sessions").body().getInteger("ended"))
        .isEqualTo(1);

    cookie = lis;
    assertThat(ask("GET", "/account").status()).isEqualTo(401);
    cookie = admin;
    assertThat(ask("DELETE", "/admin/accounts/nobody/sessions").status()).isEqualTo(422);
    assertThat(ask("POST", "/admin/accounts/li/password").body().getString("password")).hasSize(16);
  }

  // ---- Plan

  @Test
  @DisplayName("a faulty hall file is answered with every fault at its place, and never applied")
  void planFaults() throws Exception {
    hall.office.checked =
        new PlanDesk.Checked(
            List.of(
                new PlanDesk.Fault(
                    4,
                    3,
                    "hall.timezone",
                    "unknown key",
                    "time_zone",
                    "",
                    new Words("不认识的键", "unknown key"))),
            List.of(),
            List.of(),
            0);

    JsonObject fault =
        ask("POST", "/admin/plan/check", "hall:").body().getJsonArray("faults").getJsonObject(0);
    Answer applied = ask("POST", "/admin/plan?at=now", "hall:");

    assertThat(fault.getInteger("line")).isEqualTo(4);
    assertThat(fault.getString("path")).isEqualTo("hall.timezone");
    assertThat(applied.status()).isEqualTo(422);
    assertThat(applied.detail())
        .isEqualTo(
            "faults: 1, the first on line 4: hall.timezone: unknown key (expected: time_zone)");
    assertThat(hall.office.appliedAtMs).isEqualTo(-1);
  }

  @Test
  @DisplayName("a sound plan is taken now, or at a local time of the hall that is to come")
  void planMoments() throws Exception {
    assertThat(ask("POST", "/admin/plan?at=now", "hall:").status()).isEqualTo(200);
    assertThat(hall.office.appliedAtMs).isZero();

    assertThat(ask("POST", "/admin/plan?at=2026-11-26T08:00", "hall:").status()).isEqualTo(200);
    assertThat(ask("GET", "/admin/plan").body().getLong("scheduledMs"))
        .isEqualTo(Instant.parse("2026-11-26T00:00:00Z").toEpochMilli());

    for (String bad : List.of("2020-01-01T08:00", "tomorrow", "2036-01-01T08:00")) {
      assertThat(ask("POST", "/admin/plan?at=" + bad, "hall:").detail())
          .startsWith("at: \"" + bad + "\" (expected: now, or a local time of the hall");
    }
    assertThat(ask("POST", "/admin/plan", "hall:").status()).isEqualTo(400);
    assertThat(ask("POST", "/admin/plan?at=now", "").detail())
        .isEqualTo("body: empty (expected: a hall file)");
  }

  @Test
  @DisplayName("a plan that waits is withdrawn once; that none waits is told in both languages")
  void withdrawn() throws Exception {
    ask("POST", "/admin/plan?at=2026-11-26T08:00", "hall:");

    assertThat(ask("DELETE", "/admin/plan/scheduled").status()).isEqualTo(200);
    Answer again = ask("DELETE", "/admin/plan/scheduled");

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.body().getString("code")).isEqualTo("NOTHING_SCHEDULED");
    assertThat(again.body().getJsonObject("words").getString("zh")).isEqualTo("没有待生效的配置，或即将生效");
  }

  @Test
  @DisplayName("what the hall refuses is told with its reason in both languages")
  void planRefused() throws Exception {
    hall.office.refusal = Optional.of(new Refusal(Refusal.Reason.NOT_ALLOWED, "plan: no"));

    Answer refused = ask("POST", "/admin/plan?at=now", "hall:");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body().getJsonObject("words").getString("zh")).isEqualTo("本设备无此权限");
  }

  // ---- Audit

  @Test
  @DisplayName("who signed in is on record; a wrong name, which may be a password, is not")
  void signIns() throws Exception {
    ask("POST", "/account/sign-in", json("name", "my secret pass", "password", "not this one"));
    ask("POST", "/account/sign-in", json("name", "root", "password", "not this one"));

    assertThat(deeds()).containsExactly("root sign-in.wrong", "? sign-in.wrong", "root sign-in");
    assertThat(ask("GET", "/admin/audit?find=secret").body().getJsonArray("deeds")).isEmpty();
    assertThat(ask("GET", "/admin/audit?find=").body().getJsonArray("deeds")).hasSize(3);
    assertThat(ask("GET", "/admin/audit?seek=x").detail())
        .isEqualTo("field: \"seek\" (expected: none)");
  }

  @Test
  @DisplayName("a flood of changes is turned away, and the server goes on answering")
  void flood() throws Exception {
    Queue<Runnable> held = new ConcurrentLinkedQueue<>();
    hall.office.work = held::add;
    List<CompletableFuture<HttpResponse<Void>>> flood = new ArrayList<>();
    for (int i = 0; i < AdminWork.WAITING_MAX; i++) {
      flood.add(
          client.sendAsync(
              request("DELETE", "/admin/devices/d" + i, ""),
              HttpResponse.BodyHandlers.discarding()));
    }
    await().until(() -> held.size() == AdminWork.WAITING_MAX);

    Answer more = ask("DELETE", "/admin/devices/kiosk-E1");

    assertThat(more.status()).isEqualTo(503);
    assertThat(ask("GET", "/account").status()).isEqualTo(200);
    held.forEach(Runnable::run);
    assertThat(flood).allMatch(one -> one.join().statusCode() == 422);
  }
}

package io.jiaohao.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.accounts.AccountRole;
import io.jiaohao.accounts.OnceLinks;
import io.jiaohao.accounts.PageSessions;
import io.jiaohao.accounts.Pairings;
import io.jiaohao.accounts.SessionLimits;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Signing in, staying in and being turned away, over real sockets. */
class AccountRoutesTest {
  private static final long HOUR_MS = Duration.ofHours(1).toMillis();

  @RegisterExtension private final MadeUpHall hall = new MadeUpHall();
  private final HttpClient client = HttpClient.newHttpClient();
  private WebServer server;
  private int port;

  @BeforeEach
  void start() throws Exception {
    server = hall.server(WebSettings.DEFAULTS.at("127.0.0.1", 0));
    port = server.start();
    hall.people.add("wang", AccountRole.MANAGER);
    hall.people.add("root", AccountRole.ADMIN);
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  private HttpRequest request(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    return (headers.length == 0 ? request : request.headers(headers)).build();
  }

  private HttpResponse<String> ask(String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    return client.send(request(method, path, body, headers), HttpResponse.BodyHandlers.ofString());
  }

  private static String credentials(String name, String password) {
    return new JsonObject().put("name", name).put("password", password).encode();
  }

  private HttpResponse<String> signIn(String name, String password, String... headers)
      throws IOException, InterruptedException {
    return ask("POST", "/account/sign-in", credentials(name, password), headers);
  }

  private static String setCookie(HttpResponse<?> answer) {
    return answer.headers().firstValue("Set-Cookie").orElseThrow();
  }

  private static String cookie(HttpResponse<?> answer) {
    return setCookie(answer).split(";", 2)[0];
  }

  @Test
  @DisplayName("the right password gives a session whose cookie no script and no other site gets")
  void rightPassword() throws Exception {
    HttpResponse<String> answer = signIn("wang", MadeUpPeople.PASSWORD);

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonObject told = new JsonObject(answer.body());
    assertThat(told.getString("name")).isEqualTo("wang");
    assertThat(told.getJsonArray("roles")).containsExactly("manager");
    assertThat(setCookie(answer).toLowerCase(Locale.ROOT))
        .contains("httponly", "samesite=strict", "path=/");
    assertThat(ask("GET", "/account", "", "Cookie", cookie(answer)).body())
        .isEqualTo(answer.body());
    assertThat(ask("GET", "/api/hall", "", "Cookie", cookie(answer)).statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("an unknown name and a wrong password are answered alike")
  void wrongAlike() throws Exception {
    HttpResponse<String> wrong = signIn("wang", "not the password");
    HttpResponse<String> unknown = signIn("nobody", "not the password");

    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(unknown.statusCode()).isEqualTo(401);
    assertThat(wrong.body()).isEqualTo(unknown.body());
    assertThat(wrong.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(wrong.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  @DisplayName("who guesses is slowed down; the account stays open to others, and to them later")
  void guessing() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertThat(signIn("wang", "guess number " + i).statusCode()).isEqualTo(401);
    }

    HttpResponse<String> next = signIn("wang", MadeUpPeople.PASSWORD);
    assertThat(next.statusCode()).isEqualTo(429);
    assertThat(next.headers().firstValue("Retry-After")).contains("1");
    assertThat(signIn("root", MadeUpPeople.PASSWORD).statusCode()).isEqualTo(200);

    hall.people.nowMs.addAndGet(1_000);
    assertThat(signIn("wang", MadeUpPeople.PASSWORD).statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("a flood of sign-ins is turned away at the door, and the server goes on answering")
  void flood() throws Exception {
    List<CompletableFuture<HttpResponse<String>>> flood = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      flood.add(
          client.sendAsync(
              request("POST", "/account/sign-in", credentials("n" + i, "not the password")),
              HttpResponse.BodyHandlers.ofString()));
    }
    assertThat(ask("GET", "/health/live", "").statusCode()).isEqualTo(200);

    List<HttpResponse<String>> answers = flood.stream().map(CompletableFuture::join).toList();
    assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(401, 503);
    assertThat(answers)
        .filteredOn(answer -> answer.statusCode() == 503)
        .isNotEmpty()
        .allMatch(answer -> answer.headers().firstValue("Retry-After").isPresent());
  }

  @Test
  @DisplayName("a sign-in never takes over a token that the browser brought along")
  void fixation() throws Exception {
    String planted = hall.people.cookie(AccountRole.STAFF);

    HttpResponse<String> answer = signIn("root", MadeUpPeople.PASSWORD, "Cookie", planted);

    assertThat(cookie(answer)).isNotEqualTo(planted);
    assertThat(ask("GET", "/account", "", "Cookie", planted).statusCode()).isEqualTo(401);
  }

  @Test
  @DisplayName("signing out needs the page's own token, and ends the session")
  void signOut() throws Exception {
    HttpResponse<String> in = signIn("wang", MadeUpPeople.PASSWORD);
    String cookie = cookie(in);
    String csrf = new JsonObject(in.body()).getString("csrf");

    assertThat(ask("POST", "/account/sign-out", "", "Cookie", cookie).statusCode()).isEqualTo(403);
    assertThat(ask("POST", "/account/sign-out", "", "Cookie", cookie, "X-CSRF", csrf).statusCode())
        .isEqualTo(204);
    assertThat(ask("GET", "/account", "", "Cookie", cookie).statusCode()).isEqualTo(401);
  }

  @Test
  @DisplayName("a session ends after an idle hour, and after twelve however busy")
  void ends() throws Exception {
    String idle = cookie(signIn("wang", MadeUpPeople.PASSWORD));
    String busy = cookie(signIn("root", MadeUpPeople.PASSWORD));
    for (int half = 1; half < 24; half++) {
      hall.people.nowMs.addAndGet(HOUR_MS / 2);
      assertThat(ask("GET", "/account", "", "Cookie", busy).statusCode()).isEqualTo(200);
    }
    hall.people.nowMs.addAndGet(HOUR_MS / 2);

    assertThat(ask("GET", "/account", "", "Cookie", idle).statusCode()).isEqualTo(401);
    assertThat(ask("GET", "/account", "", "Cookie", busy).statusCode()).isEqualTo(401);
  }

  @Test
  @DisplayName("sessions outlive a restart; their file and that of accounts open nothing")
  void restart() throws Exception {
    String cookie = cookie(signIn("wang", MadeUpPeople.PASSWORD));
    String token = cookie.split("=", 2)[1];

    PageSessions after =
        new PageSessions(
            hall.people.dataDir,
            hall.people.accounts,
            SessionLimits.DEFAULTS,
            hall.people.nowMs::get,
            Runnable::run);

    assertThat(after.use(token)).isPresent();
    String sessions = Files.readString(hall.people.dataDir.resolve("sessions"));
    String accounts = Files.readString(hall.people.dataDir.resolve("accounts"));
    assertThat(sessions).contains("wang").doesNotContain(token);
    assertThat(accounts).contains("$argon2id$").doesNotContain(MadeUpPeople.PASSWORD);
    assertThat(after.use(sessions.split(" ", 2)[0])).isEmpty();
  }

  @Test
  @DisplayName("another password ends the account's sessions, other roles hold at once")
  void changes() throws Exception {
    String wang = cookie(signIn("wang", MadeUpPeople.PASSWORD));
    String root = cookie(signIn("root", MadeUpPeople.PASSWORD));

    hall.people.add("second", AccountRole.ADMIN);
    hall.people.accounts.setPassword("wang", "another password");
    hall.people.accounts.setRoles("root", EnumSet.of(AccountRole.STAFF));

    assertThat(ask("GET", "/account", "", "Cookie", wang).statusCode()).isEqualTo(401);
    HttpResponse<String> told = ask("GET", "/api/hall", "", "Cookie", root);
    assertThat(told.statusCode()).isEqualTo(403);
    assertThat(new JsonObject(told.body()).getString("detail"))
        .isEqualTo("roles of root: staff (expected: manager)");
  }

  @Test
  @DisplayName("a foreign page can neither sign in nor out")
  void foreignOrigin() throws Exception {
    assertThat(signIn("wang", MadeUpPeople.PASSWORD, "Origin", "http://evil.example").statusCode())
        .isEqualTo(403);
  }

  @Test
  @DisplayName("a link of one use opens its page once, and is refused after")
  void onceLink() throws Exception {
    OnceLinks.Grant grant =
        new OnceLinks.Grant("demo-manager", EnumSet.of(AccountRole.MANAGER), "", "/manager");
    String link = "/account/once/" + hall.people.once.make(grant);

    HttpResponse<String> first = ask("GET", link, "");
    assertThat(first.statusCode()).isEqualTo(303);
    assertThat(first.headers().firstValue("Location")).contains("/manager");
    assertThat(ask("GET", "/api/hall", "", "Cookie", cookie(first)).statusCode()).isEqualTo(200);
    assertThat(Files.readString(hall.people.dataDir.resolve("sessions")))
        .as("kept before it was told, so that a crash takes nobody's session")
        .contains("demo-manager");

    HttpResponse<String> second = ask("GET", link, "");
    assertThat(second.statusCode()).isEqualTo(410);
    assertThat(second.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  @DisplayName("a screen is a device once an administrator has confirmed its code")
  void pairing() throws Exception {
    JsonObject waiting = new JsonObject(ask("POST", "/pair", "{\"role\":\"kiosk\"}").body());
    String poll = "/pair/" + waiting.getString("token");
    assertThat(waiting.getString("code")).matches("\\d{6}");
    assertThat(ask("GET", poll, "").statusCode()).isEqualTo(202);
    HttpResponse<String> admin = signIn("root", MadeUpPeople.PASSWORD);
    String csrf = new JsonObject(admin.body()).getString("csrf");
    String confirm = "/admin/pairings/" + waiting.getString("code");
    String body = "{\"device\":\"kiosk-E1\"}";

    assertThat(ask("POST", confirm, body).statusCode()).isEqualTo(401);
    assertThat(ask("POST", confirm, body, "Cookie", cookie(admin)).statusCode()).isEqualTo(403);
    assertThat(
            ask("POST", confirm, "{\"device\":\"x\"}", "Cookie", cookie(admin), "X-CSRF", csrf)
                .statusCode())
        .isEqualTo(422);
    assertThat(ask("POST", confirm, body, "Cookie", cookie(admin), "X-CSRF", csrf).statusCode())
        .isEqualTo(200);

    HttpResponse<String> paired = ask("GET", poll, "");
    assertThat(paired.statusCode()).isEqualTo(200);
    assertThat(new JsonObject(paired.body()).getString("device")).isEqualTo("kiosk-E1");
    assertThat(ask("GET", "/api/hall", "", "Cookie", cookie(paired)).statusCode()).isEqualTo(403);
    assertThat(ask("GET", poll, "").statusCode()).as("told once").isEqualTo(404);
  }

  @Test
  @DisplayName("ten screens of one address wait at once, each for ten minutes")
  void pairingLimits() throws Exception {
    String first = "";
    for (int i = 0; i < Pairings.OPEN_AT_ADDRESS_MAX; i++) {
      HttpResponse<String> opened = ask("POST", "/pair", "{\"role\":\"board\"}");
      assertThat(opened.statusCode()).isEqualTo(201);
      first = first.isEmpty() ? new JsonObject(opened.body()).getString("token") : first;
    }
    HttpResponse<String> more = ask("POST", "/pair", "{\"role\":\"board\"}");
    assertThat(more.statusCode()).isEqualTo(429);
    assertThat(more.headers().firstValue("Retry-After")).isPresent();

    hall.people.nowMs.addAndGet(600_000);
    assertThat(ask("GET", "/pair/" + first, "").statusCode()).isEqualTo(404);
    assertThat(ask("POST", "/pair", "{\"role\":\"board\"}").statusCode()).isEqualTo(201);
  }
}

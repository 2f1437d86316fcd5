package io.jiaohao.web;

import static io.jiaohao.web.HookReceiver.HANG;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.jiaohao.accounts.AccountRole;
import io.jiaohao.core.Command;
import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.views.EventPosition;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Webhooks")
class WebhooksTest {
  private final MadeUpHall hall = new MadeUpHall();
  private final HttpClient client = HttpClient.newHttpClient();
  private HookReceiver receiver;
  private WebServer server;
  private int port;
  private String cookie = "";
  private String csrf = "";
  private long seq;

  @BeforeEach
  void start() throws Exception {
    receiver = new HookReceiver();
    server = hall.server(WebSettings.DEFAULTS.at("127.0.0.1", 0));
    port = server.start();
    enter();
  }

  /** Signs in, anew where time has passed. */
  private void enter() throws Exception {
    cookie = hall.people.cookie(AccountRole.ADMIN);
    csrf = ask("GET", "/account", "").getString("csrf");
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
    receiver.close();
  }

  private JsonObject ask(String method, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Content-Type", "application/json")
            .header("Cookie", cookie)
            .header("X-CSRF", csrf)
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    JsonObject told = new JsonObject(answer.body());
    if (answer.statusCode() >= 400) {
      AdminRoutesTest.inBothLanguages(told);
    }
    return told;
  }

  private JsonObject register(String url) throws Exception {
    return ask("POST", "/admin/webhooks", new JsonObject().put("url", url).encode());
  }

  private JsonObject listed() throws Exception {
    return ask("GET", "/admin/webhooks", "").getJsonArray("webhooks").getJsonObject(0);
  }

  /** Something happens in the hall. */
  private void happens(Event event) {
    seq++;
    hall.log.entry(
        new Entry(
            seq, MadeUpHall.OPENING_MS, 1, Optional.empty(), new Command.Tick(), List.of(event)));
    hall.log.endOfBatch(seq);
  }

  private void opens(int times) {
    for (int i = 0; i < times; i++) {
      happens(new Event.WindowOpened("E01"));
    }
  }

  private static boolean isSignedBy(String secret, HookReceiver.Sent sent) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] signed = (sent.id() + "." + sent.timestamp() + "." + sent.body()).getBytes(UTF_8);
      String expected = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed));
      return List.of(sent.signature().split(" ", -1)).contains(expected);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  @DisplayName("are sent what they asked for, signed; the secret is told once")
  void signed() throws Exception {
    JsonObject made =
        ask(
            "POST",
            "/admin/webhooks",
            new JsonObject()
                .put("url", receiver.url())
                .put("types", "window.opened,window.paused")
                .encode());
    String secret = made.getString("secret");
    happens(new Event.WindowClosed("E01"));
    happens(new Event.WindowOpened("E01"));

    await().until(() -> receiver.sent.size() == 1);
    HookReceiver.Sent sent = receiver.sent.get(0);
    JsonObject body = new JsonObject(sent.body());
    assertThat(sent.events()).containsExactly("2-1");
    assertThat(body.getString("hook")).isEqualTo(made.getString("id"));
    assertThat(body.getJsonArray("events").getJsonObject(0).getString("type"))
        .isEqualTo("window.opened");
    assertThat(sent.timestamp()).isEqualTo(Long.toString(hall.people.nowMs.get() / 1_000));
    assertThat(isSignedBy(secret, sent)).isTrue();
    await().until(() -> listed().getString("position").equals("2"));
    assertThat(listed().encode()).doesNotContain(secret.substring(6)).doesNotContain("secret");
  }

  @Test
  @DisplayName("are believed by the recipient that the page on HTTP shows, and forgeries are not")
  void example() throws Exception {
    hall.people.nowMs.set(System.currentTimeMillis());
    enter();
    String secret = register(receiver.url()).getString("secret");
    opens(1);
    await().until(() -> receiver.sent.size() == 1);
    HookReceiver.Sent sent = receiver.sent.get(0);

    assertThat(believed(secret, sent, sent.body())).isEqualTo("True");
    assertThat(believed(secret, sent, sent.body().replace("E01", "E02"))).isEqualTo("False");
  }

  private static String believed(String secret, HookReceiver.Sent sent, String body)
      throws Exception {
    String page = Files.readString(Path.of("docs/http.md"));
    int begin = page.indexOf("```python") + "```python".length();
    String example = page.substring(begin, page.indexOf("```", begin));
    String call =
        "\nimport sys\nprint(is_ours(sys.argv[1], {'webhook-id': sys.argv[2],"
            + " 'webhook-timestamp': sys.argv[3], 'webhook-signature': sys.argv[4]},"
            + " sys.argv[5].encode()))\n";
    Process run =
        new ProcessBuilder(
                "/usr/bin/python3",
                "-c",
                example + call,
                secret,
                sent.id(),
                sent.timestamp(),
                sent.signature(),
                body)
            .redirectErrorStream(true)
            .start();
    return new String(run.getInputStream().readAllBytes(), UTF_8).strip();
  }

  @Test
  @DisplayName("have two valid secrets for a day after a change")
  void rotation() throws Exception {
    JsonObject made = register(receiver.url());
    String next =
        ask("POST", "/admin/webhooks/" + made.getString("id") + "/secret", "").getString("secret");
    assertThat(next).isNotEqualTo(made.getString("secret"));
    opens(1);
    await().until(() -> receiver.sent.size() == 1);
    assertThat(isSignedBy(next, receiver.sent.get(0))).isTrue();
    assertThat(isSignedBy(made.getString("secret"), receiver.sent.get(0))).isTrue();

    hall.people.nowMs.addAndGet(HookBook.OLD_SECRET_MS);
    opens(1);
    await().until(() -> receiver.sent.size() == 2);
    assertThat(isSignedBy(next, receiver.sent.get(1))).isTrue();
    assertThat(isSignedBy(made.getString("secret"), receiver.sent.get(1))).isFalse();
  }

  @Test
  @DisplayName("get the same message again until it is taken, and then the next: none is missed")
  void failing() throws Exception {
    try (HookReceiver trap = new HookReceiver()) {
      receiver.elsewhere = trap.url();
      receiver.answers.addAll(List.of(500, 302, HANG, 404));
      register(receiver.url());
      opens(1);
      await().until(() -> receiver.sent.size() == 5);
      opens(250);
      await().until(() -> listed().getString("position").equals("251"));

      assertThat(receiver.sent.subList(0, 5))
          .extracting(HookReceiver.Sent::id, HookReceiver.Sent::body)
          .containsOnly(tuple(receiver.sent.get(0).id(), receiver.sent.get(0).body()));
      assertThat(receiver.sent.subList(4, receiver.sent.size()))
          .flatExtracting(HookReceiver.Sent::events)
          .hasSize(251)
          .doesNotHaveDuplicates();
      assertThat(receiver.sent).allMatch(sent -> sent.events().size() <= HookSender.BATCH_MAX);
      assertThat(trap.sent).isEmpty();
    }
  }

  @Test
  @DisplayName("are stopped after a day in vain or by 410, told of, and resume from their position")
  void stopped() throws Exception {
    receiver.answers.add(410);
    String id = register(receiver.url()).getString("id");
    opens(1);
    await().until(() -> listed().getString("state").equals("stopped"));
    opens(1);
    assertThat(listed().getString("trouble")).isEqualTo("status 410");
    assertThat(ask("GET", "/api/hall", "").getInteger("webhooksStopped")).isEqualTo(1);

    ask("POST", "/admin/webhooks/" + id + "/resume", "");
    await().until(() -> listed().getString("position").equals("2"));
    assertThat(receiver.sent.subList(1, receiver.sent.size()))
        .flatExtracting(HookReceiver.Sent::events)
        .containsExactly("1-1", "2-1");

    for (int i = 0; i < 10_000; i++) {
      receiver.answers.add(500);
    }
    opens(1);
    await().until(() -> listed().getString("state").equals("failing"));
    hall.people.nowMs.addAndGet(3_600_000);
    enter();
    await().until(() -> listed().getString("state").equals("stopped"));
    assertThat(ask("GET", "/api/hall", "").getInteger("webhooksStopped")).isEqualTo(1);
  }

  @Test
  @DisplayName("go on after a restart from what is on the disk")
  void kept() throws Exception {
    JsonObject made = register(receiver.url());
    opens(3);
    await().until(() -> listed().getString("position").equals("3"));
    server.stop();

    Hook kept = new HookBook(hall.people.dataDir, "xian").find(made.getString("id")).orElseThrow();
    assertThat(kept.position().text()).isEqualTo("3");
    assertThat("whsec_" + kept.secret()).isEqualTo(made.getString("secret"));
    assertThat(kept.url()).isEqualTo(URI.create(receiver.url()));
  }

  @Test
  @DisplayName("are stopped if they have come further than the hall, as after a restored backup")
  void ahead() throws Exception {
    hall.hooks.add(URI.create(receiver.url()), Set.of(), EventPosition.afterAll(50));
    await().until(() -> listed().getString("state").equals("stopped"));
    assertThat(listed().getString("trouble")).isEqualTo("position: 50 (expected: up to 0)");
    assertThat(receiver.sent).isEmpty();
  }

  @Test
  @DisplayName("may not be sent where only this machine should reach")
  void targets() throws Exception {
    for (String url :
        List.of(
            "ftp://127.0.0.1/x",
            "http://10.0.0.1/x",
            "http://169.254.169.254/latest/meta-data",
            "https://169.254.169.254/",
            "https://100.100.100.200/",
            "https://[fe80::1]/",
            "https://[fd00:ec2::254]/",
            "https://[2002:a9fe:a9fe::1]/",
            "https://0.0.0.0/",
            "https://224.0.0.1/",
            "https://user@127.0.0.1/",
            "nonsense")) {
      JsonObject refused = register(url);
      assertThat(refused.getString("code")).as(url).isEqualTo("REFUSED");
      assertThat(refused.getString("detail")).as(url).startsWith("url: ").contains("expected: ");
    }
    assertThat(register("https://10.0.0.1/x").getString("secret")).startsWith("whsec_");
    assertThat(register("http://[::1]:1/x").getString("secret")).startsWith("whsec_");
  }

  @Test
  @DisplayName("are for administrators, at most so many, of known kinds, from a known position")
  void bounds() throws Exception {
    String types = new JsonObject().put("url", receiver.url()).put("types", "ticket.lost").encode();
    assertThat(ask("POST", "/admin/webhooks", types).getString("detail"))
        .startsWith("types: \"ticket.lost\"");
    String after = new JsonObject().put("url", receiver.url()).put("after", "7").encode();
    assertThat(ask("POST", "/admin/webhooks", after).getString("code")).isEqualTo("POSITION_AHEAD");
    for (int i = 0; i < HookBook.HOOKS_MAX; i++) {
      register(receiver.url());
    }
    assertThat(register(receiver.url()).getString("detail"))
        .isEqualTo("webhooks: 16 (expected: below 16)");
    assertThat(ask("DELETE", "/admin/webhooks/hook-99", "").getString("code")).isEqualTo("REFUSED");
    assertThat(ask("DELETE", "/admin/webhooks/hook-3", "").getString("id")).isEqualTo("hook-3");
    cookie = hall.people.cookie(AccountRole.MANAGER);
    assertThat(ask("GET", "/admin/webhooks", "").getString("code")).isEqualTo("ROLE");
  }
}

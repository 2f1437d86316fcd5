package io.jiaohao.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.core.HallPlan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A first start")
class FirstStartTest {
  private static final Pattern TOLD =
      Pattern.compile("first start: account admin, password (\\S+) \\(shown once; .*\\)\\R");

  private static final HallPlan PLAN = TestHall.plan();

  @RegisterExtension private final TestServer server = TestServer.of(PLAN);

  private String told() throws IOException {
    ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(terminal, true, StandardCharsets.UTF_8);
    server.server().accounts().tellFirstPassword(server.webPort(), PLAN, out);
    return terminal.toString(StandardCharsets.UTF_8);
  }

  private int signIn(String password) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + server.webPort() + "/account/sign-in");
    String body = "{\"name\":\"admin\",\"password\":\"" + password + "\"}";
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  @DisplayName("shows the administrator's password once, and keeps nothing but its argon2id hash")
  void shownOnce() throws Exception {
    Matcher first = TOLD.matcher(told());
    assertThat(first.matches()).isTrue();

    assertThat(signIn(first.group(1))).isEqualTo(200);
    server.restart();
    assertThat(told()).isEmpty();
    assertThat(signIn(first.group(1))).isEqualTo(200);
    assertThat(Files.readString(server.dataDir().resolve("accounts")))
        .contains("admin", "$argon2id$")
        .doesNotContain(first.group(1));
  }
}

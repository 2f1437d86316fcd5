package io.jiaohao.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.accounts.AccountRole;
import io.jiaohao.accounts.PageSession;
import io.jiaohao.views.HallLoad;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The page of a city")
class CityRoutesTest {
  private static final String OK = "HTTP/1.1 200";

  private MadeUpCity city;
  private String cookie;

  @BeforeEach
  void start() throws Exception {
    city = new MadeUpCity(40);
    cookie = city.cookie("manager");
  }

  @AfterEach
  void stop() throws Exception {
    city.close();
  }

  private String ask(String method, String host, String path, String body, String... headers)
      throws IOException {
    StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: " + host);
    for (String header : headers) {
      request.append("\r\n").append(header);
    }
    request.append("\r\nConnection: close\r\nContent-Length: ").append(body.length());
    request.append("\r\n\r\n").append(body);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), city.port())) {
      socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String get(String path, String... headers) throws IOException {
    return ask("GET", "localhost", path, "", headers);
  }

  private JsonObject told(String path) throws IOException {
    String answer = get(path, "Cookie: " + cookie);
    assertThat(answer).startsWith(OK);
    return new JsonObject(answer.substring(answer.indexOf("\r\n\r\n")));
  }

  private String enter(String hall) throws IOException {
    String token = cookie.substring(cookie.indexOf('=') + 1);
    return ask(
        "POST",
        "localhost",
        "/api/city/enter",
        new JsonObject().put("hall", hall).encode(),
        "Cookie: " + cookie,
        "Content-Type: application/json",
        SessionDoor.CSRF + ": " + PageSession.csrf(token));
  }

  @Test
  @DisplayName("is where no hall is asked for, and nowhere else")
  void where() throws Exception {
    assertThat(get("/")).startsWith("HTTP/1.1 302").contains("location: /city");
    assertThat(get("/city")).startsWith(OK).contains("city.js");
    assertThat(get("/sign-in")).startsWith(OK);
    assertThat(ask("GET", "xian.localhost", "/city", "")).startsWith("HTTP/1.1 404");
    assertThat(ask("GET", "xian.localhost", "/api/city", "")).startsWith("HTTP/1.1 404");
    assertThat(get("/manager")).startsWith("HTTP/1.1 404");
  }

  @Test
  @DisplayName("is for managers alone")
  void forManagers() throws Exception {
    assertThat(get("/api/city")).startsWith("HTTP/1.1 401");
    assertThat(get("/api/city", "Cookie: " + city.cookie("staff"))).startsWith("HTTP/1.1 403");
    assertThat(get("/api/city", "Cookie: " + city.cookie("admin"))).startsWith(OK);
    assertThat(get("/api/city", "Cookie: " + cookie, "Origin: http://evil.example"))
        .startsWith("HTTP/1.1 403");
  }

  @Test
  @DisplayName("tells all halls first, then those that changed")
  void changes() throws Exception {
    JsonObject first = told("/api/city");
    assertThat(first.getJsonArray("halls")).hasSize(40);
    assertThat(first.getInteger("count")).isEqualTo(40);
    assertThat(first.getJsonArray("columns").encode())
        .startsWith("[\"hall\",\"zh\",\"en\",\"node\",\"state\"");
    assertThat(first.getJsonArray("halls").getJsonArray(0).encode())
        .startsWith("[\"xian\",\"西安市市民中心\"");
    assertThat(first.getJsonArray("halls").getJsonArray(0).size())
        .isEqualTo(first.getJsonArray("columns").size());
    assertThat(told("/api/city?after=" + first.getLong("version")).getJsonArray("halls")).isEmpty();

    HallLoad before = city.load("point-0003");
    city.change(HallLoad.away(before.hall(), before.nameZh(), before.nameEn()));
    JsonArray changed = told("/api/city?after=" + first.getLong("version")).getJsonArray("halls");
    assertThat(changed).hasSize(1);
    assertThat(changed.getJsonArray(0).getString(4)).isEqualTo("away");
  }

  @Test
  @DisplayName("tells everything to who comes from a node that counted otherwise")
  void otherNode() throws Exception {
    assertThat(told("/api/city?after=99999").getJsonArray("halls")).hasSize(40);
    assertThat(get("/api/city?after=many", "Cookie: " + cookie))
        .startsWith("HTTP/1.1 400")
        .contains("after: \\\"many\\\"");
  }

  @Test
  @DisplayName("lets a manager into a hall of this node, once a pass")
  void enterHere() throws Exception {
    String answer = enter("xian");
    assertThat(answer).startsWith(OK).contains("http://xian.localhost/account/city/");
    String path = answer.substring(answer.indexOf("/account/city/"), answer.lastIndexOf('"'));

    String entered = ask("GET", "xian.localhost", path, "");
    assertThat(entered).startsWith("HTTP/1.1 303").contains("location: /manager");
    String session = entered.replaceAll("(?s).*set-cookie: (jiaohao_session=[^;]+);.*", "$1");
    assertThat(ask("GET", "xian.localhost", "/account", "", "Cookie: " + session))
        .contains("guest@city", "manager")
        .doesNotContain("admin");
    assertThat(ask("GET", "xian.localhost", "/api/hall", "", "Cookie: " + session)).startsWith(OK);
    assertThat(ask("GET", "xian.localhost", path, "")).startsWith("HTTP/1.1 410");
  }

  @Test
  @DisplayName("leads into a hall of another node there")
  void enterElsewhere() throws Exception {
    assertThat(enter("point-0003"))
        .startsWith(OK)
        .contains("http://point-0003.localhost:7511/account/city/");
  }

  @Test
  @DisplayName("lets nobody in without a pass of that hall, the session's token, or a hall")
  void turnedAway() throws Exception {
    String other = city.passes.make("point-0003", "guest", EnumSet.of(AccountRole.MANAGER));
    assertThat(ask("GET", "xian.localhost", "/account/city/" + other, ""))
        .startsWith("HTTP/1.1 410");
    assertThat(ask("GET", "xian.localhost", "/account/city/nonsense", ""))
        .startsWith("HTTP/1.1 410");
    assertThat(enter("nowhere")).startsWith("HTTP/1.1 404").contains("hall: \\\"nowhere\\\"");
    assertThat(
            ask(
                "POST",
                "localhost",
                "/api/city/enter",
                "{\"hall\":\"xian\"}",
                "Cookie: " + cookie,
                "Content-Type: application/json"))
        .startsWith("HTTP/1.1 403");
  }
}

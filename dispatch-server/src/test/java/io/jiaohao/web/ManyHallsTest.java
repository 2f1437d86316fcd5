package io.jiaohao.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.accounts.AccountRole;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A port of several halls")
class ManyHallsTest {
  private static final String HERE = "HTTP/1.1 200";
  private static final String UPGRADE =
      String.join(
          "\r\n",
          "Connection: Upgrade",
          "Upgrade: websocket",
          "Sec-WebSocket-Version: 13",
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
          "");

  @RegisterExtension private final MadeUpHall yanta = new MadeUpHall();
  @RegisterExtension private final MadeUpHall eastGate = new MadeUpHall();
  private final Map<String, String> elsewhere = new ConcurrentHashMap<>();
  private WebServer server;
  private int port;

  @BeforeEach
  void start() throws Exception {
    Set<String> known = Set.of("yanta", "east_gate", "weiyang");
    NodePages node =
        new NodePages(
            Optional.empty(),
            hall -> Optional.ofNullable(elsewhere.get(hall)),
            known::contains,
            Optional.of(URI.create("https://halls.example")),
            Optional.empty());
    server = new WebServer(WebSettings.DEFAULTS.at("127.0.0.1", 0), node);
    server.serve("Yanta", yanta.sources());
    port = server.start();
    server.serve("east_gate", eastGate.sources());
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  @ParameterizedTest
  @DisplayName("finds the hall by the name of the host")
  @ValueSource(strings = {"yanta.localhost", "YANTA.localhost:80", "east_gate.LocalHost"})
  void byName(String host) throws Exception {
    assertThat(get(host, "/health/ready")).startsWith(HERE).contains("\"ready\":true");
  }

  @Test
  @DisplayName("lets nobody into a hall with the session of another")
  void sessionsAreTheHalls() throws Exception {
    String cookie = "Cookie: " + yanta.people.cookie(AccountRole.MANAGER);

    assertThat(get("yanta.localhost", "/api/hall", cookie)).startsWith(HERE);
    assertThat(get("east_gate.localhost", "/api/hall", cookie)).startsWith("HTTP/1.1 401");
  }

  @Test
  @DisplayName("sends on to the node that serves a hall, at the hall's name there")
  void elsewhere() throws Exception {
    elsewhere.put("weiyang", "http://127.0.0.1:7511");

    assertThat(get("weiyang.localhost", "/board?wing=E"))
        .startsWith("HTTP/1.1 307")
        .contains("location: http://weiyang.localhost:7511/board?wing=E")
        .contains("Content-Security-Policy");
    assertThat(get("weiyang.localhost", "/health/ready"))
        .startsWith("HTTP/1.1 503")
        .contains("\"why\":\"stands by\",\"servedAt\":\"http://weiyang.localhost:7511\"");
    assertThat(get("weiyang.localhost", "/health/live")).startsWith(HERE);
  }

  @Test
  @DisplayName("says so while nobody serves a hall")
  void nobody() throws Exception {
    assertThat(get("weiyang.localhost", "/kiosk"))
        .startsWith("HTTP/1.1 503")
        .contains("retry-after: 1", "正在切换服务器", "changing its server");
  }

  @Test
  @DisplayName("tells who asks for an unknown hall what is expected")
  void unknown() throws Exception {
    assertThat(get("nowhere.localhost", "/api/hall"))
        .startsWith("HTTP/1.1 404")
        .contains("UNKNOWN_HALL", "nowhere.localhost", "expected: HALL.localhost");
    assertThat(get("nowhere.localhost", "/health/ready")).startsWith("HTTP/1.1 404");
  }

  @ParameterizedTest
  @DisplayName("answers to no other name")
  @ValueSource(
      strings = {
        "evil.example",
        "yanta.localhost.evil.example",
        "yanta.evil.example",
        "a.yanta.localhost",
        "halls.example",
        "yanta.halls.example"
      })
  void strict(String host) throws Exception {
    assertThat(get(host, "/manager")).startsWith("HTTP/1.1 421");
  }

  @Test
  @DisplayName("takes no page of another hall for its own")
  void origin() throws Exception {
    assertThat(
            get("yanta.localhost", "/manager/live", "Origin: http://east_gate.localhost:" + port))
        .startsWith("HTTP/1.1 403")
        .contains("403 Forbidden");
  }

  @ParameterizedTest
  @DisplayName("gives phones what they need, by the public name with the hall before it")
  @CsvSource({
    "yanta.halls.example, /page/style.css, 200",
    "yanta.halls.example, /t/nonsense, 404",
    "yanta.halls.example, /t/../manager, 421",
    "weiyang.halls.example, /t/nonsense, 503"
  })
  void phones(String host, String path, String status) throws Exception {
    elsewhere.put("weiyang", "http://127.0.0.1:7511");

    assertThat(get(host, path)).startsWith("HTTP/1.1 " + status);
  }

  @Test
  @DisplayName("tells the pages of a hall that leaves, and no others")
  void leave() throws Exception {
    try (Socket watching = watch("yanta.localhost", yanta);
        Socket other = watch("east_gate.localhost", eastGate)) {
      server.leave("yanta");
      elsewhere.put("yanta", "http://127.0.0.1:7511");

      assertThat(closeCode(watching)).isEqualTo(1001);
      assertThat(get("yanta.localhost", "/manager")).startsWith("HTTP/1.1 307");
      assertThat(get("east_gate.localhost", "/manager")).startsWith(HERE);
      assertThat(other.getInputStream().read()).isEqualTo(0x81);
    }
    server.serve("yanta", yanta.sources());
    assertThat(get("yanta.localhost", "/manager")).startsWith(HERE);
  }

  @Test
  @DisplayName("does not mind a hall that leaves without having been here")
  void leaveUnknown() throws Exception {
    server.leave("weiyang");

    assertThat(get("yanta.localhost", "/manager")).startsWith(HERE);
  }

  @Test
  @DisplayName("is ready while all its halls are")
  void ready() throws Exception {
    assertThat(get("localhost", "/health/ready")).startsWith(HERE).contains("\"halls\":2");

    eastGate.serving = false;

    assertThat(get("localhost", "/health/ready")).startsWith("HTTP/1.1 503");
  }

  private String get(String host, String path, String... headers) throws IOException {
    try (Socket socket = ask(host, path, "Connection: close\r\n", headers)) {
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private Socket ask(String host, String path, String more, String... headers) throws IOException {
    StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: " + host);
    for (String header : headers) {
      request.append("\r\n").append(header);
    }
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.getOutputStream().write((request + "\r\n" + more + "\r\n").getBytes(UTF_8));
    return socket;
  }

  /** A manager's page that watches; the answer's head is read. */
  private Socket watch(String host, MadeUpHall hall) throws IOException {
    Socket socket =
        ask(host, "/manager/live", UPGRADE, "Cookie: " + hall.people.cookie(AccountRole.MANAGER));
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(UTF_8).endsWith("\r\n\r\n")) {
      head.write(socket.getInputStream().read());
    }
    assertThat(head.toString(UTF_8)).startsWith("HTTP/1.1 101");
    return socket;
  }

  /** Reads frames until the one that closes, and tells its code. */
  private static int closeCode(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    while (true) {
      int kind = in.read() & 0x0f;
      int length = in.read();
      if (length == 126) {
        length = (in.read() << 8) | in.read();
      }
      byte[] payload = in.readNBytes(length);
      if (kind == 8) {
        return ((payload[0] & 0xff) << 8) | (payload[1] & 0xff);
      }
    }
  }
}

package io.jiaohao.web;

import static io.jiaohao.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import io.jiaohao.core.CallReason;
import io.jiaohao.core.Command;
import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.OrderKey;
import io.jiaohao.core.ShownWait;
import io.jiaohao.core.WaitRange;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A ticket's own page over HTTP")
class TicketRoutesTest {
  private static final long TICKET = 300;
  private static final long CALL = 9;

  @RegisterExtension private final MadeUpHall hall = new MadeUpHall();
  private final HttpClient http = HttpClient.newHttpClient();
  private WebServer server;
  private Browser stranger;
  private int port;
  private long seq;

  @BeforeEach
  void start() throws Exception {
    server = hall.server(WebSettings.DEFAULTS.at("127.0.0.1", 0));
    port = server.start();
    stranger = new Browser(port);
    happened(new Event.PlanAdopted(hall.plan));
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  private void happened(Event... events) {
    hall.places.entry(
        new Entry(
            ++seq,
            MadeUpHall.OPENING_MS,
            1,
            Optional.empty(),
            new Command.Tick(),
            List.of(events)));
  }

  private void issue() {
    happened(
        new Event.TicketIssued(
            TICKET,
            "A007",
            7,
            "E",
            "AA",
            "walk-in",
            MadeUpHall.OPENING_MS,
            OrderKey.of(1, 1, TICKET),
            4,
            "",
            0,
            "",
            new ShownWait(10, 25)));
  }

  private void call() {
    happened(
        new Event.TicketCalled(
            CALL,
            TICKET,
            "A007",
            "AA",
            "walk-in",
            MadeUpHall.OPENING_MS,
            "E02",
            MadeUpHall.OPENING_MS,
            MadeUpHall.OPENING_MS + 20_000,
            new CallReason("head-start", 1, 0, 0, CallReason.Deciding.ONLY_ONE)));
  }

  private String page() {
    return "/t/" + hall.links.token(TICKET);
  }

  private JsonObject place() throws Exception {
    HttpResponse<String> answer = stranger.get(page() + "/place");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new JsonObject(answer.body());
  }

  private CompletableFuture<JsonObject> placeAfter(String version) {
    URI address = URI.create("http://127.0.0.1:" + port + page() + "/place?after=" + version);
    return http.sendAsync(
            HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
        .thenApply(answer -> new JsonObject(answer.body()));
  }

  @Test
  @DisplayName("says to whoever has the link what the slip says, and then what is foretold")
  void waiting() throws Exception {
    issue();

    assertThat(stranger.get(page()).statusCode()).isEqualTo(200);
    assertThat(stranger.get(page()).body()).contains("/page/ticket.js").doesNotContain("A007");
    assertThat(place().getString("state")).isEqualTo("waiting");
    assertThat(place().getString("number")).isEqualTo("A007");
    assertThat(place().getInteger("ahead")).isEqualTo(4);
    assertThat(place().getJsonObject("wait").getString("en")).isEqualTo("10–25 min");
    assertThat(place().getJsonObject("zone").getString("zh")).isEqualTo("一区");

    hall.wait = new VisitorSources.Wait(2, WaitRange.of(300_000, 500_000));

    assertThat(place().getInteger("ahead")).isEqualTo(2);
    assertThat(place().getInteger("fromMin")).isEqualTo(5);
    assertThat(place().getInteger("toMin")).isEqualTo(10);
  }

  @Test
  @DisplayName("says when the turn has come, and where to go")
  void called() throws Exception {
    issue();
    call();

    assertThat(place().getString("state")).isEqualTo("called");
    assertThat(place().getString("window")).isEqualTo("E02");
    assertThat(place().getJsonObject("wing").getString("en")).isEqualTo("East");
    assertThat(place().getInteger("announcement")).isEqualTo(1);
    assertThat(place().containsKey("ahead")).isFalse();
  }

  @Test
  @DisplayName("holds an answer back until there is news")
  void newsAtOnce() throws Exception {
    issue();
    CompletableFuture<JsonObject> next = placeAfter(place().getString("version"));
    assertThat(placeAfter("0").join().getString("state")).isEqualTo("waiting");
    assertThat(next).isNotDone();

    call();

    assertThat(next.join().getString("state")).isEqualTo("called");
  }

  @Test
  @DisplayName("answers in any case after some seconds, so that its age is known")
  void noNews() throws Exception {
    issue();
    String version = place().getString("version");

    assertThat(placeAfter(version).join().getString("version")).isEqualTo(version);
  }

  @Test
  @DisplayName("asks who has been served to come back seldom")
  void over() throws Exception {
    issue();
    call();
    happened(new Event.ServiceStarted(CALL, MadeUpHall.OPENING_MS));
    happened(new Event.ServiceFinished(CALL, "done", 0));

    JsonObject over = placeAfter(place().getString("version")).join();

    assertThat(over.getString("state")).isEqualTo("done");
    assertThat(over.getInteger("againMs")).isEqualTo(30_000);
  }

  @Test
  @DisplayName("is gone when the day is over, in kind words and with a code for programs")
  void yesterday() throws Exception {
    issue();
    happened(new Event.DayTurned(1, Long.MAX_VALUE));

    HttpResponse<String> page = stranger.get(page());
    HttpResponse<String> place = stranger.get(page() + "/place");

    assertThat(page.statusCode()).isEqualTo(410);
    assertThat(page.body()).contains("查不到这个号码", "This number cannot be found");
    assertThat(place.statusCode()).isEqualTo(410);
    assertThat(place.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(new JsonObject(place.body()).getString("code")).isEqualTo("TICKET_ENDED");
  }

  @Test
  @DisplayName("is unknown under any other link, and who tries many is told to stop trying")
  void guessing() throws Exception {
    issue();
    assertThat(stranger.get("/t/AAAAAAAAAAAAAAAAAAAAAAE").statusCode()).isEqualTo(404);
    assertThat(stranger.get("/t/AAAAAAAAAAAAAAAAAAAAAAE/place").body()).contains("UNKNOWN_TICKET");
    for (int i = 3; i <= TicketDoor.MISSES_MAX; i++) {
      assertThat(stranger.get("/t/guess" + i + "/qr.svg").statusCode()).isEqualTo(404);
    }

    HttpResponse<String> oneTooMany = stranger.get("/t/guess/place");

    assertThat(oneTooMany.statusCode()).isEqualTo(429);
    assertThat(oneTooMany.headers().firstValue("Retry-After")).hasValue("60");
    assertThat(stranger.get("/t/guess").statusCode()).isEqualTo(429);
    assertThat(place().getString("number")).as("a right link passes").isEqualTo("A007");
  }

  @Test
  @DisplayName("is drawn as a code that a phone reads as the address on the slip")
  void code() throws Exception {
    issue();

    HttpResponse<String> drawing = stranger.get(page() + "/qr.svg");

    assertThat(drawing.headers().firstValue("Content-Type")).hasValue("image/svg+xml");
    assertThat(read(drawing.body())).isEqualTo(MadeUpHall.PUBLIC + page());
  }

  /** What a phone sees in the drawing. */
  private static String read(String svg) throws Exception {
    Pattern box = Pattern.compile("viewBox=\"0 0 (\\d+) ");
    MatchResult found = box.matcher(svg).results().findFirst().orElseThrow();
    int margin = 4;
    BitMatrix dots = new BitMatrix(Integer.parseInt(found.group(1)) - 2 * margin);
    Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\d+z")
        .matcher(svg)
        .results()
        .forEach(
            run ->
                dots.setRegion(
                    Integer.parseInt(run.group(1)) - margin,
                    Integer.parseInt(run.group(2)) - margin,
                    Integer.parseInt(run.group(3)),
                    1));
    return new Decoder().decode(dots).getText();
  }

  @Test
  @DisplayName("is not to be found by searching, and tells nobody where it was")
  void unlisted() throws Exception {
    issue();
    var headers = stranger.get(page()).headers();

    assertThat(headers.firstValue("X-Robots-Tag")).hasValue("noindex, nofollow");
    assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
    assertThat(headers.firstValue("Content-Security-Policy")).hasValue(Guard.CONTENT_POLICY);
    assertThat(headers.firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  @DisplayName("is all that is answered at the public address")
  void publicAddress() throws Exception {
    stop();
    hall.publicAddress = Optional.of(URI.create(MadeUpHall.PUBLIC));
    start();
    issue();

    assertThat(askedAs("hall.example", page() + "/place")).startsWith("HTTP/1.1 200");
    assertThat(askedAs("hall.example:8443", "/page/ticket.js")).startsWith("HTTP/1.1 200");
    assertThat(askedAs("hall.example", "/manager")).startsWith("HTTP/1.1 421");
    assertThat(askedAs("hall.example", "/t/../manager")).startsWith("HTTP/1.1 421");
    assertThat(askedAs("hall.example", "/account")).startsWith("HTTP/1.1 421");
    assertThat(askedAs("evil.example", page())).startsWith("HTTP/1.1 421");
  }

  private String askedAs(String host, String path) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String request =
          "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  @DisplayName("weighs less than 40 kB with all that it needs, however the browser takes it")
  void weight() throws Exception {
    issue();
    int bytes = 0;
    for (String path :
        List.of(
            page(),
            page() + "/place",
            "/page/icon.svg",
            "/page/style.css",
            "/page/ticket.css",
            "/page/ticket.js",
            "/page/ticket-alert.js",
            "/page/ticket-words.js",
            "/page/clock.js",
            "/page/dom.js",
            "/page/page.js",
            "/page/words.js")) {
      HttpResponse<String> answer = stranger.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      bytes += answer.body().getBytes(StandardCharsets.UTF_8).length;
    }

    assertThat(bytes).isLessThan(40 * 1024);
  }

  @Test
  @DisplayName("lets all phones go when the server goes down")
  void stopping() throws Exception {
    issue();
    CompletableFuture<JsonObject> held = placeAfter(place().getString("version"));
    placeAfter("0").join();

    stop();

    await().until(held::isDone);
    start();
  }
}

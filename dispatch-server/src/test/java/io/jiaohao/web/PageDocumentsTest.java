package io.jiaohao.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.accounts.AccountRole;
import io.jiaohao.core.HallImage;
import io.jiaohao.core.OrderKey;
import io.jiaohao.core.TicketState;
import io.jiaohao.core.WaitRange;
import io.jiaohao.views.DeviceHealth;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("What pages read beside the protocol")
class PageDocumentsTest {
  @RegisterExtension private final MadeUpHall hall = new MadeUpHall();
  private WebServer server;
  private Browser browser;
  private int port;

  @BeforeEach
  void start() throws Exception {
    server = hall.server(WebSettings.DEFAULTS.at("127.0.0.1", 0));
    port = server.start();
    browser = new Browser(port, hall.people.cookie(AccountRole.STAFF));
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  private JsonObject read(String path) throws Exception {
    return new JsonObject(browser.get(path).body());
  }

  private static HallImage.Ticket ticket(
      long id, String ticketClass, int passes, long issuedMs, HallImage.Marks marks) {
    return new HallImage.Ticket(
        id,
        "A%03d".formatted(id),
        "E",
        "AA",
        ticketClass,
        issuedMs,
        OrderKey.of(1_000, 500, id),
        TicketState.WAITING,
        passes,
        0,
        marks);
  }

  @Test
  @DisplayName("who waits for a window, and what boards show, is for staff alone")
  void forStaff() throws Exception {
    Browser stranger = new Browser(port);
    assertThat(stranger.get("/hall/queue?window=E01").statusCode()).isEqualTo(401);
    assertThat(stranger.get("/hall/shown?wing=E&window=E01&seq=1").statusCode()).isEqualTo(401);
    assertThat(stranger.get("/hall/plan").statusCode()).isEqualTo(200);
    assertThat(stranger.get("/hall/waits?wing=E").statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("the plan's names and lists of codes")
  void plan() throws Exception {
    JsonObject plan = read("/hall/plan");

    assertThat(plan.getJsonArray("windows").getJsonObject(0).getString("id")).isEqualTo("E01");
    assertThat(plan.getJsonArray("windows").getJsonObject(0).getJsonArray("serves"))
        .isEqualTo(new JsonArray(List.of("AA", "BA")));
    assertThat(plan.getJsonArray("zones").getJsonObject(1).getJsonObject("name").getString("en"))
        .isEqualTo("Zone two");
    assertThat(plan.getJsonArray("pauseReasons")).contains("lunch");
    assertThat(plan.getInteger("undoWithinMs")).isEqualTo(5_000);
  }

  @Test
  @DisplayName("a window's queue says why each stands where it stands")
  void queue() throws Exception {
    HallImage.Marks sentHere =
        new HallImage.Marks("", "", 0, "E01", HallImage.Hold.NONE, 0, false, false);
    hall.queue =
        CompletableFuture.completedStage(
            List.of(
                ticket(1, "walk-in", 0, 500, sentHere),
                ticket(2, "walk-in", 1, 500, HallImage.Marks.NONE),
                ticket(3, "appointment", 0, 500, HallImage.Marks.NONE),
                ticket(4, "walk-in", 0, 900, HallImage.Marks.NONE),
                ticket(5, "walk-in", 0, 500, HallImage.Marks.NONE)));

    JsonArray tickets = read("/hall/queue?window=E01").getJsonArray("tickets");

    assertThat(tickets.stream().map(t -> ((JsonObject) t).getString("why")))
        .containsExactly("sent-here", "deferred", "head-start", "kept", "waited");
    assertThat(tickets.getJsonObject(0).getString("number")).isEqualTo("A001");
  }

  @Test
  @DisplayName("a window that is not there is refused by its name")
  void unknownWindow() throws Exception {
    var answer = browser.get("/hall/queue?window=X99");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("window: X99");
  }

  @Test
  @DisplayName("the wait of who would get a number, where it can be told")
  void waits() throws Exception {
    assertThat(read("/hall/waits?wing=E").getJsonObject("services")).isEmpty();

    hall.joining = WaitRange.of(600_000, 1_500_000);

    assertThat(read("/hall/waits?wing=E").getJsonObject("services").getJsonObject("AA"))
        .isEqualTo(new JsonObject().put("zh", "10–25分钟").put("en", "10–25 min"));
  }

  @Test
  @DisplayName("how many boards of the place show a change of the hall")
  void shown() throws Exception {
    hall.devices =
        List.of(
            new DeviceHealth.Device("board-E1", "board", "E", 0, 41, 0, false),
            new DeviceHealth.Device("board-E2", "board", "E", 0, 40, 0, false),
            new DeviceHealth.Device("board-W1", "board", "W", 0, 99, 0, false),
            new DeviceHealth.Device("strip-E01", "board", "E01", 0, 42, 0, false),
            new DeviceHealth.Device("kiosk-E1", "kiosk", "E", 0, 99, 0, false));

    assertThat(read("/hall/shown?wing=E&window=E01&seq=41"))
        .isEqualTo(new JsonObject().put("boards", 3).put("showing", 2));
    assertThat(browser.get("/hall/shown?wing=E&window=E01&seq=x").statusCode()).isEqualTo(400);
  }
}

package io.jiaohao.app;

import static io.jiaohao.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.accounts.AccountRole;
import io.jiaohao.protocol.wire.ConfirmPrint;
import io.jiaohao.protocol.wire.IssueTicket;
import io.jiaohao.protocol.wire.Issued;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.ReportPrintFailure;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.Status;
import io.jiaohao.slip.PrinterEmulator;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A whole server, a kiosk's page as it asks, and a printer behind a real socket. */
@DisplayName("The server prints for a kiosk")
class KioskPrintingTest {
  private static final long OVER_THE_LIMIT_MS = 31_000;

  @RegisterExtension private final TestServer server = TestServer.of(TestHall.plan());
  private final HttpClient client = HttpClient.newHttpClient();
  private PrinterEmulator printer;
  private TestDevice kiosk;
  private TestDevice board;
  private TestDevice window;
  private String cookie;

  @BeforeEach
  void start() throws Exception {
    printer = new PrinterEmulator();
    Files.writeString(
        server.dataDir().resolve("printers"),
        "# of the east wing\nkiosk-E1 " + printer.address() + " 80mm\n");
    server.restart();
    kiosk = server.device("kiosk-E1");
    board = server.board("board-E1");
    window = server.openWindow(1);
    cookie = server.managersCookie();
  }

  @AfterEach
  void stop() throws Exception {
    printer.close();
  }

  // ---- A kiosk's page

  private Issued take() {
    Reply reply =
        kiosk.ask(
            Request.newBuilder()
                .setIssueTicket(IssueTicket.newBuilder().setService("AA").setPrinting(true)));
    assertThat(reply.getStatus()).isEqualTo(Status.STATUS_DONE);
    return reply.getIssued();
  }

  private HttpResponse<String> post(String kioskId, long ticketId, String csrf) throws Exception {
    JsonObject body =
        new JsonObject().put("kiosk", kioskId).put("ticket", "" + ticketId).put("language", "en");
    return client.send(
        request("/kiosk/print")
            .header("X-CSRF", csrf)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.encode()))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.webPort() + path))
        .header("Cookie", cookie);
  }

  private String csrf() throws Exception {
    return new JsonObject(get("/account")).getString("csrf");
  }

  private String get(String path) throws Exception {
    return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString()).body();
  }

  private HttpResponse<String> post(String kioskId, long ticketId) throws Exception {
    return post(kioskId, ticketId, csrf());
  }

  /** Prints as the page does, and tells the hall what became of it. */
  private String print(Issued ticket) throws Exception {
    HttpResponse<String> answer = post("kiosk-E1", ticket.getTicketId());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonObject told = new JsonObject(answer.body());
    boolean out = told.getString("outcome").equals("out");
    kiosk.ask(
        out
            ? Request.newBuilder()
                .setConfirmPrint(ConfirmPrint.newBuilder().setTicketId(ticket.getTicketId()))
            : Request.newBuilder()
                .setReportPrintFailure(
                    ReportPrintFailure.newBuilder().setTicketId(ticket.getTicketId())));
    return told.getString("outcome") + ", " + told.getString("printer");
  }

  private String callNext() {
    Reply reply = window.ask(TestDevice.nextOf(0));
    return reply.hasCall() ? reply.getCall().getNumber() : reply.getRefusal().getCode();
  }

  // ---- Rules

  @Test
  @DisplayName("a slip with names, place and code comes out, and the number counts")
  void printed() throws Exception {
    Issued ticket = take();

    assertThat(print(ticket)).isEqualTo("out, ready");

    assertThat(printer.paper().slips()).hasSize(1);
    assertThat(printer.paper().slips().get(0).texts()).contains(ticket.getNumber());
    assertThat(printer.paper().slips().get(0).code()).isEqualTo(ticket.getLink());
    await().untilAsserted(() -> assertThat(board.waiting("Z1")).isEqualTo(1));
    assertThat(callNext()).isEqualTo(ticket.getNumber());
  }

  @Test
  @DisplayName("C36: without paper nobody waits; with new paper the same number comes out, once")
  void c36PaperOut() throws Exception {
    printer.paper().paperForLines(0);
    Issued ticket = take();

    assertThat(print(ticket)).isEqualTo("not-sent, paper-out");
    assertThat(callNext()).isNotEqualTo(ticket.getNumber());
    assertThat(board.waiting("Z1")).isLessThanOrEqualTo(0);

    printer.paper().reload();
    assertThat(print(ticket)).isEqualTo("out, ready");
    assertThat(print(ticket, 409)).contains("NOT_PRINTING");
    assertThat(printer.paper().slips()).hasSize(1);
    assertThat(printer.paper().slips().get(0).texts()).contains(ticket.getNumber());
    await().untilAsserted(() -> assertThat(board.waiting("Z1")).isEqualTo(1));
    assertThat(callNext()).isEqualTo(ticket.getNumber());
  }

  private String print(Issued ticket, int status) throws Exception {
    HttpResponse<String> answer = post("kiosk-E1", ticket.getTicketId());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return answer.body();
  }

  @Test
  @DisplayName("C36: a printer that refuses, or dies in the middle, leaves a void number")
  void c36Refuses() throws Exception {
    printer.switchOff();
    assertThat(print(take())).isEqualTo("not-sent, unreachable");

    printer.switchOn();
    printer.mood(PrinterEmulator.Mood.DIES);
    assertThat(print(take())).isEqualTo("unknown, silent");

    assertThat(board.waiting("Z1")).isLessThanOrEqualTo(0);
    assertThat(callNext()).isEqualTo("NONE_WAITING");
  }

  @Test
  @DisplayName("C36: a number that nobody prints is void in time, and its end is told")
  void c36Unclaimed() throws Exception {
    Issued ticket = take();
    server.clock().skipMs(OVER_THE_LIMIT_MS);

    await()
        .untilAsserted(
            () -> assertThat(place(ticket)).as("told at its own page").isEqualTo("voided"));
    assertThat(callNext()).isNotEqualTo(ticket.getNumber());
    assertThat(print(ticket)).as("late, and still the same number").isEqualTo("out, ready");
    assertThat(callNext()).isEqualTo(ticket.getNumber());
  }

  @Test
  @DisplayName("C36: a void number comes out as the same one after a restart of the server too")
  void c36AfterARestart() throws Exception {
    printer.paper().paperForLines(0);
    Issued ticket = take();
    print(ticket);

    server.restart();
    await().until(() -> kiosk.welcomes() == 2 && window.welcomes() == 2);
    cookie = server.managersCookie();
    printer.paper().reload();

    assertThat(print(ticket)).isEqualTo("out, ready");
    assertThat(callNext()).isEqualTo(ticket.getNumber());
  }

  private String place(Issued ticket) throws Exception {
    String path = URI.create(ticket.getLink()).getPath() + "/place";
    return new JsonObject(get(path)).getString("state");
  }

  @Test
  @DisplayName("a slip that is out is not printed again, though the page has not heard it")
  void once() throws Exception {
    Issued ticket = take();
    assertThat(print(ticket, 200)).contains("out");
    kiosk.ask(
        Request.newBuilder()
            .setReportPrintFailure(
                ReportPrintFailure.newBuilder().setTicketId(ticket.getTicketId())));

    assertThat(print(ticket)).isEqualTo("out, ready");
    assertThat(printer.paper().slips()).hasSize(1);
  }

  @Test
  @DisplayName("for nobody else: no stranger, no other kiosk, no other kiosk's number")
  void strangers() throws Exception {
    Issued ticket = take();
    long id = ticket.getTicketId();
    String csrf = csrf();
    assertThat(post("kiosk-E1", id, "wrong").statusCode()).isEqualTo(403);
    assertThat(post("kiosk-E2", id).body()).contains("no-printer");
    assertThat(post("board-E1", id).statusCode()).isEqualTo(403);
    assertThat(post("kiosk-E1", id + 1).body()).contains("UNKNOWN_TICKET");
    assertThat(post("kiosk-E1", server.device("kiosk-E2").issue("AA").getTicketId()).body())
        .contains("UNKNOWN_TICKET");
    cookie = server.cookie("clerk", AccountRole.STAFF);
    assertThat(post("kiosk-E1", id).statusCode()).isEqualTo(403);
    cookie = "";
    assertThat(post("kiosk-E1", id, csrf).statusCode()).isEqualTo(401);
    assertThat(printer.paper().slips()).isEmpty();
  }

  @Test
  @DisplayName("managers see how its printer is")
  void managersSee() throws Exception {
    printer.paper().paperLow();
    print(take());
    for (String path : List.of("/api/devices", "/manager/devices")) {
      await().untilAsserted(() -> assertThat(printerOf("kiosk-E1", path)).isEqualTo("paper-low"));
    }
  }

  private String printerOf(String id, String path) throws Exception {
    return new JsonObject(get(path))
        .getJsonArray("devices").stream()
            .map(JsonObject.class::cast)
            .filter(device -> device.getString("id").equals(id))
            .map(device -> device.getString("printer", "none"))
            .findFirst()
            .orElse("not here");
  }
}

package io.jiaohao.terminal;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.TextFormat;
import io.jiaohao.protocol.DeviceKey;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.KeyFile;
import io.jiaohao.protocol.netty.FakeServer;
import io.jiaohao.protocol.netty.FakeServer.Line;
import io.jiaohao.protocol.wire.Became;
import io.jiaohao.protocol.wire.Call;
import io.jiaohao.protocol.wire.HeldTicket;
import io.jiaohao.protocol.wire.Issued;
import io.jiaohao.protocol.wire.Refusal;
import io.jiaohao.protocol.wire.Reject;
import io.jiaohao.protocol.wire.RejectCode;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.Role;
import io.jiaohao.protocol.wire.ServerMessage;
import io.jiaohao.protocol.wire.Snapshot;
import io.jiaohao.protocol.wire.Status;
import io.jiaohao.protocol.wire.Watch;
import io.jiaohao.protocol.wire.Welcome;
import io.jiaohao.protocol.wire.WindowPicture;
import io.jiaohao.protocol.wire.WindowState;
import io.jiaohao.slip.PrinterEmulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The text terminals, as a person or a script sees them, against a server that follows a script.
 */
@Timeout(60)
class TerminalTest {
  /** 2026-09-22 12:00 in the hall. */
  private static final long NOON_MS = 1_790_049_600_000L;

  private static final DeviceKey KEY = DeviceKey.ofHex("0f".repeat(32));

  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private FakeServer server;

  /** One connection of the server's script. */
  private interface Script {
    void play(Line line) throws IOException;
  }

  @BeforeEach
  void startServer() throws IOException {
    server = new FakeServer(KEY);
    KeyFile.write(
        keys(),
        List.of(
            new DeviceRecord("kiosk-1", Role.ROLE_KIOSK, "east", KEY),
            new DeviceRecord("terminal-E12", Role.ROLE_WINDOW, "E12", KEY),
            new DeviceRecord("manager-1", Role.ROLE_MANAGER, "", KEY)));
  }

  @AfterEach
  void stopServer() throws IOException {
    server.close();
  }

  @Test
  void theKioskPrintsEachTicket() throws Exception {
    int status =
        run(
            line -> {
              line.welcome(Welcome.newBuilder());
              for (String number : List.of("A001", "A002")) {
                Request request = line.read().getRequest();
                assertThat(request.getIssueTicket().getService()).isEqualTo("passport");
                assertThat(request.getIssueTicket().getTicketClass()).isEqualTo("special");
                line.send(message(reply(request).setIssued(issued(number))));
              }
            },
            "",
            "kiosk",
            "--issue",
            "passport",
            "--class",
            "special",
            "--count",
            "2");
    assertThat(out.toString())
        .isEqualTo(
            """
            A001  passport, east wing, 3 ahead (ticket 1001)
            A002  passport, east wing, 3 ahead (ticket 1001)
            """);
    assertThat(status).isEqualTo(TerminalMain.DONE);
  }

  @Test
  void theKioskReadsLinesAndGoesOnAfterARefusal() throws Exception {
    int status =
        run(
            line -> {
              line.welcome(Welcome.newBuilder());
              line.send(refusal(line.read().getRequest()));
              line.send(message(reply(line.read().getRequest()).setIssued(issued("A001"))));
            },
            "tax\n\npassport\nq\n",
            "kiosk");
    assertThat(out.toString()).contains("A001  passport");
    assertThat(err.toString()).isEqualTo("Refused: nobody waits / 无人等候 (NONE_WAITING)\n");
    assertThat(status).isEqualTo(TerminalMain.DONE);
  }

  @Test
  void anEvacuationNeedsItsWordAndEndsWithoutOne() throws Exception {
    assertThat(terminal("yes\n", "evacuate")).isEqualTo(TerminalMain.REFUSED);
    assertThat(err.toString()).isEqualTo("Not done: \"evacuate\" was not typed.\n");
    List<Request> asked = new ArrayList<>();
    Script granted =
        line -> {
          line.welcome(Welcome.newBuilder());
          Request request = line.read().getRequest();
          asked.add(request);
          line.send(message(reply(request)));
        };

    int status = run(granted, "evacuate\n", "evacuate", "--wing", "E");

    assertThat(status).isEqualTo(TerminalMain.DONE);
    assertThat(asked.get(0).getEvacuate().getWing()).isEqualTo("E");
    assertThat(run(granted, "", "evacuate", "--end")).isEqualTo(TerminalMain.DONE);
    assertThat(asked.get(1).hasEndEvacuation()).isTrue();
    assertThat(out.toString()).endsWith("People may come back: the whole hall\n");
  }

  @Test
  void nextFinishesTheOpenCall() throws Exception {
    List<Request> pressed = new ArrayList<>();
    int status =
        run(
            line -> {
              showWindow(line, 301);
              pressed.add(line.read().getRequest());
              line.send(message(reply(pressed.get(0)).setCall(call(302))));
            },
            "",
            "window",
            "--do",
            "next",
            "--outcome",
            "sent-home");
    assertThat(pressed.get(0).getNext().getFinishing()).isEqualTo(301);
    assertThat(pressed.get(0).getNext().getOutcome()).isEqualTo("sent-home");
    assertThat(out.toString())
        .isEqualTo("A013 to window E12: passport, walk-in (call 302) because least due key\n");
    assertThat(status).isEqualTo(TerminalMain.DONE);
  }

  @Test
  void theWindowsKeysNameTheCallThatIsOpen() throws Exception {
    List<Request> pressed = new ArrayList<>();
    int status =
        run(
            line -> {
              showWindow(line, 0);
              for (int i = 0; i < 6; i++) {
                pressed.add(line.read().getRequest());
                Reply.Builder reply = reply(pressed.get(i));
                line.send(message(pressed.get(i).hasNext() ? reply.setCall(call(302 + i)) : reply));
              }
            },
            "o\nn\nr\nf\nn\nb papers\n!\nq\n",
            "window");
    assertThat(pressed)
        .extracting(request -> request.toBuilder().clearRequestId().build())
        .containsExactly(
            wish(0, "o"),
            wish(0, "n"),
            wish(303, "r"),
            wish(303, "f"),
            wish(0, "n"),
            wish(306, "b papers"));
    assertThat(out.toString())
        .contains(
            "[E12 READY, 2 waiting]",
            "Done: open",
            "A013 to window E12",
            "\"!\" (expected: n=next");
    assertThat(status).isEqualTo(TerminalMain.DONE);
  }

  private static Request wish(long call, String line) {
    Typed typed = Typed.of(line);
    WindowKey key = WindowKey.of(typed.key()).orElseThrow();
    return new WindowWish(call, call, NOON_MS, "Asia/Shanghai").request(key, typed).build();
  }

  /** What each key means, typed as the protocol page has it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          h copy 14:10      | hold_ticket { call_id: 9 reason: "copy" until_ms: 1790057400000 }
          hold copy         | hold_ticket { call_id: 9 reason: "copy" }
          k 5               | resume_ticket { ticket_id: 5 }
          t 5 urgent        | call_ticket { ticket_id: 5 reason: "urgent" }
          i passport P1     | issue_and_serve { service: "passport" ticket_class: "P1" }
          a passport        | add_service { call_id: 9 service: "passport" }
          g passport        | change_service { call_id: 9 service: "passport" }
          m passport        | transfer_ticket { call_id: 9 service: "passport" }
          m @E13            | transfer_ticket { call_id: 9 window: "E13" }
          m passport@E13 anew | transfer_ticket { call_id: 9 service: "passport" window: "E13" \
          place: TRANSFER_ANEW }
          u                 | undo { call_id: 9 }
          j 5               | rejoin_ticket { ticket_id: 5 }
          v 5               | revive_ticket { ticket_id: 5 }
          w P-17 passport 09:05 | enter_paper_ticket { service: "passport" number: "P-17" \
          issued_ms: 1790039100000 }
          p lunch 13:30     | pause_window { reason: "lunch" until_ms: 1790055000000 }
          y on              | set_auto { auto: true }
          y off             | set_auto { }
          l clerk-7         | sign_in { clerk: "clerk-7" }
          e                 | sign_out { }
          """)
  void aKeyIsAWish(String line, String meaning) throws Exception {
    Request.Builder expected = Request.newBuilder();
    TextFormat.merge(meaning, expected);
    assertThat(wish(9, line)).isEqualTo(expected.build());
  }

  @Test
  void whatMakesNoSenseIsSaidAndNotSent() {
    assertThatThrownBy(() -> wish(9, "k A005"))
        .hasMessage("ticket: \"A005\" (expected: its id, a number)");
    assertThatThrownBy(() -> wish(9, "h copy ten"))
        .hasMessage("time: \"ten\" (expected: as in 14:10)");
    assertThatThrownBy(() -> wish(9, "y")).hasMessage("auto: \"\" (expected: on or off)");
  }

  @Test
  void undoNamesTheCallThatHasJustEndedAndBringsItBack() throws Exception {
    List<Request> pressed = new ArrayList<>();
    int status =
        run(
            line -> {
              showWindow(line, 301);
              pressed.add(line.read().getRequest());
              line.send(message(reply(pressed.get(0)).setBecame(Became.BECAME_PASSED)));
              pressed.add(line.read().getRequest());
              line.send(message(reply(pressed.get(1)).setCall(call(301))));
              pressed.add(line.read().getRequest());
              line.send(message(reply(pressed.get(2))));
            },
            "x\nu\nf\nq\n",
            "window");
    assertThat(pressed.get(1).getUndo().getCallId()).isEqualTo(301);
    assertThat(pressed.get(2).getFinish().getCallId()).isEqualTo(301);
    assertThat(out.toString())
        .contains("Done: no-show, the ticket is out of the queue", "A013 to window E12");
    assertThat(status).isEqualTo(TerminalMain.DONE);
  }

  @Test
  void theWindowShowsWhoSitsThereAndWhoIsOnHold() {
    WindowScreen screen = new WindowScreen(writer(out), false);
    HeldTicket held = HeldTicket.newBuilder().setTicketId(5).setNumber("A005").build();
    WindowPicture picture =
        WindowPicture.newBuilder()
            .setWindow("E12")
            .setState(WindowState.WINDOW_PAUSED)
            .setPauseReason("lunch")
            .setClerk("clerk-7")
            .setAuto(true)
            .addHeld(held)
            .build();
    screen.snapshot(Snapshot.newBuilder().setTakeable(2).addWindows(picture).build());
    assertThat(screen.line())
        .isEqualTo("[E12 PAUSED lunch, clerk-7, auto, 2 waiting, on hold: A005 (ticket 5)]");
  }

  @Test
  void theKioskTellsThatTheSlipIsOut() throws Exception {
    List<Request> asked = new ArrayList<>();
    int status =
        run(
            line -> {
              line.welcome(Welcome.newBuilder());
              asked.add(line.read().getRequest());
              line.send(message(reply(asked.get(0)).setIssued(issued("A001"))));
              asked.add(line.read().getRequest());
              line.send(message(reply(asked.get(1)).setBecame(Became.BECAME_WAITING)));
            },
            "",
            "kiosk",
            "--issue",
            "passport",
            "--printer",
            "ok");
    assertThat(asked.get(0).getIssueTicket().getPrinting()).isTrue();
    assertThat(asked.get(1).getConfirmPrint().getTicketId()).isEqualTo(1001);
    assertThat(out.toString()).endsWith("Done: printed, the ticket waits\n");
    assertThat(status).isEqualTo(TerminalMain.DONE);
  }

  @Test
  void theNumberCountsOnceThePrinterHasSaidThatItsSlipIsOut() throws Exception {
    try (PrinterEmulator printer = new PrinterEmulator()) {
      List<Request> asked = printing(printer, "passport\n");
      assertThat(asked.get(0).getIssueTicket().getPrinting()).isTrue();
      assertThat(asked.get(1).getConfirmPrint().getTicketId()).isEqualTo(1001);
      assertThat(printer.paper().slips().get(0).texts())
          .contains("xian", "passport", "A001", "east", "3 people ahead of you");
    }
  }

  @Test
  void withoutPaperANumberIsVoidAndTheSameOneCountsWhenItIsReprinted() throws Exception {
    try (PrinterEmulator printer = new PrinterEmulator()) {
      printer.paper().paperForLines(0);
      List<Request> asked =
          printing(
              printer,
              "passport\nreprint 1001\nreprint 7\n",
              request -> {
                if (request.hasReportPrintFailure()) {
                  printer.paper().reload();
                }
              });
      assertThat(asked.get(1).getReportPrintFailure().getTicketId()).isEqualTo(1001);
      assertThat(asked.get(2).getConfirmPrint().getTicketId()).isEqualTo(1001);
      assertThat(printer.paper().slips()).hasSize(1);
      assertThat(err.toString())
          .isEqualTo(
              """
              Not printed: no slip; printer: no paper
              reprint: ticket 7 (expected: one issued here, with --printer)
              """);
    }
  }

  private List<Request> printing(PrinterEmulator printer, String typed) throws Exception {
    return printing(printer, typed, request -> {});
  }

  /** What the server is asked while this is typed; {@code heard} sees each before its answer. */
  private List<Request> printing(PrinterEmulator printer, String typed, Consumer<Request> heard)
      throws Exception {
    List<Request> asked = new ArrayList<>();
    run(
        line -> {
          line.welcome(Welcome.newBuilder().setHall("xian").setZoneId("Asia/Shanghai"));
          int expected = typed.lines().anyMatch(one -> one.startsWith("reprint")) ? 3 : 2;
          while (asked.size() < expected) {
            Request request = line.read().getRequest();
            asked.add(request);
            heard.accept(request);
            Reply.Builder reply = reply(request);
            line.send(message(request.hasIssueTicket() ? reply.setIssued(issued("A001")) : reply));
          }
        },
        typed,
        "kiosk",
        "--printer",
        printer.address(),
        "--language",
        "en");
    return asked;
  }

  @Test
  void theKioskAsksAboutTicketsThatAreThere() throws Exception {
    List<Request> asked = new ArrayList<>();
    run(
        line -> {
          line.welcome(Welcome.newBuilder());
          for (int i = 0; i < 5; i++) {
            asked.add(line.read().getRequest());
            line.send(message(reply(asked.get(i))));
          }
        },
        "cancel 5\nrejoin 6\nprinted 7\nfailed 8\ncancel P1\nq\n",
        "kiosk");
    assertThat(asked.get(0).getCancelTicket().getTicketId()).isEqualTo(5);
    assertThat(asked.get(1).getRejoinTicket().getTicketId()).isEqualTo(6);
    assertThat(asked.get(2).getConfirmPrint().getTicketId()).isEqualTo(7);
    assertThat(asked.get(3).getReportPrintFailure().getTicketId()).isEqualTo(8);
    assertThat(asked.get(4).getIssueTicket().getService()).as("a service").isEqualTo("cancel");
  }

  @Test
  void aRefusalEndsAScriptWithStatusOne() throws Exception {
    int status =
        run(
            line -> {
              showWindow(line, 0);
              line.send(refusal(line.read().getRequest()));
            },
            "",
            "window",
            "--do",
            "next,start");
    assertThat(err.toString()).isEqualTo("Refused: nobody waits / 无人等候 (NONE_WAITING)\n");
    assertThat(status).isEqualTo(TerminalMain.REFUSED);
  }

  @Test
  void aDeviceThatIsNotLetInSaysWhy() throws Exception {
    int status =
        run(
            line -> {
              line.read();
              line.send(
                  ServerMessage.newBuilder()
                      .setReject(
                          Reject.newBuilder()
                              .setCode(RejectCode.REJECT_PROOF)
                              .setWords("unknown device or wrong key")));
            },
            "",
            "kiosk",
            "--issue",
            "passport");
    assertThat(err.toString()).endsWith(": rejected: REJECT_PROOF unknown device or wrong key\n");
    assertThat(status).isEqualTo(TerminalMain.UNREACHABLE);
  }

  @Test
  void noServerIsSaidWithinThePatience() throws IOException {
    server.close();
    int status = terminal("", "kiosk", "--issue", "passport", "--timeout", "1");
    assertThat(err.toString())
        .startsWith("No login from 127.0.0.1:")
        .contains("within 1 s: no connection to");
    assertThat(status).isEqualTo(TerminalMain.UNREACHABLE);
  }

  @Test
  void faultsOfTheKeyFileAreUsageErrors() throws IOException {
    Files.writeString(keys(), "kiosk-1 printer east 00\nkiosk-2 kiosk\n");
    assertThat(terminal("", "kiosk")).isEqualTo(TerminalMain.USAGE);
    assertThat(err.toString())
        .contains(
            "line 1: role: \"printer\"", "line 2: 2 words (expected: deviceId role place key)");
  }

  @Test
  void optionsSayTheBadAndTheExpectedValue() {
    assertUsage(
        "--device: \"terminal-E12\" (expected: a kiosk of ", "kiosk", "--device", "terminal-E12");
    assertUsage("--count: 0 (expected: 1 or more)", "kiosk", "--issue", "tax", "--count", "0");
    assertUsage("--timeout: 0 (expected: 1 or more seconds)", "kiosk", "--timeout", "0");
    assertUsage("--server: port \"http\" (expected: 1..65535)", "kiosk", "--server", "hall:http");
    assertUsage("--server: \"hall\" (expected: host:port)", "kiosk", "--server", "hall");
    assertUsage("--do: \"jump\" (expected: n=next", "window", "--do", "jump");
    assertUsage("Say which device: kiosk or window");
  }

  @Test
  void helpNamesTheKeysAndTheExitStatus() {
    assertThat(TerminalMain.run(reader(""), writer(out), writer(err), "window", "--help")).isZero();
    assertThat(out.toString()).contains("n [OUTCOME]", "--do=KEY", "Exit status: 0 done");
  }

  private void assertUsage(String words, String... args) {
    err.getBuffer().setLength(0);
    assertThat(terminal("", args)).isEqualTo(TerminalMain.USAGE);
    assertThat(err.toString()).contains(words);
  }

  private int run(Script script, String typed, String... args) throws Exception {
    CompletableFuture<Void> served =
        CompletableFuture.runAsync(
            () -> {
              try (Line line = server.accept()) {
                script.play(line);
                line.isClosedByDevice();
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    int status = terminal(typed, args);
    served.get(10, SECONDS);
    return status;
  }

  private int terminal(String typed, String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    if (!all.isEmpty()) {
      all.addAll(1, List.of("--keys", keys().toString()));
      if (!all.contains("--server")) {
        all.addAll(1, List.of("--server", "127.0.0.1:" + server.address().getPort()));
      }
    }
    return TerminalMain.run(reader(typed), writer(out), writer(err), all.toArray(String[]::new));
  }

  private Path keys() {
    return directory.resolve("devices.keys");
  }

  private static BufferedReader reader(String typed) {
    return new BufferedReader(new StringReader(typed));
  }

  private static PrintWriter writer(StringWriter to) {
    return new PrintWriter(to, true);
  }

  private static void showWindow(Line line, long callId) throws IOException {
    line.welcome(Welcome.newBuilder().setWindow("E12"));
    assertThat(line.read().getWatch()).isEqualTo(Watch.newBuilder().addWindows("E12").build());
    WindowPicture.Builder picture =
        WindowPicture.newBuilder().setWindow("E12").setState(WindowState.WINDOW_READY);
    line.send(
        ServerMessage.newBuilder()
            .setSnapshot(
                Snapshot.newBuilder()
                    .setWatchKey("//E12")
                    .setTakeable(2)
                    .addWindows(picture.setCallId(callId))));
  }

  private static Reply.Builder reply(Request request) {
    return Reply.newBuilder().setRequestId(request.getRequestId()).setStatus(Status.STATUS_DONE);
  }

  private static ServerMessage.Builder message(Reply.Builder reply) {
    return ServerMessage.newBuilder().setReply(reply);
  }

  private static ServerMessage.Builder refusal(Request request) {
    Refusal.Builder refusal =
        Refusal.newBuilder().setCode("NONE_WAITING").setWords("nobody waits").setWordsZh("无人等候");
    return message(reply(request).setStatus(Status.STATUS_REFUSED).setRefusal(refusal));
  }

  private static Issued issued(String number) {
    return Issued.newBuilder()
        .setTicketId(1001)
        .setNumber(number)
        .setService("passport")
        .setWing("east")
        .setAhead(3)
        .build();
  }

  private static Call call(long id) {
    return Call.newBuilder()
        .setCallId(id)
        .setNumber("A013")
        .setService("passport")
        .setTicketClass("walk-in")
        .setWindow("E12")
        .setReason("least due key")
        .build();
  }
}

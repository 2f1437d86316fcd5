package io.jiaohao.protocol.netty;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.protocol.DeviceKey;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.KeyFile;
import io.jiaohao.protocol.ProtocolDescriptor;
import io.jiaohao.protocol.netty.FakeServer.Line;
import io.jiaohao.protocol.wire.Call;
import io.jiaohao.protocol.wire.Delta;
import io.jiaohao.protocol.wire.Issued;
import io.jiaohao.protocol.wire.Refusal;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.Role;
import io.jiaohao.protocol.wire.ServerMessage;
import io.jiaohao.protocol.wire.Snapshot;
import io.jiaohao.protocol.wire.Status;
import io.jiaohao.protocol.wire.Welcome;
import io.jiaohao.protocol.wire.WindowPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A client in another language, written from the protocol page, understands the frames. */
@Timeout(60)
class StrangerTest {
  private static final String PYTHON = "/usr/bin/python3";
  private static final DeviceKey KEY = DeviceKey.ofHex("0f".repeat(32));

  @TempDir private Path directory;
  private FakeServer server;

  @BeforeEach
  void prepare() throws Exception {
    assertThat(
            Files.exists(Path.of(PYTHON)) && python("-c", "import google.protobuf").waitFor() == 0)
        .as("the test needs the Debian package \"python3-protobuf\"")
        .isTrue();
    ProtocolDescriptor.write(descriptors());
    server = new FakeServer(KEY);
  }

  @AfterEach
  void close() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void theExampleOfTheProtocolPageGetsATicket() throws Exception {
    String page = Files.readString(Path.of("docs", "protocol.md"));
    String start = "```python\n";
    int from = page.indexOf(start) + start.length();
    Path example =
        Files.writeString(
            directory.resolve("kiosk.py"), page.substring(from, page.indexOf("```", from)));
    Process kiosk =
        python(
            example.toString(),
            "127.0.0.1",
            port(),
            "kiosk-1",
            KEY.toHex(),
            descriptors().toString(),
            "passport");
    try (Line line = server.welcome(Welcome.newBuilder().setHighestRequestId(300))) {
      Request request = line.read().getRequest();
      assertThat(request.getRequestId()).isEqualTo(301);
      assertThat(request.getIssueTicket().getService()).isEqualTo("passport");
      line.reply(done(request).setIssued(Issued.newBuilder().setNumber("A013")));
    }
    assertThat(output(kiosk)).isEqualTo("A013\n");
    assertThat(kiosk.waitFor()).isZero();
  }

  @Test
  void aTicketGoesFromTheKioskToTheBoard() throws Exception {
    Process stranger = stranger();
    try (Line board = server.welcome(Welcome.newBuilder())) {
      assertThat(board.read().hasWatch()).isTrue();
      board.send(snapshot(10, 0));
      assertThat(board.read().getShown().getSeq()).isEqualTo(10);
      try (Line kiosk = server.welcome(Welcome.newBuilder());
          Line window = server.welcome(Welcome.newBuilder().setWindow("E12"))) {
        Request issue = kiosk.read().getRequest();
        kiosk.reply(done(issue).setIssued(Issued.newBuilder().setTicketId(7).setNumber("A002")));
        Request open = window.read().getRequest();
        assertThat(open.hasOpenWindow()).isTrue();
        window.reply(
            done(open)
                .setStatus(Status.STATUS_REFUSED)
                .setRefusal(Refusal.newBuilder().setCode("WINDOW_OPEN")));
        window.reply(done(window.read().getRequest()).setCall(call(20, 6, "A001")));
        Request next = window.read().getRequest();
        assertThat(next.getNext().getFinishing()).as("the call before").isEqualTo(20);
        window.reply(done(next).setCall(call(21, 7, "A002")));
        board.send(delta(10, 12, 20));
        assertThat(board.read().getShown().getSeq()).isEqualTo(12);
        board.send(delta(13, 14, 0));
        assertThat(board.read().hasSnapshotPlease()).as("13 was lost").isTrue();
        board.send(snapshot(14, 21));
        assertThat(board.read().getShown().getSeq()).isEqualTo(14);
        Request finish = window.read().getRequest();
        assertThat(finish.getFinish().getCallId()).isEqualTo(21);
        window.reply(done(finish));
        board.send(delta(14, 15, 0));
        assertThat(board.read().getShown().getSeq()).isEqualTo(15);
      }
    }
    assertThat(output(stranger))
        .isEqualTo(
            "{\"ok\": true, \"number\": \"A002\", \"window\": \"E12\", \"on_board\": \"A002\","
                + " \"board_seq\": 15}\n");
    assertThat(stranger.waitFor()).isZero();
  }

  @Test
  void aServerWithoutTheKeyIsLeft() throws Exception {
    server.close();
    server = new FakeServer(DeviceKey.ofHex("f0".repeat(32)));
    Process stranger = stranger();
    try (Line line = server.accept()) {
      line.welcomeWithoutChecking(Welcome.newBuilder());
      assertThat(line.isClosedByDevice()).isTrue();
    }
    assertThat(output(stranger)).contains("board: the server does not hold the key");
    assertThat(stranger.waitFor()).isEqualTo(1);
  }

  private Process stranger() throws IOException {
    Path keys = directory.resolve("devices.keys");
    KeyFile.write(
        keys,
        List.of(
            new DeviceRecord("kiosk-1", Role.ROLE_KIOSK, "east", KEY),
            new DeviceRecord("terminal-E12", Role.ROLE_WINDOW, "E12", KEY),
            new DeviceRecord("board-1", Role.ROLE_BOARD, "", KEY)));
    return python(
        Path.of("src", "test", "python", "stranger.py").toString(),
        "127.0.0.1",
        port(),
        keys.toString(),
        descriptors().toString());
  }

  private Path descriptors() {
    return directory.resolve("messages.pb");
  }

  private String port() {
    return String.valueOf(server.address().getPort());
  }

  private static Process python(String... args) throws IOException {
    List<String> command = new ArrayList<>(List.of(PYTHON));
    command.addAll(List.of(args));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static String output(Process process) throws Exception {
    assertThat(process.waitFor(20, SECONDS)).isTrue();
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }

  private static Reply.Builder done(Request request) {
    return Reply.newBuilder().setRequestId(request.getRequestId()).setStatus(Status.STATUS_DONE);
  }

  private static Call call(long id, long ticket, String number) {
    return Call.newBuilder().setCallId(id).setTicketId(ticket).setNumber(number).build();
  }

  private static WindowPicture picture(long callId) {
    return WindowPicture.newBuilder()
        .setWindow("E12")
        .setCallId(callId)
        .setNumber(callId == 0 ? "" : "A002")
        .build();
  }

  private static ServerMessage.Builder snapshot(long seq, long callId) {
    return ServerMessage.newBuilder()
        .setSnapshot(
            Snapshot.newBuilder().setSeq(seq).setWatchKey("//").addWindows(picture(callId)));
  }

  private static ServerMessage.Builder delta(long after, long upTo, long callId) {
    return ServerMessage.newBuilder()
        .setDelta(Delta.newBuilder().setAfter(after).setUpTo(upTo).addWindows(picture(callId)));
  }
}

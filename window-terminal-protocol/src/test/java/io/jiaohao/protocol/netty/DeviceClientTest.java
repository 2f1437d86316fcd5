package io.jiaohao.protocol.netty;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.jiaohao.protocol.DeviceIdentity;
import io.jiaohao.protocol.DeviceKey;
import io.jiaohao.protocol.netty.FakeServer.Line;
import io.jiaohao.protocol.wire.Challenge;
import io.jiaohao.protocol.wire.Delta;
import io.jiaohao.protocol.wire.DeviceMessage;
import io.jiaohao.protocol.wire.IssueTicket;
import io.jiaohao.protocol.wire.Next;
import io.jiaohao.protocol.wire.Reject;
import io.jiaohao.protocol.wire.RejectCode;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.Role;
import io.jiaohao.protocol.wire.ServerMessage;
import io.jiaohao.protocol.wire.Snapshot;
import io.jiaohao.protocol.wire.Status;
import io.jiaohao.protocol.wire.Unsupported;
import io.jiaohao.protocol.wire.Watch;
import io.jiaohao.protocol.wire.Welcome;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A device's session against a server that follows a script, over real sockets. */
@Timeout(60)
class DeviceClientTest {
  private static final DeviceKey KEY = DeviceKey.ofHex("0f".repeat(32));
  private static final DeviceIdentity WINDOW =
      new DeviceIdentity("terminal-E12", Role.ROLE_WINDOW, KEY);
  private static final Watch EAST = Watch.newBuilder().setWing("east").build();
  private static EventLoopGroup loops;

  private final Notes notes = new Notes();
  private final List<CompletableFuture<Reply>> asked = new ArrayList<>();
  private FakeServer server;
  private DeviceClient client;

  @BeforeAll
  static void startLoop() {
    loops = Transport.best().eventLoops(1, "device");
  }

  @AfterAll
  static void endLoop() {
    loops.shutdownGracefully(0, 1, SECONDS).syncUninterruptibly();
  }

  @BeforeEach
  void startServer() throws IOException {
    server = new FakeServer(KEY);
  }

  @AfterEach
  void closeAll() throws IOException {
    client.close();
    server.close();
  }

  @Test
  void aRequestGetsItsReply() throws Exception {
    start(settings());
    try (Line line = server.welcome(Welcome.newBuilder().setHighestRequestId(41))) {
      CompletableFuture<Reply> reply = client.request(next());
      Request request = line.read().getRequest();
      assertThat(request.getRequestId()).as("goes on above what the hall remembers").isEqualTo(42);
      line.send(done(42));
      assertThat(reply.get(10, SECONDS).getStatus()).isEqualTo(Status.STATUS_DONE);
    }
  }

  @Test
  void aServerWithoutTheKeyIsLeft() throws Exception {
    start(settings());
    try (Line line = server.accept()) {
      line.challenge(challenge());
      line.read();
      line.send(
          ServerMessage.newBuilder()
              .setWelcome(Welcome.newBuilder().setServerMac(ByteString.copyFrom(new byte[32]))));
      assertThat(line.isClosedByDevice()).isTrue();
      await().until(() -> notes.contain("wrong server proof"));
      assertThat(notes.all()).doesNotContain("welcomed");
    }
  }

  @Test
  void aServerThatReflectsTheDevicesOwnProofIsLeft() throws Exception {
    start(settings());
    try (Line line = server.accept()) {
      line.challenge(challenge());
      ByteString reflected = line.read().getProof().getMac();
      line.send(
          ServerMessage.newBuilder().setWelcome(Welcome.newBuilder().setServerMac(reflected)));
      await().until(() -> notes.contain("wrong server proof"));
    }
  }

  @Test
  void aVersionThatWasNotOfferedIsLeft() throws Exception {
    start(settings());
    try (Line line = server.accept()) {
      line.challenge(challenge().toBuilder().setVersion(2).build());
      await().until(() -> notes.contain("version: 2 (expected: 1..1)"));
    }
  }

  @Test
  void afterACutUnansweredRequestsGoOutAgainUnderTheSameIdsInOrder() throws Exception {
    start(settings());
    CompletableFuture<Reply> first;
    CompletableFuture<Reply> third;
    try (Line line = server.welcome(Welcome.newBuilder())) {
      first = client.request(issue("passport"));
      CompletableFuture<Reply> second = client.request(issue("tax"));
      third = client.request(issue("water"));
      assertThat(List.of(line.read(), line.read(), line.read()))
          .extracting(message -> message.getRequest().getRequestId())
          .containsExactly(1L, 2L, 3L);
      line.send(done(2));
      second.get(10, SECONDS);
    }
    try (Line line = server.welcome(Welcome.newBuilder().setHighestRequestId(3))) {
      Request again = line.read().getRequest();
      assertThat(again).isEqualTo(issue("passport").setRequestId(1).build());
      assertThat(line.read().getRequest()).isEqualTo(issue("water").setRequestId(3).build());
      CompletableFuture<Reply> fourth = client.request(issue("gas"));
      assertThat(line.read().getRequest().getRequestId()).isEqualTo(4);
      line.send(done(1));
      line.send(done(3));
      line.send(done(4));
      assertThat(first.get(10, SECONDS).getRequestId()).isEqualTo(1);
      assertThat(third.get(10, SECONDS).getRequestId()).isEqualTo(3);
      assertThat(fourth.get(10, SECONDS).getRequestId()).isEqualTo(4);
    }
  }

  @Test
  void requestsMadeWithoutAConnectionWaitForIt() throws Exception {
    client = new DeviceClient(loops.next(), settings(), WINDOW, notes);
    ask(issue("passport"));
    ask(issue("tax"));
    client.start();
    try (Line line = server.welcome(Welcome.newBuilder().setHighestRequestId(7))) {
      assertThat(line.read().getRequest()).isEqualTo(issue("passport").setRequestId(8).build());
      assertThat(line.read().getRequest()).isEqualTo(issue("tax").setRequestId(9).build());
    }
  }

  @Test
  void aBusyServerIsAskedAgainWithTheSameId() throws Exception {
    start(settings());
    try (Line line = server.welcome(Welcome.newBuilder())) {
      CompletableFuture<Reply> reply = client.request(next());
      Request first = line.read().getRequest();
      line.send(
          ServerMessage.newBuilder()
              .setReply(
                  Reply.newBuilder()
                      .setRequestId(1)
                      .setStatus(Status.STATUS_BUSY)
                      .setRetryAfterMs(20)));
      assertThat(line.read().getRequest()).isEqualTo(first);
      assertThat(reply).isNotDone();
      line.send(done(1));
      assertThat(reply.get(10, SECONDS).getStatus()).isEqualTo(Status.STATUS_DONE);
    }
  }

  @Test
  void aRequestTheServerDoesNotKnowFails() throws Exception {
    start(settings());
    try (Line line = server.welcome(Welcome.newBuilder())) {
      CompletableFuture<Reply> reply = client.request(next());
      line.read();
      line.send(
          ServerMessage.newBuilder()
              .setUnsupported(Unsupported.newBuilder().setRequestId(1).setWords("no such action")));
      assertFails(reply, "not known to the server: no such action");
    }
  }

  @Test
  void oneRequestTooManyFailsAtOnceAndTheOthersStay() throws Exception {
    start(settings().withPendingMax(2));
    try (Line line = server.welcome(Welcome.newBuilder())) {
      CompletableFuture<Reply> first = client.request(next());
      ask(next());
      assertFails(client.request(next()), "never sent: 2 requests wait");
      line.read();
      line.send(done(1));
      first.get(10, SECONDS);
      ask(next());
      assertThat(List.of(line.read(), line.read()))
          .extracting(message -> message.getRequest().getRequestId())
          .containsExactly(2L, 3L);
    }
  }

  @Test
  void closingFailsWhatHasNoAnswer() throws Exception {
    start(settings());
    try (Line line = server.welcome(Welcome.newBuilder())) {
      CompletableFuture<Reply> reply = client.request(next());
      line.read();
      client.close();
      assertFails(reply, "the client was closed");
      assertThat(line.isClosedByDevice()).isTrue();
      assertFails(client.request(next()), "never sent: the client has ended");
    }
  }

  @Test
  void aFeedWithoutGapsIsHandedOn() throws Exception {
    start(settings());
    client.watch(EAST);
    try (Line line = server.welcome(Welcome.newBuilder())) {
      assertThat(line.read().getWatch()).isEqualTo(EAST);
      line.send(snapshot(10, "east//"));
      line.send(delta(10, 12));
      line.send(delta(12, 13));
      await().until(() -> notes.contain("delta 13"));
      assertThat(notes.all()).containsExactly("welcomed", "snapshot 10", "delta 12", "delta 13");
    }
  }

  @Test
  void aGapInTheFeedAsksForOneSnapshotAndNothingIsShownBeforeIt() throws Exception {
    start(settings());
    client.watch(EAST);
    try (Line line = server.welcome(Welcome.newBuilder())) {
      line.read();
      line.send(snapshot(10, "east//"));
      line.send(delta(11, 12));
      line.send(delta(12, 13));
      assertThat(line.read().hasSnapshotPlease()).isTrue();
      line.send(snapshot(13, "east//"));
      line.send(delta(13, 14));
      await().until(() -> notes.contain("delta 14"));
      assertThat(notes.all()).containsExactly("welcomed", "snapshot 10", "snapshot 13", "delta 14");
      CompletableFuture<Reply> marker = client.request(next());
      assertThat(line.read().hasRequest()).as("the snapshot was asked for once").isTrue();
      assertThat(marker).isNotDone();
    }
  }

  @Test
  void aNewWatchIgnoresWhatIsLeftOfTheOldFeed() throws Exception {
    start(settings());
    client.watch(EAST);
    try (Line line = server.welcome(Welcome.newBuilder())) {
      line.read();
      line.send(snapshot(10, "east//"));
      await().until(() -> notes.contain("snapshot 10"));
      client.watch(Watch.newBuilder().setWing("west").setZone("tax").build());
      assertThat(line.read().getWatch().getWing()).isEqualTo("west");
      line.send(delta(10, 11));
      line.send(snapshot(11, "east//"));
      line.send(snapshot(11, "west/tax/"));
      line.send(delta(11, 12));
      await().until(() -> notes.contain("delta 12"));
      assertThat(notes.all()).containsExactly("welcomed", "snapshot 10", "snapshot 11", "delta 12");
    }
  }

  @Test
  void theWatchBeginsAgainOnANewConnection() throws Exception {
    start(settings());
    client.watch(EAST);
    try (Line line = server.welcome(Welcome.newBuilder())) {
      line.read();
      line.send(snapshot(10, "east//"));
      await().until(() -> notes.contain("snapshot 10"));
    }
    try (Line line = server.welcome(Welcome.newBuilder())) {
      assertThat(line.read().getWatch()).isEqualTo(EAST);
      line.send(delta(10, 11));
      line.send(snapshot(12, "east//"));
      await().until(() -> notes.contain("snapshot 12"));
      assertThat(notes.all()).doesNotContain("delta 11");
    }
  }

  @Test
  void shownTellsTheHighestOnly() throws Exception {
    start(settings());
    try (Line line = server.welcome(Welcome.newBuilder())) {
      await().until(() -> notes.contain("welcomed"));
      loops
          .next()
          .submit(() -> List.of(5L, 6L, 9L, 7L).forEach(client::shown))
          .syncUninterruptibly();
      assertThat(line.read().getShown().getSeq()).isEqualTo(5);
      assertThat(line.read().getShown().getSeq()).isEqualTo(9);
    }
  }

  @Test
  void aSilentServerIsLeftAndTriedAgain() throws Exception {
    start(settings());
    Welcome.Builder impatient = Welcome.newBuilder().setHeartbeatMs(50).setDeadAfterMs(150);
    try (Line silent = server.welcome(impatient);
        Line next = server.welcome(impatient)) {
      assertThat(silent.isClosedByDevice()).isTrue();
      assertThat(next.readAny().hasHeartbeat()).isTrue();
      assertThat(notes.all()).contains("disconnected: the server fell silent");
    }
  }

  @Test
  void anIdleDeviceSendsHeartbeats() throws Exception {
    start(settings());
    Welcome.Builder often = Welcome.newBuilder().setHeartbeatMs(20).setDeadAfterMs(60_000);
    try (Line line = server.welcome(often)) {
      assertThat(List.of(line.readAny(), line.readAny(), line.readAny()))
          .allMatch(DeviceMessage::hasHeartbeat);
    }
  }

  @Test
  void aServerThatNeverAnswersTheHelloIsLeft() throws Exception {
    start(settings().withTimeouts(1_000, 100));
    try (Line line = server.accept()) {
      assertThat(line.isClosedByDevice()).isTrue();
      await().until(() -> notes.contain("no login within 100 ms"));
    }
  }

  @Test
  void brokenFramesEndTheConnectionAndTheClientComesBack() throws Exception {
    start(settings());
    try (Line line = server.welcome(Welcome.newBuilder())) {
      line.sendBytes(new byte[] {0});
      assertThat(line.isClosedByDevice()).isTrue();
      await().until(() -> notes.contain("bad frame"));
    }
    server.welcome(Welcome.newBuilder()).close();
  }

  @Test
  void aRejectedDeviceKeepsTrying() throws Exception {
    start(settings());
    try (Line line = server.accept()) {
      line.read();
      line.send(reject(RejectCode.REJECT_PROOF));
      await().until(() -> notes.contain("rejected REJECT_PROOF"));
    }
    server.welcome(Welcome.newBuilder()).close();
  }

  @Test
  void aReplacedDeviceStops() throws Exception {
    start(settings());
    try (Line line = server.welcome(Welcome.newBuilder())) {
      CompletableFuture<Reply> reply = client.request(next());
      line.read();
      line.send(reject(RejectCode.REJECT_REPLACED));
      assertFails(reply, "the device has logged in elsewhere");
      assertThat(line.isClosedByDevice()).isTrue();
      assertFails(client.request(next()), "never sent: the client has ended");
    }
  }

  @Test
  void severalAddressesAreTriedInTurn() throws Exception {
    InetSocketAddress nobody;
    try (FakeServer gone = new FakeServer(KEY)) {
      nobody = gone.address();
    }
    start(ClientSettings.of(List.of(nobody, server.address())).withBackoff(1, 20, 7));
    server.welcome(Welcome.newBuilder()).close();
    assertThat(notes.all().get(0)).startsWith("disconnected: no connection to");
  }

  @Test
  void aHallThatIsElsewhereIsFollowedAtOnce() throws Exception {
    try (FakeServer owner = new FakeServer(KEY)) {
      start(ClientSettings.of(List.of(server.address())).withBackoff(60_000, 60_000, 7));
      try (Line line = server.accept()) {
        line.read();
        line.send(elsewhere("127.0.0.1:" + owner.address().getPort()));
        owner.welcome(Welcome.newBuilder()).close();
      }
    }
  }

  @Test
  void whoIsSentAroundGoesBackToItsOwnServers() throws Exception {
    try (FakeServer other = new FakeServer(KEY)) {
      String there = "127.0.0.1:" + other.address().getPort();
      start(settings());
      sendOn(server, there);
      for (int i = 0; i < 3; i++) {
        sendOn(other, there);
      }
      server.welcome(Welcome.newBuilder()).close();
    }
  }

  @Test
  void anAddressThatIsNoneIsNobodyKnown() throws Exception {
    start(settings());
    for (String bad : List.of("", "7500", ":7500", "host:", "host:0", "host:65536", "host:x")) {
      sendOn(server, bad);
    }
    server.welcome(Welcome.newBuilder()).close();
  }

  private static void sendOn(FakeServer from, String to) throws Exception {
    try (Line line = from.accept()) {
      line.read();
      line.send(elsewhere(to));
      assertThat(line.isClosedByDevice()).isTrue();
    }
  }

  private static ServerMessage.Builder elsewhere(String address) {
    return ServerMessage.newBuilder()
        .setReject(Reject.newBuilder().setCode(RejectCode.REJECT_ELSEWHERE).setAddress(address));
  }

  @Test
  void connectsFromTheAddressGiven() throws Exception {
    InetAddress seven = InetAddress.getByName("127.0.0.7");
    start(settings().from(seven));
    try (Line line = server.welcome(Welcome.newBuilder())) {
      assertThat(line.device()).isEqualTo(seven);
    }
  }

  private void start(ClientSettings settings) {
    client = new DeviceClient(loops.next(), settings, WINDOW, notes);
    client.start();
  }

  private ClientSettings settings() {
    return ClientSettings.of(List.of(server.address())).withBackoff(1, 20, 7);
  }

  private void ask(Request.Builder action) {
    asked.add(client.request(action));
  }

  private static void assertFails(CompletableFuture<Reply> reply, String words) {
    assertThatThrownBy(() -> reply.get(10, SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(NotAnsweredException.class)
        .hasMessageContaining(words);
  }

  private static Request.Builder next() {
    return Request.newBuilder().setNext(Next.getDefaultInstance());
  }

  private static Request.Builder issue(String service) {
    return Request.newBuilder().setIssueTicket(IssueTicket.newBuilder().setService(service));
  }

  private static Challenge challenge() {
    return Challenge.newBuilder()
        .setVersion(1)
        .setServerNonce(ByteString.copyFrom(new byte[16]))
        .build();
  }

  private static ServerMessage.Builder done(long id) {
    return ServerMessage.newBuilder()
        .setReply(Reply.newBuilder().setRequestId(id).setStatus(Status.STATUS_DONE));
  }

  private static ServerMessage.Builder snapshot(long seq, String watchKey) {
    return ServerMessage.newBuilder()
        .setSnapshot(Snapshot.newBuilder().setSeq(seq).setWatchKey(watchKey));
  }

  private static ServerMessage.Builder delta(long after, long upTo) {
    return ServerMessage.newBuilder().setDelta(Delta.newBuilder().setAfter(after).setUpTo(upTo));
  }

  private static ServerMessage.Builder reject(RejectCode code) {
    return ServerMessage.newBuilder().setReject(Reject.newBuilder().setCode(code));
  }
}

package io.jiaohao.app;

import static io.jiaohao.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.core.Event;
import io.jiaohao.journal.redis.FaultProxy;
import io.jiaohao.protocol.wire.Call;
import io.jiaohao.protocol.wire.Issued;
import io.jiaohao.protocol.wire.RejectCode;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.WindowPicture;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Two nodes that share a hall")
class ClusterTest {
  private static final int RUSH = 20;
  private static final int RACES = 10;
  private static final long NANOS_PER_MS = 1_000_000;
  private static final Duration TAKEN_WITHIN = Duration.ofSeconds(20);

  @TempDir private Path dir;
  private TwoNodes nodes;
  private final KillLoad load = new KillLoad();
  private final List<TestDevice> boards = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    nodes = TwoNodes.start(dir);
  }

  @AfterEach
  void stop() throws Exception {
    nodes.close();
  }

  private void startLoad() {
    for (String node : List.of("n1", "n2")) {
      TestDevice board = nodes.device("board-E" + (boards.size() + 1), node);
      board.watchAll();
      boards.add(board);
    }
    for (int i = 1; i <= 3; i++) {
      load.issueAt(nodes.device("kiosk-E" + i, i % 2 == 0 ? "n1" : "n2"), 3);
      TestDevice window = nodes.device("window-E0" + i, i % 2 == 0 ? "n2" : "n1");
      window.open();
      load.serveAt(window);
    }
  }

  /** C29: whichever node it first came to, a board shows what a fresh one does. */
  private void checkBoards() {
    TestDevice fresh = nodes.device("strip-E04", "n1");
    fresh.watchAll();
    fresh.awaitPicture();
    for (TestDevice board : boards) {
      await().untilAsserted(() -> assertThat(board.picture()).isEqualTo(fresh.picture()));
    }
  }

  private void awaitMore(int answers) {
    int until = load.acknowledged() + answers;
    await()
        .untilAsserted(
            () -> assertThat(load.acknowledged()).as("%s", load).isGreaterThanOrEqualTo(until));
  }

  /** What the devices were told, against the history in Redis. */
  private HistoryCheck endLoad() throws Exception {
    load.end();
    await().untilAsserted(() -> assertThat(load.underWay()).isZero());
    checkBoards();
    HistoryCheck history = new HistoryCheck(0);
    List<Long> epochs = new ArrayList<>();
    nodes.read(
        entry -> {
          history.entry(entry);
          epochs.add(entry.epoch());
        });
    assertThat(history.faults()).isEmpty();
    assertThat(load.oddities()).isEmpty();
    assertThat(epochs).isSorted();
    load.issued()
        .forEach(
            (request, told) -> {
              Event.TicketIssued fact = history.eventOf(request, Event.TicketIssued.class);
              assertThat(fact.ticketId()).isEqualTo(told.getTicketId());
              assertThat(fact.number()).isEqualTo(told.getNumber());
            });
    load.called()
        .forEach(
            (request, told) ->
                assertThat(history.eventOf(request, Event.TicketCalled.class).callId())
                    .isEqualTo(told.getCallId()));
    assertThat(load.issued().values()).extracting(Issued::getNumber).doesNotHaveDuplicates();
    assertThat(load.called().values()).extracting(Call::getCallId).doesNotHaveDuplicates();
    return history;
  }

  @Test
  @DisplayName("the owner killed under load, again and again: the standby goes on, nothing is lost")
  void ownerKilled() throws Exception {
    int kills = Race.rounds(3, 50);
    List<Long> tookMs = new ArrayList<>();
    startLoad();
    for (int kill = 1; kill <= kills; kill++) {
      awaitMore(100);
      String owner = nodes.owner();
      nodes.node(owner).kill();
      long killedNanos = System.nanoTime();
      await().pollDelay(Duration.ofMillis(100)).until(() -> true); // What it had sent comes in.
      int before = load.acknowledged();
      Awaitility.await()
          .atMost(TAKEN_WITHIN)
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(5))
          .until(() -> load.acknowledged() > before);
      tookMs.add((System.nanoTime() - killedNanos) / NANOS_PER_MS);
      assertThat(nodes.owner()).isEqualTo(TwoNodes.other(owner));
      nodes.node(owner).start();
      nodes.awaitFollowed(owner);
    }
    awaitMore(100);
    assertThat(endLoad().resumes()).isGreaterThanOrEqualTo(kills);
    Collections.sort(tookMs);
    System.out.printf(
        "ClusterTest: %d kills, from the kill to the first answer p50 %d ms, max %d ms; %d tickets,"
            + " %d calls, %d answers repeated%n",
        kills,
        tookMs.get(tookMs.size() / 2),
        tookMs.get(tookMs.size() - 1),
        load.issued().size(),
        load.called().size(),
        load.repeated());
  }

  @Test
  @DisplayName("C07: an owner that is frozen past its lease and thaws answers nothing from memory")
  void ownerFrozen() throws Exception {
    TestDevice kiosk = nodes.device("kiosk-E1", "n1");
    TestDevice one = nodes.device("window-E01", "n1");
    one.open();
    kiosk.issue("AA");
    kiosk.close();
    nodes.node("n1").freeze();
    CompletableFuture<Reply> intoTheIce = one.send(TestDevice.nextOf(0));
    await().untilAsserted(() -> assertThat(nodes.owner()).isEqualTo("n2"));
    nodes.awaitServed("n2");
    TestDevice two = nodes.device("window-E02", "n2");
    two.open();
    TestDevice board = nodes.device("board-E1", "n2");
    board.watchAll();
    board.awaitPicture();
    Call call = two.next();
    two.startService(call.getCallId()); // Hall time is fast here; nobody is to be a no-show.
    Patience.letPass(Duration.ofMillis(Race.rounds(4_000, 30_000)));
    nodes.node("n1").thaw();

    Reply late = TestDevice.answerOf(intoTheIce);
    assertThat(late.hasCall()).as("%s", late).isFalse();
    // Sent to the owner, or gone there by itself when it heard nothing for long.
    await().until(() -> one.welcomes() > 1);
    nodes.awaitFollowed("n1");
    assertThat(nodes.owner()).isEqualTo("n2");
    assertThat(board.seen().stream().filter(picture -> picture.getCallId() == call.getCallId()))
        .extracting(WindowPicture::getWindow)
        .containsOnly("E02");
    assertThat(two.finish(call.getCallId()).hasCall()).isFalse();
  }

  @Test
  @DisplayName("a hall moved under load, and a node drained, lose nothing and repeat nothing")
  void moved() throws Exception {
    startLoad();
    awaitMore(100);
    assertThat(nodes.command("move", "small", "n2", "--journal", nodes.uri()))
        .isEqualTo("hall small: goes to n2\n");
    nodes.awaitServed("n2");
    nodes.awaitFollowed("n1");
    awaitMore(100);
    nodes.command("move", "small", "-", "--journal", nodes.uri());
    assertThat(nodes.command("drain", "n2", "--journal", nodes.uri()))
        .isEqualTo("node n2: gives its halls away\n");
    nodes.awaitServed("n1");
    nodes.awaitFollowed("n2");
    awaitMore(100);
    assertThat(nodes.command("status", "--journal", nodes.uri()))
        .contains("node n2: devices 127.0.0.1:", ", is being drained\n")
        .contains("hall small: n1 serves, n2 follows\n");
    assertThat(nodes.command("move", "small", "n9", "--journal", nodes.uri()))
        .isEqualTo("node: n9 (expected: one of [n1, n2])\n");
    nodes.command("drain", "n2", "--end", "--journal", nodes.uri());
    nodes.node("n1").terminate();
    nodes.awaitServed("n2");
    awaitMore(100);
    endLoad();
  }

  @Test
  @DisplayName(
      "C17, C05: Redis gone for longer than a lease: one node goes on, boards show it soon")
  void redisGone() throws Exception {
    startLoad();
    awaitMore(100);
    nodes.redis().kill();
    Patience.letPass(Duration.ofMillis(Race.rounds(4_000, 20_000)));
    int before = load.acknowledged();
    nodes.redis().startAgain();
    Awaitility.await().atMost(TAKEN_WITHIN).until(() -> load.acknowledged() > before);
    awaitMore(100);
    endLoad();
  }

  @Test
  @DisplayName("C01, C02, C14: devices at both nodes: each number, call and request is there once")
  void devicesAtBoth() throws Exception {
    List<TestDevice> kiosks =
        List.of(nodes.device("kiosk-E1", "n1"), nodes.device("kiosk-E2", "n2"));
    List<CompletableFuture<Reply>> rush =
        IntStream.range(0, RUSH)
            .mapToObj(i -> kiosks.get(i % 2).send(TestDevice.issueOf("AA")))
            .toList();
    assertThat(rush)
        .extracting(reply -> TestDevice.answerOf(reply).getIssued().getNumber())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, RUSH).mapToObj(i -> "AA%04d".formatted(i)).toList());
    assertThat(kiosks.get(1).rejects()).containsExactly(RejectCode.REJECT_ELSEWHERE);

    List<TestDevice> windows =
        List.of(nodes.device("window-E01", "n1"), nodes.device("window-E02", "n2"));
    windows.forEach(TestDevice::open);
    List<Long> tickets = new ArrayList<>();
    for (int i = 0; i < RACES; i++) {
      List<CompletableFuture<Reply>> race =
          windows.stream().map(window -> window.send(TestDevice.nextOf(0))).toList();
      for (int w = 0; w < windows.size(); w++) {
        Call call = TestDevice.answerOf(race.get(w)).getCall();
        tickets.add(call.getTicketId());
        windows.get(w).finish(call.getCallId());
      }
    }
    assertThat(tickets).hasSize(RUSH).doesNotHaveDuplicates();

    try (FaultProxy proxy = FaultProxy.to(nodes.node("n1").port())) {
      TestDevice kiosk =
          nodes.node("n1").deviceAt("kiosk-E3", List.of(proxy.port(), nodes.node("n2").port()));
      kiosk.issue("AA");
      proxy.cutBeforeNextAnswer();
      Reply again = kiosk.ask(TestDevice.issueOf("AA"));
      assertThat(again.getIssued().getNumber()).isEqualTo("AA0022");
      assertThat(again.getRepeated()).isTrue();
      assertThat(kiosk.rejects()).as("by way of the other node").isNotEmpty();
      assertThat(kiosk.issue("AA").getNumber()).isEqualTo("AA0023");
    }
    pagesLeadToTheOwner();
  }

  private void pagesLeadToTheOwner() throws Exception {
    String standby = "http://127.0.0.1:" + nodes.node("n2").webPort();
    HttpResponse<String> page = get(standby + "/board?wing=E");
    assertThat(page.statusCode()).isEqualTo(307);
    assertThat(page.headers().firstValue("location"))
        .contains("http://127.0.0.1:" + nodes.node("n1").webPort() + "/board?wing=E");
    HttpResponse<String> ready = get(standby + "/health/ready");
    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(ready.body()).contains("stands by");
    assertThat(get(standby + "/health/live").statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> get(String uri) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(uri)).build(), HttpResponse.BodyHandlers.ofString());
  }
}

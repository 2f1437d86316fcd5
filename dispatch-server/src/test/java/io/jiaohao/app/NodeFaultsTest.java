package io.jiaohao.app;

import static io.jiaohao.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.journal.redis.FaultProxy;
import io.jiaohao.protocol.wire.Call;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Role;
import io.jiaohao.protocol.wire.WindowPicture;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Faults that others met between nodes, with two of ours")
class NodeFaultsTest {
  private static final long NANOS_PER_MS = 1_000_000;
  private static final int LATE_MS = 500;
  private static final Duration SHOWN_WITHIN = Duration.ofSeconds(2);
  private static final Duration BACK_WITHIN = Duration.ofSeconds(10);

  private static final String SLOTS = "/api/slots?service=AA&date=2026-11-26";
  private static final int OK = 200;
  private static final int BOOKED = 201;
  private static final int BOARDS = 100;
  private static final long SECOND_NANOS = 1_000_000_000;
  private static final int FULL = 409;
  private static final int LED_ON = 307;

  @TempDir private Path dir;
  private final HttpClient http = HttpClient.newHttpClient();
  private TwoNodes nodes;

  @BeforeEach
  void start() throws Exception {
    nodes = TwoNodes.start(dir);
  }

  @AfterEach
  void stop() throws Exception {
    nodes.close();
  }

  private TestDevice board(String deviceId, List<Integer> ports) {
    TestDevice board = nodes.node("n1").deviceAt(deviceId, ports);
    board.watchAll();
    board.awaitPicture();
    return board;
  }

  private static boolean shows(TestDevice board, String window, Call call) {
    return board.picture(window).getCallId() == call.getCallId();
  }

  @Test
  @DisplayName(
      "C29: a board behind half a second of delay misses nothing and ends as the others do")
  void lateBoard() throws Exception {
    int rounds = Race.rounds(5, 200);
    TestDevice one = nodes.device("window-E01", "n1");
    TestDevice two = nodes.device("window-E02", "n2");
    one.open();
    two.open();
    TestDevice kiosk = nodes.device("kiosk-E1", "n2");
    try (FaultProxy proxy = FaultProxy.to(nodes.node("n1").port())) {
      TestDevice late = board("board-E1", List.of(proxy.port()));
      TestDevice direct =
          board("board-E2", List.of(nodes.node("n2").port(), nodes.node("n1").port()));
      proxy.delayAnswers(LATE_MS);
      for (int round = 0; round < rounds; round++) {
        kiosk.issue("AA");
        kiosk.issue("AA");
        CompletableFuture<Reply> first = one.send(TestDevice.nextOf(0));
        Patience.letPass(Duration.ofMillis(50));
        Call second = TestDevice.answerOf(two.send(TestDevice.nextOf(0))).getCall();
        Call called = TestDevice.answerOf(first).getCall();
        await()
            .atMost(SHOWN_WITHIN)
            .until(() -> shows(late, "E01", called) && shows(late, "E02", second));
        one.finish(called.getCallId());
        two.finish(second.getCallId());
      }
      TestDevice fresh = board("strip-E04", List.of(nodes.node("n1").port()));
      for (TestDevice board : List.of(late, direct)) {
        await().untilAsserted(() -> assertThat(board.picture()).isEqualTo(fresh.picture()));
        assertThat(board.losses()).as("nobody had to begin anew").isLessThanOrEqualTo(1);
      }
      assertThat(late.seen().stream().map(WindowPicture::getCallId).filter(id -> id > 0))
          .isSorted();
    }
  }

  @Test
  @DisplayName("C17: calls around a time without Redis are on boards of both nodes soon after it")
  void boardsAfterRedisTrouble() throws Exception {
    TestDevice kiosk = nodes.device("kiosk-E1", "n1");
    kiosk.issue("AA");
    kiosk.issue("AA");
    TestDevice window = nodes.device("window-E01", "n1");
    window.open();
    List<TestDevice> boards =
        List.of(
            board("board-E1", List.of(nodes.node("n1").port(), nodes.node("n2").port())),
            board("board-E2", List.of(nodes.node("n2").port(), nodes.node("n1").port())));
    nodes.redis().kill();
    CompletableFuture<Reply> inTheGap = window.send(TestDevice.nextOf(0));
    Patience.letPass(Duration.ofMillis(Race.rounds(4_000, 20_000)));
    nodes.redis().startAgain();
    long back = System.nanoTime();

    Call during = TestDevice.answerOf(inTheGap).getCall();
    assertThat(during.getCallId()).isPositive();
    for (TestDevice board : boards) {
      await().atMost(BACK_WITHIN).until(() -> shows(board, "E01", during));
    }
    System.out.printf(
        "NodeFaultsTest: on boards of both nodes %d ms after Redis was back%n",
        (System.nanoTime() - back) / NANOS_PER_MS);
    window.finish(during.getCallId());
    Call after = window.next();
    for (TestDevice board : boards) {
      await().atMost(SHOWN_WITHIN).until(() -> shows(board, "E01", after));
    }
  }

  @Test
  @DisplayName("C19: a hundred boards that lose their node together are at the other within 30 s")
  void everybodyComesBack() throws Exception {
    DeviceKeys keys = new DeviceKeys(nodes.node("n1").dataDir());
    List<TestDevice> boards = new ArrayList<>();
    for (int i = 1; i <= BOARDS; i++) {
      keys.add("board-X" + i, Role.ROLE_BOARD, "E");
    }
    TestDevice kiosk = nodes.device("kiosk-E1", "n1");
    TestDevice window = nodes.device("window-E01", "n2");
    window.open();
    for (int i = 1; i <= BOARDS; i++) {
      int first = i % 2 + 1;
      boards.add(
          board(
              "board-X" + i,
              List.of(nodes.node("n" + first).port(), nodes.node("n" + (3 - first)).port())));
    }
    String owner = nodes.owner();
    nodes.node(owner).kill();
    long killed = System.nanoTime();

    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> boards.stream().allMatch(board -> board.snapshots() >= 2));
    System.out.printf(
        "NodeFaultsTest: %d boards at the other node %d ms after the kill%n",
        BOARDS, (System.nanoTime() - killed) / NANOS_PER_MS);
    for (int round = 0; round < 10; round++) {
      kiosk.issue("AA");
      long asked = System.nanoTime();
      Call call = window.next();
      assertThat(System.nanoTime() - asked).as("nanoseconds of a call").isLessThan(SECOND_NANOS);
      for (TestDevice board : boards) {
        await().atMost(SHOWN_WITHIN).until(() -> shows(board, "E01", call));
      }
      window.finish(call.getCallId());
    }
  }

  @Test
  @DisplayName("C21: the last place, booked at both nodes in the same instant, is given once")
  void lastPlace() throws Exception {
    addProgram();
    String key = nodes.node("n1").record("city").key().toHex();
    int rounds = Race.rounds(3, 14);
    List<String> slots = slots(key).map(slot -> slot.getString("start")).limit(rounds).toList();
    assertThat(slots).hasSize(rounds);
    int person = 1;
    try (Race race = new Race()) {
      for (String slot : slots) {
        int free = free(key, slot);
        List<Integer> answers = new ArrayList<>();
        while (!answers.contains(FULL)) {
          int first = person++;
          int second = person++;
          answers.addAll(
              race.run(
                  List.of(
                      () -> book("n1", key, first, slot), () -> book("n2", key, second, slot))));
        }
        assertThat(answers).containsOnly(BOOKED, FULL);
        assertThat(answers).filteredOn(answer -> answer == BOOKED).hasSize(free);
        assertThat(free(key, slot)).isZero();
      }
    }
  }

  /** A program of the city. */
  private void addProgram() throws Exception {
    new DeviceKeys(nodes.node("n1").dataDir()).add("city", Role.ROLE_API, "");
    String key = nodes.node("n1").record("city").key().toHex();
    await().untilAsserted(() -> assertThat(ask("n1", key, SLOTS, "").statusCode()).isEqualTo(OK));
  }

  /** Tomorrow's, as the city's program sees them. */
  private Stream<JsonObject> slots(String key) throws Exception {
    return new JsonObject(ask("n1", key, SLOTS, "").body())
        .getJsonArray("slots").stream().map(JsonObject.class::cast);
  }

  private int free(String key, String slot) throws Exception {
    return slots(key)
        .filter(one -> one.getString("start").equals(slot))
        .findFirst()
        .orElseThrow()
        .getInteger("free");
  }

  private int book(String node, String key, int person, String start) throws Exception {
    JsonObject wish =
        new JsonObject()
            .put("service", "AA")
            .put("wing", "E")
            .put("start", start)
            .put("person", "%064x".formatted(person));
    return ask(node, key, "/api/bookings", wish.encode()).statusCode();
  }

  /** The answer of whichever node this one leads to. */
  private HttpResponse<String> ask(String node, String key, String path, String body)
      throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + nodes.node(node).webPort() + path);
    HttpResponse<String> answer = ask(uri, key, body);
    return answer.statusCode() == LED_ON
        ? ask(URI.create(answer.headers().firstValue("location").orElseThrow()), key, body)
        : answer;
  }

  private HttpResponse<String> ask(URI uri, String key, String body) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + key);
    if (!body.isEmpty()) {
      request
          .header("Content-Type", "application/json")
          .header("Idempotency-Key", UUID.randomUUID().toString())
          .POST(HttpRequest.BodyPublishers.ofString(body));
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  @DisplayName("a standby that was off while the stream was trimmed comes back and takes over")
  void offWhileTrimmed() throws Exception {
    TestDevice kiosk = nodes.device("kiosk-E1", "n1");
    kiosk.issue("AA");
    nodes.node("n2").kill();
    for (int start = 0; start < 2; start++) {
      for (int i = 0; i < 20; i++) {
        kiosk.issue("AA");
      }
      nodes.node("n1").terminate(); // Leaves a snapshot in Redis.
      nodes.node("n1").start();
      nodes.awaitServed("n1");
    }
    assertThat(trimToOldestSnapshot()).isGreaterThan(20);
    nodes.node("n2").start();
    nodes.awaitFollowed("n2");
    nodes.node("n1").kill();
    nodes.awaitServed("n2");
    assertThat(kiosk.issue("AA").getNumber()).isEqualTo("AA0042");
    nodes.node("n1").start();
    nodes.awaitFollowed("n1");
  }

  /** As the owner does it by itself once there are thousands of entries. */
  private int trimToOldestSnapshot() {
    String hall = "jiaohao:{small}:";
    List<Long> snapshots =
        nodes.redis().cli("hkeys", hall + "snapshots").lines().map(Long::valueOf).sorted().toList();
    assertThat(snapshots).hasSize(2);
    String answer =
        nodes
            .redis()
            .cli(
                "fcall",
                "jiaohao_1_trim",
                "3",
                hall + "journal",
                hall + "lease",
                hall + "snapshots",
                "n1",
                nodes.redis().cli("hget", hall + "lease", "epoch"),
                snapshots.get(0).toString());
    List<String> lines = answer.lines().toList();
    assertThat(lines.get(0)).isEqualTo("OK");
    return Integer.parseInt(lines.get(2));
  }

  @Test
  @DisplayName("a hall moved to and fro under load: how long nobody is served")
  void pausesOfMoves() throws Exception {
    int moves = Race.rounds(2, 20);
    KillLoad load = new KillLoad();
    for (int i = 1; i <= 3; i++) {
      load.issueAt(nodes.device("kiosk-E" + i, i % 2 == 0 ? "n1" : "n2"), 3);
    }
    List<Long> pausesMs = new ArrayList<>();
    for (int move = 1; move <= moves; move++) {
      int until = load.acknowledged() + 100;
      await().until(() -> load.acknowledged() > until);
      String to = TwoNodes.other(nodes.owner());
      nodes.awaitFollowed(to);
      nodes.command("move", "small", to, "--journal", nodes.uri());
      pausesMs.add(longestSilenceUntilServed(load, to));
    }
    load.end();
    await().until(() -> load.underWay() == 0);
    assertThat(load.oddities()).isEmpty();
    assertThat(load.issued().values().stream().map(issued -> issued.getNumber()))
        .doesNotHaveDuplicates();
    Collections.sort(pausesMs);
    System.out.printf(
        "NodeFaultsTest: %d moves, nobody answered for p50 %d ms, max %d ms%n",
        moves, pausesMs.get(moves / 2), pausesMs.get(moves - 1));
  }

  /** Between two answers, until the other node has answered for a while. */
  private long longestSilenceUntilServed(KillLoad load, String to) {
    long[] longest = {0};
    long[] last = {System.nanoTime()};
    int[] before = {load.acknowledged()};
    int[] after = {0};
    await()
        .pollInterval(Duration.ofMillis(2))
        .until(
            () -> {
              int now = load.acknowledged();
              long nanos = System.nanoTime();
              if (now > before[0]) {
                longest[0] = Math.max(longest[0], nanos - last[0]);
                last[0] = nanos;
                before[0] = now;
                after[0] += nodes.owner().equals(to) ? 1 : 0;
              }
              return after[0] > 20;
            });
    return TimeUnit.NANOSECONDS.toMillis(longest[0]);
  }
}

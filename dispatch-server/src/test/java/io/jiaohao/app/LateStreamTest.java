package io.jiaohao.app;

import static io.jiaohao.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.journal.redis.FaultProxy;
import io.jiaohao.journal.redis.RedisProcess;
import io.jiaohao.protocol.wire.Call;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Status;
import io.jiaohao.protocol.wire.WindowPicture;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("C29: two nodes, n1 a quarter of a second away from Redis")
class LateStreamTest {
  /** A node much further away could not connect anew after a stall (RedisLimits.CONNECT_MS). */
  private static final int LATE_MS = 250;

  private static final Duration APART = Duration.ofMillis(50);
  private static final Duration SHOWN_WITHIN = Duration.ofSeconds(2);

  @TempDir private Path dir;
  private FaultProxy line;
  private TwoNodes nodes;
  private final List<TestDevice> boards = new ArrayList<>();
  private TestDevice one;
  private TestDevice two;
  private TestDevice kiosk;
  private long lastCall;

  @BeforeEach
  void start() throws Exception {
    RedisProcess redis = RedisProcess.start(dir.resolve("redis"));
    line = FaultProxy.to(redis.port());
    nodes = TwoNodes.start(dir, redis, line.uri());
    one = nodes.device("window-E01", "n1");
    two = nodes.device("window-E02", "n2");
    kiosk = nodes.device("kiosk-E1", "n2");
    one.open();
    two.open();
    boards.add(board("board-E1", "n1"));
    boards.add(board("board-E2", "n2"));
    line.delayAnswers(LATE_MS);
  }

  @AfterEach
  void stop() throws Exception {
    line.close();
    nodes.close();
  }

  private TestDevice board(String deviceId, String firstTried) {
    TestDevice board = nodes.device(deviceId, firstTried);
    board.watchAll();
    board.awaitPicture();
    return board;
  }

  /** Both windows call, one 50 ms after the other, and every board shows both in time. */
  private void callAtBoth() {
    kiosk.issue("AA");
    kiosk.issue("AA");
    CompletableFuture<Reply> asked = one.send(TestDevice.nextOf(0));
    Patience.letPass(APART);
    Call second = callIn(two.send(TestDevice.nextOf(0)));
    Call first = callIn(asked);
    assertThat(List.of(first.getCallId(), second.getCallId()))
        .as("each call is new")
        .doesNotHaveDuplicates()
        .allMatch(id -> id > lastCall);
    lastCall = Math.max(first.getCallId(), second.getCallId());
    await()
        .atMost(SHOWN_WITHIN)
        .until(() -> boards.stream().allMatch(board -> shows(board, first, second)));
    assertThat(one.finish(first.getCallId()).getStatus()).isEqualTo(Status.STATUS_DONE);
    assertThat(two.finish(second.getCallId()).getStatus()).isEqualTo(Status.STATUS_DONE);
  }

  private static Call callIn(CompletableFuture<Reply> asked) {
    Reply reply = TestDevice.answerOf(asked);
    assertThat(reply.hasCall()).as("%s", reply).isTrue();
    return reply.getCall();
  }

  private static boolean shows(TestDevice board, Call first, Call second) {
    return board.picture("E01").getCallId() == first.getCallId()
        && board.picture("E02").getCallId() == second.getCallId();
  }

  private void checkBoards() {
    TestDevice fresh = board("strip-E04", "n1");
    for (TestDevice board : boards) {
      await().untilAsserted(() -> assertThat(board.picture()).isEqualTo(fresh.picture()));
      for (String window : List.of("E01", "E02")) {
        assertThat(
                board.seen().stream()
                    .filter(picture -> picture.getWindow().equals(window))
                    .map(WindowPicture::getCallId)
                    .filter(id -> id > 0))
            .as("no older call after a newer one")
            .isSorted();
      }
    }
    fresh.close();
  }

  @Test
  @DisplayName("boards of either node show every call in time and in order, whichever node serves")
  void callsOfBoth() throws Exception {
    int rounds = Race.rounds(3, 60);
    for (int round = 0; round < rounds; round++) {
      callAtBoth();
    }
    checkBoards();
    assertThat(boards).allMatch(board -> board.losses() <= 1, "nobody had to begin anew");

    nodes.command("move", "small", "n2", "--journal", nodes.uri());
    nodes.awaitServed("n2");
    nodes.awaitFollowed("n1");
    for (int round = 0; round < rounds; round++) {
      callAtBoth();
    }
    nodes.node("n2").kill(); // n1 goes on from a stream that it hears late.
    nodes.awaitServed("n1");
    for (int round = 0; round < rounds; round++) {
      callAtBoth();
    }
    checkBoards();
  }
}

package io.jiaohao.board;

import static io.jiaohao.board.Messages.calling;
import static io.jiaohao.board.Messages.delta;
import static io.jiaohao.board.Messages.ready;
import static io.jiaohao.board.Messages.snapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jiaohao.protocol.DeviceIdentity;
import io.jiaohao.protocol.netty.ClientSettings;
import io.jiaohao.protocol.netty.Transport;
import io.jiaohao.protocol.wire.RejectCode;
import io.jiaohao.protocol.wire.Role;
import io.jiaohao.protocol.wire.Watch;
import io.netty.channel.EventLoopGroup;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BoardSessionTest {
  private static final Watch WATCH = Watch.newBuilder().setWing("E").setZone("A").build();
  private static final String KEY_OF_WATCH = "E/A/";

  private final AtomicLong steadyMs = new AtomicLong(1_000);
  private final List<Long> told = new CopyOnWriteArrayList<>();
  private final EventLoopGroup loops = Transport.NIO.eventLoops(1, "board-test");
  private final FakeServer server = new FakeServer();
  private BoardSession session;

  @BeforeEach
  void start() {
    session =
        new BoardSession(
            loops.next(),
            ClientSettings.of("127.0.0.1", server.port()).withBackoff(1, 10, 1),
            new DeviceIdentity("board-E1", Role.ROLE_BOARD, FakeServer.KEY),
            WATCH,
            picture -> told.add(picture.seq()),
            true,
            steadyMs::get);
    session.start();
    awaitWatches(1);
  }

  @AfterEach
  void stop() {
    session.close();
    server.close();
    loops.shutdownGracefully(0, 1_000, TimeUnit.MILLISECONDS).awaitUninterruptibly();
  }

  @Test
  void thePictureFollowsSnapshotAndDeltasAndIsAcknowledged() {
    assertThat(session.connected()).isFalse();
    server.send(snapshot(9, ready("E01")), KEY_OF_WATCH);
    server.send(delta(9, 12, calling("E01", 1, "AA015", 70)));

    await().until(() -> session.picture().seq() == 12);

    assertThat(server.watches).containsExactly(WATCH);
    assertThat(session.connected()).isTrue();
    assertThat(session.picture())
        .isEqualTo(BoardPicture.fromSnapshot(snapshot(12, calling("E01", 1, "AA015", 70))));
    await().untilAsserted(() -> assertThat(server.shown).endsWith(12L));
    assertThat(told).containsExactly(9L, 12L);
  }

  @Test
  void theHallsTimeRunsOnAtTheHallsSpeed() {
    server.send(snapshot(9, ready("E01")), KEY_OF_WATCH);
    await().until(session::connected);

    assertThat(session.hallTime().at(1_000 + 50)).isEqualTo(FakeServer.HALL_MS + 50 * 120);
    assertThat(session.hallTime().zone().getId()).isEqualTo("Asia/Shanghai");
  }

  @Test
  void anOldPictureCountsAsLiveForAFewSecondsAndNotAMomentLonger() {
    assertThat(session.signal(1_000)).isFalse();
    server.send(snapshot(9, calling("E01", 1, "AA015", 70)), KEY_OF_WATCH);
    await().until(session::connected);
    steadyMs.set(60_000);
    assertThat(session.signal(60_000)).isTrue();

    server.dropBoard();
    await().until(() -> !session.connected());

    assertThat(session.signal(64_999)).isTrue();
    assertThat(session.signal(65_000)).isFalse();
  }

  @Test
  void c28_aBoardThatComesBackEqualsTheServerAgainAndAcknowledgesAnew() {
    server.send(snapshot(9, calling("W01", 1, "A009", 70)), KEY_OF_WATCH);
    await().until(session::connected);
    server.dropBoard();
    awaitWatches(2);

    assertThat(session.connected()).isFalse();
    server.send(snapshot(9, calling("W01", 1, "A009", 70)), KEY_OF_WATCH);
    await().until(session::connected);
    await().untilAsserted(() -> assertThat(server.shown).containsExactly(9L, 9L));
    server.dropBoard();
    awaitWatches(3);
    server.send(snapshot(30, ready("W01"), calling("W02", 3, "A011", 99)), KEY_OF_WATCH);

    await().until(() -> session.picture().seq() == 30);
    assertThat(session.picture())
        .isEqualTo(
            BoardPicture.fromSnapshot(snapshot(30, ready("W01"), calling("W02", 3, "A011", 99))));
  }

  @Test
  void aDeltaThatEndsBeforeItBeginsIsRefusedAndASnapshotAskedFor() {
    server.send(snapshot(9, ready("E01")), KEY_OF_WATCH);
    server.send(delta(9, 8, calling("E01", 1, "AA015", 70)));

    awaitWatches(2);

    assertThat(session.picture()).isEqualTo(BoardPicture.fromSnapshot(snapshot(9, ready("E01"))));
  }

  @Test
  void aBoardThatWasReplacedEndsAndSaysWhy() {
    server.send(snapshot(9, ready("E01")), KEY_OF_WATCH);
    await().until(session::connected);

    server.reject(RejectCode.REJECT_REPLACED);

    await().until(session.ended()::isDone);
    assertThat(session.ended().join()).isEqualTo("another board has logged in as board-E1");
  }

  private void awaitWatches(int count) {
    await().until(() -> server.watches.size() >= count);
  }
}

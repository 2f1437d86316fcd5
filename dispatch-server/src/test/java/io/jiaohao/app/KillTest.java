package io.jiaohao.app;

import static io.jiaohao.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.core.Event;
import io.jiaohao.core.HallImage;
import io.jiaohao.core.HallState;
import io.jiaohao.engine.EntryHash;
import io.jiaohao.engine.Recovery;
import io.jiaohao.engine.Snapshots;
import io.jiaohao.journal.SqliteJournal;
import io.jiaohao.protocol.wire.WindowPicture;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A server killed again and again under load")
class KillTest {
  private static final int KIOSKS = 3;
  private static final int SERVING_WINDOWS = 3;
  private static final int ANSWERS_MIN = 20;
  private static final int ANSWERS_MAX = 200;
  private static final int PICTURE_WITHIN_S = 2;

  @TempDir private Path dataDir;

  private final KillLoad load = new KillLoad();

  @Test
  @DisplayName("loses nothing acknowledged, does nothing twice, announces nobody again")
  void killedUnderLoad() throws Exception {
    long seed = Long.getLong("jiaohao.seed", new SecureRandom().nextInt());
    int kills = Race.rounds(5, 50);
    System.out.printf("KillTest: -Djiaohao.seed=%d, %d kills%n", seed, kills);
    SplittableRandom random = new SplittableRandom(seed);
    try (ServerProcess server = new ServerProcess(dataDir)) {
      server.start();
      List<TestDevice> devices = startLoad(server);
      TestDevice board = server.board("board-E1");
      for (int kill = 1; kill <= kills; kill++) {
        int until = load.acknowledged() + random.nextInt(ANSWERS_MIN, ANSWERS_MAX);
        await()
            .untilAsserted(
                () -> assertThat(load.acknowledged()).as("%s", load).isGreaterThanOrEqualTo(until));
        server.kill();
        server.start();
        awaitLogins(devices, kill + 1);
        awaitPicture(board, kill + 1);
      }
      // Each restart gave the call that waits there 30 s more: a fresh one comes due at once.
      devices.get(devices.size() - 1).finish(board.picture("E04").getCallId());
      await().until(() -> board.picture("E04").getAnnouncement() > 1);
      load.end();
      await().untilAsserted(() -> assertThat(load.underWay()).isZero());
      TestDevice fresh = server.board("board-E2");
      await()
          .atMost(PICTURE_WITHIN_S, TimeUnit.SECONDS)
          .untilAsserted(() -> assertThat(board.picture()).isEqualTo(fresh.picture()));
      server.kill();
      checkHistory(kills, board);
    }
  }

  private List<TestDevice> startLoad(ServerProcess server) throws Exception {
    List<TestDevice> devices = new ArrayList<>();
    for (int i = 1; i <= KIOSKS; i++) {
      TestDevice kiosk = server.device("kiosk-E" + i);
      load.issueAt(kiosk, 3);
      devices.add(kiosk);
    }
    for (int i = 1; i <= SERVING_WINDOWS; i++) {
      TestDevice window = server.device("window-E0" + i);
      window.open();
      load.serveAt(window);
      devices.add(window);
    }
    TestDevice waiting = server.device("window-E04");
    waiting.open();
    load.callAndWaitAt(waiting);
    devices.add(waiting);
    return devices;
  }

  private static void awaitLogins(List<TestDevice> devices, int nth) {
    await()
        .untilAsserted(
            () -> assertThat(devices).extracting(TestDevice::welcomes).containsOnly(nth));
  }

  private static void awaitPicture(TestDevice board, int nth) {
    await().until(() -> board.welcomes() == nth);
    await().atMost(PICTURE_WITHIN_S, TimeUnit.SECONDS).until(() -> board.snapshots() == nth);
  }

  /** What the devices were told, against what the journal holds after the last kill. */
  private void checkHistory(int kills, TestDevice board) throws Exception {
    HistoryCheck history = new HistoryCheck();
    try (SqliteJournal journal = SqliteJournal.open(dataDir, "small", () -> 0)) {
      journal.read(1, EntryHash.START, (entry, hash) -> history.entry(entry));
      HallState hall = Recovery.recover(journal, Snapshots.NONE).hall();
      hall.checkInvariants();
      assertThat(openCalls(board)).isEqualTo(openCalls(hall.image()));
    }
    assertThat(history.faults()).isEmpty();
    assertThat(load.oddities()).isEmpty();
    assertThat(history.resumes()).isEqualTo(kills);
    assertThat(history.byTimers()).isPositive();
    load.issued()
        .forEach(
            (request, told) -> {
              Event.TicketIssued fact = history.eventOf(request, Event.TicketIssued.class);
              assertThat(fact.ticketId()).isEqualTo(told.getTicketId());
              assertThat(fact.number()).isEqualTo(told.getNumber());
            });
    load.called()
        .forEach(
            (request, told) -> {
              Event.TicketCalled fact = history.eventOf(request, Event.TicketCalled.class);
              assertThat(fact.callId()).isEqualTo(told.getCallId());
              assertThat(fact.ticketId()).isEqualTo(told.getTicketId());
            });
    assertThat(load.issued().values()).extracting(told -> told.getNumber()).doesNotHaveDuplicates();
    System.out.printf(
        "KillTest: %d tickets and %d calls acknowledged, %d answers repeated, %d events by"
            + " timers%n",
        load.issued().size(), load.called().size(), load.repeated(), history.byTimers());
  }

  private static Map<String, Long> openCalls(TestDevice board) {
    Map<String, Long> calls = new LinkedHashMap<>();
    for (WindowPicture picture : board.picture().values()) {
      if (picture.getCallId() != 0) {
        calls.put(picture.getWindow(), picture.getCallId());
      }
    }
    return calls;
  }

  private static Map<String, Long> openCalls(HallImage image) {
    Map<String, Long> calls = new LinkedHashMap<>();
    image.calls().forEach(call -> calls.put(call.window(), call.callId()));
    return calls;
  }
}

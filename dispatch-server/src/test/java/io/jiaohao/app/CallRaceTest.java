package io.jiaohao.app;

import static io.jiaohao.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.protocol.wire.Call;
import io.jiaohao.protocol.wire.CancelTicket;
import io.jiaohao.protocol.wire.Issued;
import io.jiaohao.protocol.wire.Recall;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.Status;
import io.jiaohao.protocol.wire.WindowPicture;
import io.jiaohao.protocol.wire.WindowState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Windows that call at the same instant")
class CallRaceTest {
  private static final int WINDOWS = 15;
  private static final int TICKETS = 100;
  private static final long RECALL_GAP_MS = TestHall.USUAL_CALLS.recallMinGapMs();

  @RegisterExtension private final TestServer server = TestServer.of(TestHall.withWindows(WINDOWS));

  private final Race race = new Race();

  @AfterEach
  void endRace() {
    race.close();
  }

  private List<RawClient> openWindows(int count) throws IOException {
    List<RawClient> windows = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      windows.add(server.openRawWindow(i));
    }
    return windows;
  }

  /** All these windows press Next behind one barrier. */
  private List<Reply> allPressNext(List<RawClient> windows) {
    return race.run(
        windows.stream().<Callable<Reply>>map(w -> () -> w.ask(TestDevice.nextOf(0))).toList());
  }

  @Test
  @DisplayName("C01: every ticket is called once, to one window, and nobody waits in vain")
  void c01WindowsPressNextInTheSameInstant() throws IOException {
    TestDevice kiosk = server.device("kiosk-E1");
    TestDevice board = server.board("board-E1");
    List<RawClient> windows = openWindows(WINDOWS);
    for (int round = 0; round < Race.rounds(2, 200); round++) {
      Set<Long> issued = new LinkedHashSet<>();
      IntStream.range(0, TICKETS)
          .mapToObj(i -> kiosk.send(TestDevice.issueOf("AA")))
          .toList()
          .forEach(reply -> issued.add(TestDevice.answerOf(reply).getIssued().getTicketId()));

      List<Long> called = callUntilNobodyWaits(windows);

      assertThat(called).containsExactlyInAnyOrderElementsOf(issued);
    }
    assertThat(ticketsOnSeveralWindows(board)).isEmpty();
  }

  private List<Long> callUntilNobodyWaits(List<RawClient> windows) throws IOException {
    List<Long> called = new ArrayList<>();
    boolean someoneWaited = true;
    while (someoneWaited) {
      someoneWaited = false;
      List<Reply> replies = allPressNext(windows);
      for (int i = 0; i < windows.size(); i++) {
        Reply reply = replies.get(i);
        if (reply.hasCall()) {
          someoneWaited = true;
          called.add(reply.getCall().getTicketId());
          windows.get(i).ask(TestDevice.finishOf(reply.getCall().getCallId()));
        } else {
          assertThat(reply.getRefusal().getCode()).isEqualTo("NONE_WAITING");
        }
      }
    }
    return called;
  }

  private static Set<Long> ticketsOnSeveralWindows(TestDevice board) {
    Set<List<Object>> places = new LinkedHashSet<>();
    Set<Long> once = new LinkedHashSet<>();
    Set<Long> more = new LinkedHashSet<>();
    for (WindowPicture picture : board.seen()) {
      boolean fresh = places.add(List.of(picture.getTicketId(), picture.getWindow()));
      if (picture.getTicketId() != 0 && fresh && !once.add(picture.getTicketId())) {
        more.add(picture.getTicketId());
      }
    }
    return more;
  }

  @Test
  @DisplayName("C15: who loses the race for a ticket is ready for the next one")
  void c15LosersStayReady() throws IOException {
    int racing = 12;
    TestDevice kiosk = server.device("kiosk-E1");
    TestDevice board = server.board("board-E1");
    List<RawClient> windows = openWindows(racing);
    for (int round = 0; round < Race.rounds(15, 500); round++) {
      kiosk.issue("AA");

      List<Reply> replies = allPressNext(windows);

      List<Integer> winners =
          IntStream.range(0, racing).filter(i -> replies.get(i).hasCall()).boxed().toList();
      assertThat(winners).hasSize(1);
      int winner = winners.get(0);
      windows.get(winner).ask(TestDevice.finishOf(replies.get(winner).getCall().getCallId()));
      await()
          .untilAsserted(
              () ->
                  assertThat(board.picture().values())
                      .filteredOn(p -> p.getState() == WindowState.WINDOW_READY)
                      .hasSize(racing));
    }
    for (RawClient window : windows) {
      kiosk.issue("AA");
      Reply reply = window.ask(TestDevice.nextOf(0));
      assertThat(reply.hasCall()).as("eligible").isTrue();
      window.ask(TestDevice.finishOf(reply.getCall().getCallId()));
    }
  }

  @Test
  @DisplayName("C22: a double press calls one visitor; the clerk can go on with that call")
  void c22DoublePress() throws IOException {
    TestDevice kiosk = server.device("kiosk-E1");
    kiosk.issue("AA");
    kiosk.issue("AA");
    RawClient window = server.openRawWindow(1);

    window.send(TestDevice.nextOf(0), 101);
    window.send(TestDevice.nextOf(0), 102);
    Reply first = window.receiveReply();
    Reply second = window.receiveReply();

    Call call = first.getCall();
    assertThat(call.getNumber()).isEqualTo("A001");
    assertThat(second.getRefusal().getCode()).isEqualTo("WINDOW_BUSY");
    server.clock().skipMs(RECALL_GAP_MS);
    Request.Builder recall =
        Request.newBuilder().setRecall(Recall.newBuilder().setCallId(call.getCallId()));
    assertThat(window.ask(recall, 103).getStatus()).isEqualTo(Status.STATUS_DONE);
    assertThat(window.ask(TestDevice.finishOf(call.getCallId()), 104).getStatus())
        .isEqualTo(Status.STATUS_DONE);
    assertThat(window.ask(TestDevice.nextOf(0), 105).getCall().getNumber()).isEqualTo("A002");
  }

  @Test
  @DisplayName("C31: a visitor who cancels while being called is cancelled or called, never both")
  void c31CancelCrossesACall() throws IOException {
    TestDevice board = server.board("board-E1");
    RawClient kiosk = server.login("kiosk-E1");
    RawClient window = server.openRawWindow(1);
    Set<Long> cancelled = new LinkedHashSet<>();
    for (int round = 0; round < Race.rounds(60, 400); round++) {
      Issued first = kiosk.ask(TestDevice.issueOf("AA")).getIssued();
      Issued second = kiosk.ask(TestDevice.issueOf("AA")).getIssued();

      List<Reply> replies =
          race.run(
              List.of(
                  () -> kiosk.ask(cancelOf(first.getTicketId())),
                  () -> window.ask(TestDevice.nextOf(0))));

      Call call = replies.get(1).getCall();
      if (replies.get(0).getStatus() == Status.STATUS_DONE) {
        cancelled.add(first.getTicketId());
        assertThat(call.getTicketId()).isEqualTo(second.getTicketId());
      } else {
        assertThat(replies.get(0).getRefusal().getCode()).isEqualTo("NOT_WAITING");
        assertThat(call.getTicketId()).isEqualTo(first.getTicketId());
        kiosk.ask(cancelOf(second.getTicketId()));
        cancelled.add(second.getTicketId());
      }
      window.ask(TestDevice.finishOf(call.getCallId()));
    }
    assertThat(board.seen())
        .extracting(WindowPicture::getTicketId)
        .doesNotContainAnyElementsOf(cancelled);
  }

  private static Request.Builder cancelOf(long ticketId) {
    return Request.newBuilder().setCancelTicket(CancelTicket.newBuilder().setTicketId(ticketId));
  }
}

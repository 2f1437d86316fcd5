package io.jiaohao.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.board.BoardPicture;
import io.jiaohao.protocol.wire.Delta;
import io.jiaohao.protocol.wire.Snapshot;
import io.jiaohao.protocol.wire.WindowPicture;
import io.jiaohao.protocol.wire.WindowState;
import io.jiaohao.protocol.wire.ZoneWaiting;
import io.jiaohao.sim.BoardFollower.Verdict;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BoardFollowerTest {
  private final Faults faults = new Faults();
  private final BoardFollower board = new BoardFollower("board-E1", faults);

  @BeforeEach
  void twoIdleWindows() {
    board.snapshot(snapshot(10, ready("E01"), ready("E02")));
  }

  private static Snapshot snapshot(long seq, WindowPicture first, WindowPicture second) {
    return Snapshot.newBuilder()
        .setSeq(seq)
        .addWindows(first)
        .addWindows(second)
        .addZones(ZoneWaiting.newBuilder().setWing("E").setZone("A"))
        .build();
  }

  private static WindowPicture ready(String window) {
    return WindowPicture.newBuilder().setWindow(window).setState(WindowState.WINDOW_READY).build();
  }

  private static WindowPicture calling(String window, long call, long ticket) {
    return WindowPicture.newBuilder()
        .setWindow(window)
        .setState(WindowState.WINDOW_CALLING)
        .setCallId(call)
        .setTicketId(ticket)
        .setNumber("AA" + ticket)
        .build();
  }

  private void delta(long after, long upTo, WindowPicture... windows) {
    board.delta(
        Delta.newBuilder().setAfter(after).setUpTo(upTo).addAllWindows(List.of(windows)).build());
  }

  @Test
  void aTicketThatMovesIsAtOneWindowAtATime() {
    delta(10, 11, calling("E01", 1, 1));
    delta(11, 12, ready("E01"), calling("E02", 2, 1));
    delta(12, 13, calling("E01", 3, 1), ready("E02"));

    assertThat(faults.words()).isEmpty();
  }

  @Test
  void findsATicketAtTwoWindows() {
    delta(10, 11, calling("E01", 1, 1));
    delta(11, 12, calling("E02", 2, 1));

    assertThat(faults.words()).singleElement().asString().contains("two windows, E01 and E02");
  }

  @Test
  void findsAGapInItsDeltas() {
    delta(12, 13, calling("E01", 1, 1));

    assertThat(faults.words()).singleElement().asString().contains("gap");
  }

  @Test
  void findsAPictureThatDiffersFromTheServersAtThatSequence() {
    delta(10, 11, calling("E01", 1, 1));
    delta(11, 12, ready("E01"));
    BoardPicture same = BoardPicture.fromSnapshot(snapshot(11, calling("E01", 1, 1), ready("E02")));
    BoardPicture different = BoardPicture.fromSnapshot(snapshot(11, ready("E01"), ready("E02")));

    assertThat(board.compare(same)).isEqualTo(Verdict.SAME);
    assertThat(board.compare(different)).isEqualTo(Verdict.DIFFERENT);
  }

  @Test
  void aBoardThatIsNotThereYetIsLookedAtAgain() {
    BoardPicture later =
        BoardPicture.fromSnapshot(snapshot(11, calling("E01", 1, 1), ready("E02")));

    assertThat(board.compare(later)).isEqualTo(Verdict.NOT_YET);
    delta(10, 11, calling("E01", 1, 1));
    assertThat(board.compare(later)).isEqualTo(Verdict.SAME);
  }

  @Test
  void aSequenceThatTheBoardNeverSawIsNotJudged() {
    board.snapshot(snapshot(20, ready("E01"), ready("E02")));

    assertThat(board.compare(BoardPicture.fromSnapshot(snapshot(15, ready("E01"), ready("E02")))))
        .isEqualTo(Verdict.UNKNOWN);
  }
}

package io.jiaohao.sim;

import io.jiaohao.board.BoardPicture;
import io.jiaohao.board.PictureStep;
import io.jiaohao.protocol.wire.Delta;
import io.jiaohao.protocol.wire.Snapshot;
import java.util.ArrayDeque;

/**
 * What one board shows, kept the way a board keeps it, with its last few pictures: a snapshot that
 * somebody else got of the same part of the hall is compared with the picture of its sequence.
 */
final class BoardFollower {
  /** What a comparison came to. */
  enum Verdict {
    SAME,
    DIFFERENT,
    /** The board has not come to that sequence, or to all that happened at it. */
    NOT_YET,
    /** The board was not connected to the end at that sequence, or it is too long ago. */
    UNKNOWN
  }

  private final String board;
  private final Faults faults;
  private final Seats seats;
  private final ArrayDeque<BoardPicture> last = new ArrayDeque<>();
  private BoardPicture picture = BoardPicture.EMPTY;

  BoardFollower(String board, Faults faults) {
    this.board = board;
    this.faults = faults;
    this.seats = new Seats(board, faults);
  }

  BoardPicture picture() {
    return picture;
  }

  void snapshot(Snapshot snapshot) {
    last.clear();
    seats.clear();
    seats.changed(snapshot.getWindowsList());
    hold(BoardPicture.fromSnapshot(snapshot));
  }

  void delta(Delta delta) {
    PictureStep step = picture.after(delta);
    if (step instanceof PictureStep.Applied applied) {
      seats.changed(delta.getWindowsList());
      hold(applied.picture());
    } else {
      faults.add("%s: a gap in its deltas: %s", board, step);
    }
  }

  private void hold(BoardPicture next) {
    picture = next;
    last.addLast(next);
    if (last.size() > SimLimits.PICTURES_KEPT) {
      last.removeFirst();
    }
  }

  /** Compares with a picture that was taken elsewhere. */
  Verdict compare(BoardPicture taken) {
    if (picture.seq() < taken.seq()) {
      return Verdict.NOT_YET;
    }
    boolean wasThere = false;
    for (BoardPicture mine : last) {
      if (mine.seq() == taken.seq()) {
        wasThere = true;
        if (mine.showsTheSameAs(taken)) {
          return Verdict.SAME;
        }
      }
    }
    if (picture.seq() == taken.seq()) {
      return Verdict.NOT_YET;
    }
    return wasThere ? Verdict.DIFFERENT : Verdict.UNKNOWN;
  }
}

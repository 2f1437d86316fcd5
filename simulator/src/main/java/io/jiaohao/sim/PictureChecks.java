package io.jiaohao.sim;

import static java.util.stream.Collectors.joining;

import io.jiaohao.board.BoardPicture;
import io.jiaohao.protocol.wire.Snapshot;
import io.jiaohao.protocol.wire.Watch;
import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Compares what every board shows with pictures that the auditor takes itself: part after part of
 * the hall, each board of a part against one and the same fresh snapshot, at that sequence.
 */
final class PictureChecks {
  private static final int NAMED_MAX = 5;

  private final EventLoop loop;
  private final KioskDevice eye;
  private final Faults faults;
  private final Map<String, List<BoardDevice>> boardsByPart = new LinkedHashMap<>();
  private final ArrayDeque<List<BoardDevice>> toAsk = new ArrayDeque<>();
  private final List<Open> open = new ArrayList<>();
  private boolean running;
  private int round;
  private long same;

  /** A comparison that is not over: the board is not there yet. */
  private record Open(BoardDevice board, BoardPicture taken, long sinceNanos) {}

  PictureChecks(EventLoop loop, Fleet fleet, Faults faults) {
    this.loop = loop;
    this.eye = fleet.eye();
    this.faults = faults;
    for (BoardDevice board : fleet.boards()) {
      boardsByPart.computeIfAbsent(board.watchKey(), key -> new ArrayList<>()).add(board);
    }
  }

  boolean isRunning() {
    return running;
  }

  /** What a comparison that goes on still waits for, in words. */
  String waitsFor() {
    String boards =
        open.stream().limit(NAMED_MAX).map(one -> one.board().id()).collect(joining(", "));
    return "%d parts of the hall, %d boards%s, through %s, which is %s"
        .formatted(
            toAsk.size(),
            open.size(),
            boards.isEmpty() ? "" : " (" + boards + ")",
            eye.id(),
            eye.isIn() ? "in" : "away: " + eye.lastWhy());
  }

  /** Comparisons that came out well. */
  long same() {
    return same;
  }

  /** Compares all boards, unless that is going on already. */
  void start() {
    if (!running) {
      running = true;
      round++;
      toAsk.addAll(boardsByPart.values());
      askNext();
      settle(round);
    }
  }

  /** The server is gone; what was not compared will not be. */
  void giveUp() {
    running = false;
    toAsk.clear();
    open.clear();
  }

  private void askNext() {
    List<BoardDevice> part = toAsk.poll();
    if (part != null) {
      int asked = round;
      Watch watch = part.get(0).watch();
      eye.ask(watch, snapshot -> taken(part, snapshot, asked));
    }
  }

  private void taken(List<BoardDevice> part, Snapshot snapshot, int asked) {
    if (running && asked == round) {
      BoardPicture picture = BoardPicture.fromSnapshot(snapshot);
      long nowNanos = SimClock.nanos();
      for (BoardDevice board : part) {
        Open comparison = new Open(board, picture, nowNanos);
        if (!decided(comparison)) {
          open.add(comparison);
        }
      }
      askNext();
    }
  }

  private boolean decided(Open comparison) {
    switch (comparison.board().follower().compare(comparison.taken())) {
      case SAME -> same++;
      case UNKNOWN -> {}
      case DIFFERENT -> differs(comparison);
      case NOT_YET -> {
        boolean late = SimClock.msSince(comparison.sinceNanos()) > SimLimits.BOARD_CATCH_UP_MS;
        if (late && comparison.board().isReading()) {
          differs(comparison);
        }
        return late;
      }
    }
    return true;
  }

  private void differs(Open comparison) {
    BoardPicture shows = comparison.board().follower().picture();
    BoardPicture taken = comparison.taken();
    String what =
        taken.windows().stream()
            .filter(line -> !shows.window(line.window()).filter(line::equals).isPresent())
            .findFirst()
            .map(line -> "as in window " + line.window())
            .orElse("in its waiting counts");
    faults.add(
        "%s: its picture at %d differs from the server's at %d, %s",
        comparison.board().id(), shows.seq(), taken.seq(), what);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // The next look; it ends with the loop.
  private void settle(int settling) {
    if (!running || settling != round) {
      return;
    }
    open.removeIf(this::decided);
    if (open.isEmpty() && toAsk.isEmpty()) {
      running = false;
    } else {
      loop.schedule(() -> settle(settling), SimLimits.LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
    }
  }
}

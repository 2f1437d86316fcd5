package io.jiaohao.perf.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * How large the hall is.
 *
 * @param windows service windows, each with a terminal
 * @param boards lobby boards that show every call
 * @param waiting people waiting, kept level
 */
record Size(int windows, int boards, int waiting) {
  static final Size STANDARD = new Size(130, 12, 10_000);

  private static final int SMALL_WINDOWS = 1_300;
  private static final int SMALL_BOARDS = 120;
  private static final int SMALL_WAITING = 100_000;

  Size withWindows(int other) {
    return new Size(other, boards, waiting);
  }

  Size withBoards(int other) {
    return new Size(windows, other, waiting);
  }

  Size withWaiting(int other) {
    return new Size(windows, boards, other);
  }

  /** Where it differs from the standard, as {@code windows=1300}; empty if nowhere. */
  String word() {
    List<String> differs = new ArrayList<>();
    if (windows != STANDARD.windows) {
      differs.add("windows=" + windows);
    }
    if (boards != STANDARD.boards) {
      differs.add("boards=" + boards);
    }
    if (waiting != STANDARD.waiting) {
      differs.add("waiting=" + waiting);
    }
    return String.join(" ", differs);
  }

  /** Heap of a Java server of this size, the same for every engine; enough is what counts. */
  String heap() {
    return windows <= SMALL_WINDOWS && boards <= SMALL_BOARDS && waiting <= SMALL_WAITING
        ? "512m"
        : "4g";
  }

  /**
   * How much to warm up as fast as it goes, in cycles or seconds: not at all if there are so many
   * boards that the server would show them two calls as one, and a cycle would never end.
   */
  int warmUp(int usual) {
    return boards <= SMALL_BOARDS ? usual : 0;
  }

  /** As all processes of a run take it. */
  List<String> javaOptions() {
    return List.of("-Dwindows=" + windows, "-Dboards=" + boards, "-Dprefill=" + waiting);
  }
}

package io.jiaohao.peers;

/**
 * Which cycle a call belongs to. A board may show a call before its window's reply has told whose
 * it is: such sightings are kept until then. On the reading thread alone.
 */
final class Calls {
  private static final int CALLS_MAX = 4_000_000;

  private final Bench bench;

  /** Cycle of a call, plus one; 0 = not known yet. */
  private final int[] cycleOf = new int[CALLS_MAX];

  /** Boards that have shown a call whose cycle is not known yet. */
  private final byte[] shownEarly = new byte[CALLS_MAX];

  Calls(Bench bench) {
    this.bench = bench;
  }

  /** A window's reply: this cycle's call has this id. */
  void told(int cycle, long callId) {
    int call = (int) callId;
    cycleOf[call] = cycle + 1;
    bench.terminal(cycle);
    for (int i = 0; i < shownEarly[call]; i++) {
      bench.board(cycle);
    }
  }

  /** One board shows the call. */
  void shown(long callId) {
    int call = (int) callId;
    if (cycleOf[call] == 0) {
      shownEarly[call]++;
    } else {
      bench.board(cycleOf[call] - 1);
    }
  }
}

package io.jiaohao.sim;

/** The simulator's numbers: bounds, paces and how long it is patient. */
final class SimLimits {
  /** Faults whose words are kept; more are only counted. */
  static final int FAULT_WORDS_MAX = 20;

  /** Earlier pictures that a board remembers, to compare with a snapshot taken in between. */
  static final int PICTURES_KEPT = 64;

  /** Least and greatest load, as a multiple of a usual weekday. */
  static final double LOAD_MIN = 0.01;

  static final double LOAD_MAX = 20;

  /** Loopback addresses that devices connect from: a server admits few strangers from one. */
  static final int LOCAL_ADDRESSES = 8;

  /** A device comes back after this long at most. */
  static final int COME_BACK_FIRST_MS = 40;

  static final int COME_BACK_MAX_MS = 250;

  /** Requests of one device without an answer: visitors queue up at a kiosk in an outage. */
  static final int PENDING_MAX = 4_096;

  /** Between two comparisons of all boards with the server. */
  static final int CHECK_EVERY_MS = 10_000;

  /** How long a board may take to show what a snapshot of the same sequence shows. */
  static final int BOARD_CATCH_UP_MS = 2_000;

  /** How long the last comparison of all boards may take, part by part of the hall. */
  static final int COMPARED_WITHIN_MS = 30_000;

  /** How long all devices may take to log in. */
  static final int LOGIN_ALL_WITHIN_MS = 30_000;

  /** How long the devices of a killed node wait for the next one; its lease alone is 3 s. */
  static final int TAKE_OVER_WITHIN_MS = 30_000;

  /** How long requests may stay unanswered once nobody asks any more. */
  static final int SETTLE_WITHIN_MS = 10_000;

  /** Between two looks at something that is waited for. */
  static final int LOOK_EVERY_MS = 20;

  /** Between two publications of the live figures. */
  static final int FIGURES_EVERY_MS = 200;

  /** Longest latency that a histogram tells apart; longer ones count as this. */
  static final long LATENCY_MAX_NANOS = 600_000_000_000L;

  /** Longest wait that a histogram tells apart, in hall milliseconds: two days. */
  static final long WAIT_MAX_MS = 172_800_000L;

  /** Doubt about hall time when a server dies or starts, in real milliseconds. */
  static final int OUTAGE_DOUBT_MS = 25;

  /**
   * Of devices that a new owner lets in together, the one heard of first may be so much later than
   * another, in real milliseconds.
   */
  static final int WELCOMES_WITHIN_MS = 250;

  /** Nodes of a demonstration. */
  static final int NODES_MAX = 5;

  /** Virtual days of one run. */
  static final int DAYS_MAX = 100_000;

  private SimLimits() {}
}

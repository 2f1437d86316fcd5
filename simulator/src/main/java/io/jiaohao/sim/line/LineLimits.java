package io.jiaohao.sim.line;

/** The numbers of faulty lines, in real time. */
final class LineLimits {
  /** How long a fault of a plan goes on. */
  static final int LASTS_MIN_MS = 50;

  static final int LASTS_MAX_MS = 2_500;

  /** Between two faults of one line. */
  static final int REST_MS = 200;

  /** How much later a late byte comes. */
  static final int LATE_MS = 300;

  /** Between two gulps of a slow reader. */
  static final int GULP_EVERY_MS = 150;

  /** Bytes at the beginning of what is said that come one by one; the rest comes in one piece. */
  static final int BYTEWISE_MAX = 512;

  private LineLimits() {}
}

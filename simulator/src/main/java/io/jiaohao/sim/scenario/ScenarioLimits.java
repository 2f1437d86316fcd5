package io.jiaohao.sim.scenario;

import io.jiaohao.config.Range;

/** Every bound of a scenario, each named once. */
final class ScenarioLimits {
  /** Steps of a scenario, or of one of its blocks. */
  static final Range STEPS = Range.of(1, 10_000);

  /** Items of a list inside a step. */
  static final Range ITEMS = Range.of(0, 10_000);

  /** How often one step may be repeated. */
  static final Range TIMES = Range.of(1, 10_000);

  /** Numbers a range may stand for. */
  static final int RANGE_MAX = 10_000;

  /** Runs of one scenario, if its blocks can be ordered in so many ways: all of them. */
  static final int ALL_ORDERS_MAX = 120;

  /** Otherwise so many orders are drawn. */
  static final int DRAWN_ORDERS = 24;

  /** Draws them; the same each time. */
  static final long ORDER_SEED = 1;

  /** Below so many waiting, the hall's invariants are checked after each entry. */
  static final int CHECK_EACH_BELOW = 200;

  /** Above, after so many entries. */
  static final int CHECK_EVERY = 100;

  /** Ticks at one moment; more means that the hall never comes to rest. */
  static final int TICKS_MAX = 10_000;

  /** A running server answers within this. */
  static final long ANSWER_WITHIN_MS = 10_000;

  /** A running server's pictures show what it answered within this. */
  static final long SHOWN_WITHIN_MS = 3_000;

  /** How often a picture that is not right yet is looked at. */
  static final long LOOK_EVERY_MS = 10;

  /** The longest that a scenario waits in real time. */
  static final long REAL_WAIT_MAX_MS = 600_000;

  private ScenarioLimits() {}
}

package io.jiaohao.foresight;

/** The numbers of foretelling, each named once. */
final class ForesightLimits {
  /** Futures that are rolled for a table. */
  static final int FUTURES = 40;

  /** A table is not older than this while things change, and none is made sooner. Hall time. */
  static final long TABLE_EVERY_MS = 5_000;

  /** A part of the hall in which nothing happened is rolled anew after this. Hall time. */
  static final long PART_AT_LEAST_EVERY_MS = 30_000;

  /** The effect of a proposal is worked out anew after this, if somebody asks. Hall time. */
  static final long EFFECT_EVERY_MS = 30_000;

  /** Proposals of which the effect is kept. */
  static final int PROPOSALS_MAX = 16;

  /** A table older than this told nobody anything. Hall time. */
  static final long TOLD_WITHIN_MS = 20_000;

  /** Share of one core that foretelling may take in a hall at its own speed. */
  static final double CPU_SHARE = 0.02;

  /**
   * And at most: in a demonstration that goes faster than time, where there is more to foretell,
   * and for all halls of a node together.
   */
  static final double CPU_SHARE_MAX = 0.1;

  static double cpuShare(double speed) {
    return Math.min(CPU_SHARE_MAX, CPU_SHARE * Math.max(1, speed));
  }

  /** How often the thread looks for something to do. Real time. */
  static final int LOOK_EVERY_MS = 10;

  /**
   * Processor time that it takes at once: others want the core too, and somebody who has pressed a
   * key waits for none of this.
   */
  static final long SLICE_NANOS = 1_000_000;

  /** Halls of a node that it looks after between two rests. */
  static final int HALLS_AT_ONCE = 64;

  /** Entries that it takes between two looks at what it has used. */
  static final int ENTRIES_AT_ONCE = 32;

  /** People whose forecasts it puts down at once. */
  static final int PERSONS_AT_ONCE = 64;

  /** Entries that may wait for the thread; beyond, it starts again from an image. */
  static final int ENTRIES_MAX = 8_192;

  /** An image costs the engine milliseconds: it is not asked for more often. Real time. */
  static final long IMAGE_EVERY_NANOS = 5_000_000_000L;

  /** Working days that are remembered. */
  static final int DAYS = 20;

  /** Durations that are remembered of one service. */
  static final int DURATIONS_MAX = 2_048;

  /** Outcomes that are remembered of one bucket of forecasts. */
  static final int OUTCOMES_MAX = 2_048;

  /** Who waited no longer than this was served at once and is not scored. */
  static final long AT_ONCE_MS = 1_000;

  /** Forecasts that are scored of one zone and class, the last ones. */
  static final int SCORED = 1_000;

  private ForesightLimits() {}
}

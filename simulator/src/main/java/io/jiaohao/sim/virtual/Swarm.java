package io.jiaohao.sim.virtual;

import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Which faults a run has and how often. Each run draws its own mix, many of them without most
 * faults: rare combinations come up that way, and a fault that hides another is not always there.
 *
 * @param breakShare share of messages at which a connection dies, unnoticed at first
 * @param slowShare share of messages that take seconds
 * @param doubleShare share of requests that an impatient device sends twice
 * @param reorderShare share of requests of which a copy comes late, behind younger ones
 * @param rebootsPerHour starts of devices that forget what they had asked for
 * @param crashesPerHour kills of the server
 * @param crashShare share of commits at which power is cut, before the sync or after
 * @param failedSyncsPerHour commits whose outcome nobody knows; the server must stop
 * @param slowCommitShare share of commits that take up to a second
 * @param clockStepsPerHour times that somebody sets the wall clock, by up to two hours
 * @param inboxMax room for commands that have arrived
 * @param snapshotEvery entries between snapshots
 */
record Swarm(
    double breakShare,
    double slowShare,
    double doubleShare,
    double reorderShare,
    double rebootsPerHour,
    double crashesPerHour,
    double crashShare,
    double failedSyncsPerHour,
    double slowCommitShare,
    double clockStepsPerHour,
    int inboxMax,
    int snapshotEvery) {
  private static final double SHORT_DAY_H = 2;
  private static final double IN_A_LONG_DAY = 0.1;
  private static final double CRASH_SHARE_HOURS = 0.0016;

  /** No faults at all. */
  static final Swarm CALM = new Swarm(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 65_536, 10_000);

  /**
   * Draws a mix.
   *
   * @param hours that faults last in a day; what comes by the hour comes oftener in short days
   */
  static Swarm draw(SplittableRandom random, double hours) {
    boolean isShort = hours < SHORT_DAY_H;
    double often = isShort ? 1 / hours : IN_A_LONG_DAY;
    return new Swarm(
        some(random, 0.01),
        some(random, 0.02),
        some(random, 0.05),
        some(random, 0.03),
        some(random, 20 * often),
        some(random, 6 * often),
        some(random, CRASH_SHARE_HOURS / hours),
        some(random, 3 * often),
        some(random, 0.05),
        some(random, 3 * often),
        random.nextBoolean() ? 65_536 : random.nextInt(2, 16),
        random.nextBoolean()
            ? 10_000
            : isShort ? random.nextInt(5, 500) : random.nextInt(500, 5_000));
  }

  private static double some(SplittableRandom random, double most) {
    boolean none = random.nextBoolean();
    double share = random.nextDouble() * most;
    return none ? 0 : share;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "breaks %.4f, slow %.4f, doubled %.4f, reordered %.4f, reboots %.1f/h, crashes %.1f/h,"
            + " crashes in commits %.4f, failed syncs %.1f/h, slow commits %.3f, clock steps"
            + " %.1f/h, inbox %d, snapshot every %d",
        breakShare,
        slowShare,
        doubleShare,
        reorderShare,
        rebootsPerHour,
        crashesPerHour,
        crashShare,
        failedSyncsPerHour,
        slowCommitShare,
        clockStepsPerHour,
        inboxMax,
        snapshotEvery);
  }
}

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
 * @param crashesPerDay kills of the server, at any point of a commit
 * @param failedSyncsPerDay commits whose outcome nobody knows; the server must stop
 * @param slowCommitShare share of commits that take up to a second
 * @param clockStepsPerDay times that somebody sets the wall clock, by up to two hours
 * @param inboxMax room for commands that have arrived
 * @param snapshotEvery entries between snapshots
 */
record Swarm(
    double breakShare,
    double slowShare,
    double doubleShare,
    double crashesPerDay,
    double failedSyncsPerDay,
    double slowCommitShare,
    double clockStepsPerDay,
    int inboxMax,
    int snapshotEvery) {

  /** No faults at all. */
  static final Swarm CALM = new Swarm(0, 0, 0, 0, 0, 0, 0, 65_536, 10_000);

  static Swarm draw(SplittableRandom random) {
    return new Swarm(
        half(random) ? 0 : random.nextDouble() * 0.01,
        half(random) ? 0 : random.nextDouble() * 0.02,
        half(random) ? 0 : random.nextDouble() * 0.05,
        half(random) ? 0 : random.nextDouble() * 12,
        half(random) ? 0 : random.nextDouble() * 4,
        half(random) ? 0 : random.nextDouble() * 0.05,
        half(random) ? 0 : random.nextDouble() * 6,
        half(random) ? 65_536 : random.nextInt(2, 16),
        half(random) ? 10_000 : random.nextInt(5, 500));
  }

  private static boolean half(SplittableRandom random) {
    return random.nextBoolean();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "breaks %.4f, slow %.4f, doubled %.4f, crashes %.1f/day, failed syncs %.1f/day, slow commits"
            + " %.3f, clock steps %.1f/day, inbox %d, snapshot every %d",
        breakShare,
        slowShare,
        doubleShare,
        crashesPerDay,
        failedSyncsPerDay,
        slowCommitShare,
        clockStepsPerDay,
        inboxMax,
        snapshotEvery);
  }
}

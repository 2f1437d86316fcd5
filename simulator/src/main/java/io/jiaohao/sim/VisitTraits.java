package io.jiaohao.sim;

import java.util.SplittableRandom;

/**
 * How one visit will go, as far as it depends on the visitor. Drawn from the ticket's number, so
 * the fifteenth visitor of a service is the same person in every run of a seed.
 *
 * @param walkMs from the call to the window, in hall time
 * @param lengthFactor of the service's mean time; mean 1, lognormal
 * @param comesAtFirst whether they come to their first call
 * @param comesAgain whether they come when called again after a no-show
 * @param recalled whether the clerk calls them again while they walk
 * @param sentBack whether the clerk sends them back to the queue in the end
 * @param cancelAfterMs when they give the number back at a kiosk, after taking it; 0 = never
 * @param clerkMarks whether the clerk marks them as a no-show, rather than leave it to the server
 */
record VisitTraits(
    long walkMs,
    double lengthFactor,
    boolean comesAtFirst,
    boolean comesAgain,
    boolean recalled,
    boolean sentBack,
    long cancelAfterMs,
    boolean clerkMarks) {
  static final double VARIATION = 0.6;

  private static final long WALK_MIN_MS = 20_000;
  private static final long WALK_MAX_MS = 60_000;
  private static final double NO_SHOW = 0.024;
  private static final double COMES_AGAIN = 0.7;
  private static final double RECALLED = 0.05;
  private static final double SENT_BACK = 0.005;
  private static final double CANCELS = 0.005;
  private static final long CANCEL_MIN_MS = 120_000;
  private static final long CANCEL_MAX_MS = 1_800_000;

  static VisitTraits of(long seed, String number) {
    SplittableRandom random = Seeds.of(seed, "visit", number);
    long walkMs = random.nextLong(WALK_MIN_MS, WALK_MAX_MS);
    double factor = lognormal(random, VARIATION);
    boolean comes = random.nextDouble() >= NO_SHOW;
    boolean again = random.nextDouble() < COMES_AGAIN;
    boolean recalled = random.nextDouble() < RECALLED;
    boolean back = random.nextDouble() < SENT_BACK;
    boolean cancels = random.nextDouble() < CANCELS;
    long cancelMs = random.nextLong(CANCEL_MIN_MS, CANCEL_MAX_MS);
    boolean marks = random.nextBoolean();
    return new VisitTraits(
        walkMs, factor, comes, again, recalled, back, cancels ? cancelMs : 0, marks);
  }

  /** A lognormal of mean 1 with this coefficient of variation. */
  static double lognormal(SplittableRandom random, double variation) {
    double variance = Math.log(1 + variation * variation);
    return Math.exp(random.nextGaussian() * Math.sqrt(variance) - variance / 2);
  }
}

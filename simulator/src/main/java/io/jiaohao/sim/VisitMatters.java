package io.jiaohao.sim;

import java.util.SplittableRandom;

/**
 * What is out of the ordinary in one visit. Drawn from the ticket's number, like {@link
 * VisitTraits}.
 *
 * @param slip how the kiosk's printer treats them
 * @param asksAfterMs when they ask a clerk to be called past the order, after the issue; 0 = never
 * @param wrongKiosk they are here for another service of the window than the kiosk's button says
 * @param secondMatter they have one thing more to do at the same window
 * @param awayMs how long they have to go away in the middle of it; 0 = not at all
 * @param backInTime whether they are there when they are called back
 * @param sentOn whether another service has to see them afterwards
 * @param rejoinsAfterMs when they come back after being passed over; 0 = never
 * @param pick settles whatever is to be picked for them, from 0 up
 * @param grade what they give at the rating pad once they were served, 5 = very satisfied to 1; 0 =
 *     they leave without
 * @param ratesAfterMs how long after the end of their visit that is
 */
record VisitMatters(
    Slip slip,
    long asksAfterMs,
    boolean wrongKiosk,
    boolean secondMatter,
    long awayMs,
    boolean backInTime,
    boolean sentOn,
    long rejoinsAfterMs,
    int pick,
    int grade,
    long ratesAfterMs) {
  /** What becomes of a slip of paper. */
  enum Slip {
    COMES_OUT,
    /** The kiosk says so, and the visitor takes another number. */
    FAILS,
    /** The kiosk says so, but the visitor gets hold of it and shows it to a clerk. */
    JAMS,
    /** It comes out, but the kiosk says nothing: the number becomes void, a clerk revives it. */
    UNCONFIRMED
  }

  private static final double SLIP_FAILS = 0.006;
  private static final double SLIP_JAMS = 0.004;
  private static final double SLIP_UNCONFIRMED = 0.003;
  private static final double ASKS = 0.01;
  private static final long ASKS_MIN_MS = 60_000;
  private static final long ASKS_MAX_MS = 600_000;
  private static final double WRONG_KIOSK = 0.01;
  private static final double SECOND_MATTER = 0.03;
  private static final double AWAY = 0.02;
  private static final long AWAY_MIN_MS = 300_000;
  private static final long AWAY_MAX_MS = 1_200_000;
  private static final double BACK_IN_TIME = 0.85;
  private static final double SENT_ON = 0.015;
  private static final double REJOINS = 0.8;
  private static final long REJOINS_MIN_MS = 180_000;
  private static final long REJOINS_MAX_MS = 720_000;
  private static final double RATES = 0.35;
  private static final long RATES_MIN_MS = 3_000;
  private static final long RATES_MAX_MS = 15_000;

  /** Of 100 who rate, how many give the worst grade, the next better one, and so on. */
  private static final int[] GRADES = {1, 2, 4, 15, 78};

  static VisitMatters of(long seed, String number) {
    SplittableRandom random = Seeds.of(seed, "matters", number);
    Slip slip = slip(random.nextDouble());
    long asksMs = sometimes(random, ASKS, ASKS_MIN_MS, ASKS_MAX_MS);
    boolean wrong = random.nextDouble() < WRONG_KIOSK;
    boolean second = random.nextDouble() < SECOND_MATTER;
    long awayMs = sometimes(random, AWAY, AWAY_MIN_MS, AWAY_MAX_MS);
    boolean back = random.nextDouble() < BACK_IN_TIME;
    boolean sentOn = random.nextDouble() < SENT_ON;
    long rejoinsMs = sometimes(random, REJOINS, REJOINS_MIN_MS, REJOINS_MAX_MS);
    int pick = random.nextInt(Integer.MAX_VALUE);
    long ratesMs = sometimes(random, RATES, RATES_MIN_MS, RATES_MAX_MS);
    int grade = ratesMs == 0 ? 0 : grade(random.nextInt(100));
    return new VisitMatters(
        slip, asksMs, wrong, second, awayMs, back, sentOn, rejoinsMs, pick, grade, ratesMs);
  }

  private static int grade(int luck) {
    int grade = 1;
    for (int left = luck - GRADES[0]; left >= 0; left -= GRADES[grade - 1]) {
      grade++;
    }
    return grade;
  }

  private static Slip slip(double luck) {
    if (luck < SLIP_FAILS) {
      return Slip.FAILS;
    } else if (luck < SLIP_FAILS + SLIP_JAMS) {
      return Slip.JAMS;
    } else if (luck < SLIP_FAILS + SLIP_JAMS + SLIP_UNCONFIRMED) {
      return Slip.UNCONFIRMED;
    }
    return Slip.COMES_OUT;
  }

  private static long sometimes(SplittableRandom random, double share, long minMs, long maxMs) {
    boolean now = random.nextDouble() < share;
    long ms = random.nextLong(minMs, maxMs);
    return now ? ms : 0;
  }
}

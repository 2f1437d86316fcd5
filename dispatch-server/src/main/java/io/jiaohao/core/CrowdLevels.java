package io.jiaohao.core;

/**
 * From how many waiting people on a part of the hall counts as busy and as crowded. A warning for
 * managers and kiosks: it decides nothing.
 *
 * <p>A level begins with its number of people and ends only when clearly fewer wait: a tenth fewer,
 * and at least {@link #LEAST_MARGIN}. So a queue that goes up and down by one does not flap.
 *
 * @param busyAt more than {@link #LEAST_MARGIN}; 0 = no warning at all
 * @param crowdedAt more than {@code busyAt}
 */
public record CrowdLevels(int busyAt, int crowdedAt) {

  /** No warning. */
  public static final CrowdLevels NONE = new CrowdLevels(0, 0);

  private static final int TENTH = 10;

  /** A level ends with at least so many fewer than it began with. */
  public static final int LEAST_MARGIN = 2;

  /** Whether there are any levels. */
  public boolean isNone() {
    return busyAt == 0;
  }

  /** The level after this one, now that so many wait. */
  public CrowdLevel after(CrowdLevel level, int waiting) {
    if (isNone()) {
      return CrowdLevel.CALM;
    }
    if (holds(crowdedAt, level == CrowdLevel.CROWDED, waiting)) {
      return CrowdLevel.CROWDED;
    }
    return holds(busyAt, level != CrowdLevel.CALM, waiting) ? CrowdLevel.BUSY : CrowdLevel.CALM;
  }

  private static boolean holds(int beginsAt, boolean held, int waiting) {
    return waiting >= (held ? lastsTo(beginsAt) : beginsAt);
  }

  /** The fewest people with whom a level that began lasts. */
  private static int lastsTo(int beginsAt) {
    return beginsAt - Math.max(LEAST_MARGIN, beginsAt / TENTH);
  }
}

package io.jiaohao.sim.whatif;

/**
 * The queue of Erlang (1917): arrivals by chance, exponential service, {@code c} windows, one line.
 * Right for a steady state; a day is not steady, so what it advises is checked by a replay.
 */
final class ErlangC {
  private ErlangC() {}

  /**
   * The chance that somebody waits at all: the recursion of Erlang B, then C = B / (1 − ρ(1 − B)).
   *
   * @param windows number of windows
   * @param load mean number of people being served, arrivals times mean service
   */
  static double chanceToWait(int windows, double load) {
    if (load >= windows) {
      return 1;
    }
    double inverseB = 1;
    for (int k = 1; k <= windows; k++) {
      inverseB = 1 + k / load * inverseB;
    }
    double b = 1 / inverseB;
    double rho = load / windows;
    return b / (1 - rho * (1 - b));
  }

  /**
   * The chance to wait longer than a time: C · e^(−(c − a) t).
   *
   * @param time in mean service times
   */
  static double chanceToWaitLonger(int windows, double load, double time) {
    return load >= windows ? 1 : chanceToWait(windows, load) * Math.exp(-(windows - load) * time);
  }

  /** The fewest windows with which no more than this share waits longer than the time. */
  static int windowsNeeded(double load, double time, double share) {
    if (load <= 0) {
      return 0;
    }
    int windows = (int) Math.floor(load) + 1;
    while (chanceToWaitLonger(windows, load, time) > share) {
      windows++;
    }
    return windows;
  }
}

package io.jiaohao.sim;

/**
 * A time without a server, in hall time.
 *
 * @param diedMs when it was dead for sure
 * @param bornMs when its successor was started, before it can have done anything
 */
record Outage(long diedMs, long bornMs) {
  /** How long nobody can have done anything, at least. */
  long awayMs() {
    return Math.max(0, bornMs - diedMs);
  }
}

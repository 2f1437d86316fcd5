package io.jiaohao.sim;

/**
 * A time without a server, in hall time.
 *
 * @param diedMs when it was dead for sure
 * @param bornMs when its successor was started, before it can have done anything
 */
record Outage(long diedMs, long bornMs) {}

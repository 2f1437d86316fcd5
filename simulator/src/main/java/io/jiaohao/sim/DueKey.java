package io.jiaohao.sim;

import io.jiaohao.protocol.wire.Request;

/**
 * The key that a clerk presses next, and when.
 *
 * @param atMs hall time
 * @param key null = none: the clerk looks again then
 */
record DueKey(long atMs, Request.Builder key) {
  static DueKey lookAgain(long atMs) {
    return new DueKey(atMs, null);
  }
}

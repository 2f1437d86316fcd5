package io.jiaohao.sim;

import io.jiaohao.protocol.wire.Request;

/**
 * A key that a clerk should not have pressed, and will take back.
 *
 * @param pressed what it was
 * @param call about which call
 * @param before who was at the window then; null = nobody
 * @param wasServing whether service had started
 * @param undoAtMs when it is taken back
 */
record Mistake(Request pressed, long call, ClerkVisit before, boolean wasServing, long undoAtMs) {
  DueKey undo() {
    return new DueKey(undoAtMs, Keys.undo(call));
  }
}

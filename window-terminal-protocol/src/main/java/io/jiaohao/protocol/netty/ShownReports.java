package io.jiaohao.protocol.netty;

import java.util.OptionalLong;

/** Which Shown to send when: the first at once, then the highest of each gap. */
final class ShownReports {
  private long waitingSeq;
  private long sentSeq;
  private boolean gapOpen;

  /** The sequence to report now; then {@link #gapOver()} is due after the gap. */
  OptionalLong shown(long seq) {
    waitingSeq = Math.max(waitingSeq, seq);
    return gapOpen ? OptionalLong.empty() : next();
  }

  /** The sequence to report at the end of a gap; if there is one, another gap begins. */
  OptionalLong gapOver() {
    gapOpen = false;
    return next();
  }

  /** The new connection has heard of nothing yet. */
  void forget() {
    waitingSeq = 0;
    sentSeq = 0;
  }

  private OptionalLong next() {
    if (waitingSeq <= sentSeq) {
      return OptionalLong.empty();
    }
    sentSeq = waitingSeq;
    gapOpen = true;
    return OptionalLong.of(sentSeq);
  }
}

package io.jiaohao.protocol.netty;

import io.jiaohao.protocol.WatchKey;
import io.jiaohao.protocol.wire.Delta;
import io.jiaohao.protocol.wire.Snapshot;
import io.jiaohao.protocol.wire.Watch;

/**
 * How far a watcher has followed the hall. A picture is only ever built from a whole snapshot and
 * the unbroken deltas after it; a gap asks for a new snapshot, once.
 */
final class FeedPosition {
  /** What to do with a delta. */
  enum Step {
    TAKE,
    ASK_SNAPSHOT,
    IGNORE
  }

  private String watchKey = "";
  private boolean following;
  private long heldSeq;

  /** A snapshot is due: the watch is new, or the connection is. */
  void awaitSnapshot(Watch watch) {
    watchKey = WatchKey.of(watch);
    following = false;
  }

  /** Whether the snapshot answers the present watch; then it is held from now on. */
  boolean take(Snapshot snapshot) {
    if (!snapshot.getWatchKey().equals(watchKey)) {
      return false;
    }
    following = true;
    heldSeq = snapshot.getSeq();
    return true;
  }

  Step take(Delta delta) {
    if (!following) {
      return Step.IGNORE;
    }
    if (delta.getAfter() != heldSeq) {
      following = false;
      return Step.ASK_SNAPSHOT;
    }
    heldSeq = delta.getUpTo();
    return Step.TAKE;
  }
}

package io.jiaohao.sim;

import io.jiaohao.protocol.wire.Welcome;
import java.util.concurrent.CompletableFuture;

/**
 * The times between the death of the node that served the hall and the first answer of the next
 * one, as the devices live through them. Used on the event loop.
 */
final class TakeOvers {
  private final HallAuditor auditor;
  private final Latencies latencies;
  private Stage stage = Stage.SERVED;
  private CompletableFuture<Long> served = new CompletableFuture<>();
  private long killedNanos;
  private long diedMs;

  private enum Stage {
    SERVED,
    NOBODY_THERE,
    WELCOMED
  }

  TakeOvers(HallAuditor auditor, Latencies latencies) {
    this.auditor = auditor;
    this.latencies = latencies;
  }

  /**
   * The node that served is dead.
   *
   * @param diedHallMs hall time by which it was
   * @return how long after the kill a device had an answer, in nanoseconds
   */
  CompletableFuture<Long> begins(long killedAtNanos, long diedHallMs) {
    stage = Stage.NOBODY_THERE;
    served = new CompletableFuture<>();
    killedNanos = killedAtNanos;
    diedMs = diedHallMs;
    return served;
  }

  /** A device has been let in: the first one tells since when the hall is there again. */
  void welcomed(Welcome welcome) {
    if (stage == Stage.NOBODY_THERE) {
      stage = Stage.WELCOMED;
      long doubtMs = Math.round(SimLimits.WELCOMES_WITHIN_MS * welcome.getHallSpeed());
      auditor.outage(new Outage(diedMs, Math.max(diedMs, welcome.getHallMs() - doubtMs)));
    }
  }

  /** A device has an answer. What the dead node had still sent comes before any welcome. */
  void answered() {
    if (stage == Stage.WELCOMED) {
      stage = Stage.SERVED;
      long afterNanos = SimClock.nanos() - killedNanos;
      Latencies.record(latencies.killToServed, afterNanos);
      served.complete(afterNanos);
    }
  }
}

package io.jiaohao.sim;

import io.netty.channel.EventLoop;
import java.util.concurrent.TimeUnit;

/** What happens in the hall at a time of its own clock. */
final class HallTasks {
  private final EventLoop loop;
  private final HallTimeline timeline;

  HallTasks(EventLoop loop, HallTimeline timeline) {
    this.loop = loop;
    this.timeline = timeline;
  }

  /** Does it then, or at once if it is that late already. */
  @SuppressWarnings("FutureReturnValueIgnored") // Nobody waits for it; it ends with the loop.
  void at(long hallMs, Runnable task) {
    long delayNanos = timeline.nanosAt(hallMs) - SimClock.nanos();
    loop.schedule(task, Math.max(0, delayNanos), TimeUnit.NANOSECONDS);
  }

  /** Does it after so much hall time. */
  void after(long hallMs, Runnable task) {
    at(nowMs() + hallMs, task);
  }

  long nowMs() {
    return timeline.hallMs(SimClock.nanos());
  }

  /** The moment of the steady clock at which the hall's clock shows this time. */
  long nanosAt(long hallMs) {
    return timeline.nanosAt(hallMs);
  }
}

package io.jiaohao.sim;

import io.netty.channel.EventLoop;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Lets visitors in when their time has come, each to a kiosk, and some of them back out. */
final class Doors {
  private final EventLoop loop;
  private final HallTimeline timeline;
  private final Arrivals arrivals;
  private final Fleet fleet;
  private final Crowd crowd;
  private boolean open;

  Doors(EventLoop loop, HallTimeline timeline, Arrivals arrivals, Fleet fleet, Crowd crowd) {
    this.loop = loop;
    this.timeline = timeline;
    this.arrivals = arrivals;
    this.fleet = fleet;
    this.crowd = crowd;
  }

  void open() {
    open = true;
    awaitNext();
  }

  void close() {
    open = false;
  }

  /** Whether anybody is still to come. */
  boolean isOpen() {
    return open;
  }

  private void awaitNext() {
    Optional<Visitor> next = arrivals.next();
    if (next.isPresent()) {
      at(next.get().atHallMs(), () -> arrives(next.get()));
    } else {
      open = false;
    }
  }

  private void arrives(Visitor visitor) {
    if (!open) {
      return;
    }
    long dueNanos = timeline.nanosAt(visitor.atHallMs());
    KioskDevice kiosk = fleet.kiosks(visitor.wing()).get(visitor.kiosk());
    kiosk.issue(
        visitor,
        dueNanos,
        issued -> {
          long cancelAfterMs = crowd.traits(issued.getNumber()).cancelAfterMs();
          if (cancelAfterMs > 0) {
            at(issued.getIssuedMs() + cancelAfterMs, () -> givesBack(kiosk, issued.getTicketId()));
          }
        });
    awaitNext();
  }

  private void givesBack(KioskDevice kiosk, long ticketId) {
    if (open) {
      kiosk.cancel(ticketId);
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // A visitor who comes; the doors are asked then.
  private void at(long hallMs, Runnable task) {
    long delayNanos = timeline.nanosAt(hallMs) - SimClock.nanos();
    loop.schedule(task, Math.max(0, delayNanos), TimeUnit.NANOSECONDS);
  }
}

package io.jiaohao.sim;

import io.jiaohao.core.HallPlan;
import io.jiaohao.protocol.wire.WindowPicture;
import java.util.ArrayList;
import java.util.List;

/**
 * When a call may be announced again and when the server may give it up, by the plan's numbers; the
 * time of an outage and half a minute of grace do not count against the visitor.
 */
final class CallTimes {
  /** What an open call gets on top of an outage. */
  static final long GRACE_MS = 30_000;

  private final HallPlan.CallRules rules;
  private final Faults faults;
  private final List<Outage> outages = new ArrayList<>();

  CallTimes(HallPlan.CallRules rules, Faults faults) {
    this.rules = rules;
    this.faults = faults;
  }

  int passesMax() {
    return rules.maxPasses();
  }

  /** The server was away. */
  void outage(Outage outage) {
    outages.add(outage);
  }

  /** Whether the server has been away since this hall time. */
  boolean outageSince(long hallMs) {
    return outages.stream().anyMatch(outage -> outage.bornMs() >= hallMs);
  }

  /** A call has become known. */
  void made(CallRecord call) {
    long atMs = call.facts.calledMs();
    if (outages.stream().anyMatch(o -> atMs > o.diedMs() && atMs < o.bornMs())) {
      faults.add("%s: made while there was no server", call);
    }
  }

  /** The window's picture shows the call; takes over what it says of announcements. */
  void shown(CallRecord call, WindowPicture picture) {
    int nth = picture.getAnnouncement();
    long atMs = picture.getAnnouncedMs();
    if (call.announcement == 0) {
      call.announcement = nth;
      call.announcedMs = atMs;
      return;
    }
    if (nth < call.announcement) {
      faults.add("%s: announcement went back from %d to %d", call, call.announcement, nth);
    } else if (nth == call.announcement && atMs != call.announcedMs) {
      faults.add("%s: announcement %d was made twice", call, nth);
    } else if (nth > rules.maxCalls()) {
      faults.add("%s: announcement %d (expected: up to %d)", call, nth, rules.maxCalls());
    } else if (nth > call.announcement) {
      checkAgain(call, nth, atMs);
    }
    call.announcement = nth;
    call.announcedMs = atMs;
  }

  private void checkAgain(CallRecord call, int nth, long atMs) {
    long gapMs = call.recalled ? rules.recallMinGapMs() : rules.intervalMs();
    long earliestMs = call.announcedMs + (nth - call.announcement) * gapMs;
    if (atMs < earliestMs) {
      faults.add("%s: announcement %d came %d s too early", call, nth, (earliestMs - atMs) / 1_000);
    }
    for (Outage outage : outages) {
      boolean openThen = call.facts.calledMs() < outage.diedMs();
      boolean inGrace = atMs > outage.diedMs() && atMs < outage.bornMs() + GRACE_MS;
      if (openThen && inGrace && !call.recalled) {
        faults.add("%s: announced again because the server was away", call);
      }
    }
  }

  /** The call has gone without anybody's doing, by this hall time. */
  void gaveUp(CallRecord call, long byMs) {
    if (call.announcement == 0 || call.recalled || byMs == 0) {
      return;
    }
    long earliestMs = giveUpMs(call.announcement, call.announcedMs);
    if (byMs < earliestMs) {
      faults.add("%s: given up %d s too early", call, (earliestMs - byMs) / 1_000);
    }
  }

  /** Before this time nobody but its clerk ends a call of which no picture has told. */
  long openUntilMs(CallRecord call) {
    return giveUpMs(1, call.facts.calledMs());
  }

  /** What came after the announcement that was shown last postpones the rest, nothing before. */
  private long giveUpMs(int announcement, long announcedMs) {
    long intervalsMs = Math.max(0, rules.maxCalls() - announcement) * rules.intervalMs();
    long atMs = announcedMs + intervalsMs + rules.noShowAfterMs();
    for (Outage outage : outages) {
      if (announcedMs <= outage.diedMs() && atMs > outage.diedMs()) {
        atMs += outage.awayMs() + GRACE_MS;
      }
    }
    return atMs;
  }

  /** Whether the call may have been announced again by this time, seen or not. */
  boolean mayBeAnnouncedAgain(CallRecord call, long nowMs) {
    return !call.started
        && (call.announcement > 1 || nowMs >= call.facts.calledMs() + rules.intervalMs());
  }
}

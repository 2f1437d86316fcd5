package io.jiaohao.sim;

import io.jiaohao.protocol.wire.Request;
import io.jiaohao.sim.ClerkVisit.Ending;
import java.util.SplittableRandom;

/** How the visit at one window goes: what its clerk does next with the visitor, and when. */
final class VisitCourse {
  private final ClerkPaces paces;
  private final Counter counter;
  private final Crowd crowd;
  private final SplittableRandom random;

  VisitCourse(ClerkPaces paces, Counter counter, Crowd crowd, SplittableRandom random) {
    this.paces = paces;
    this.counter = counter;
    this.crowd = crowd;
    this.random = random;
  }

  /** The visitor sets off when the boards show the call, whenever this terminal hears of it. */
  void called(ClerkVisit visit, long nowMs) {
    VisitTraits traits = crowd.traits(visit.number);
    visit.comes = crowd.comes(visit.number, visit.fromHold);
    visit.clerkMarks = traits.clerkMarks();
    visit.startAtMs = visit.comes ? Math.max(nowMs, visit.calledMs + traits.walkMs()) : 0;
    visit.noShowAtMs = nowMs + paces.giveUpMs();
    visit.recallAtMs = traits.recalled() ? nowMs + ClerkPaces.RECALL_AFTER_MS : 0;
  }

  /** Announced as often as the hall does: some clerks say so themselves then. */
  void calledInVain(ClerkVisit visit, long nowMs) {
    if (!visit.comes && visit.clerkMarks) {
      visit.clerkMarks = false;
      visit.noShowAtMs = nowMs + random.nextLong(ClerkPaces.MARK_MIN_MS, ClerkPaces.MARK_MAX_MS);
    }
  }

  /** The visitor is at the window. */
  void started(ClerkVisit visit, long nowMs) {
    visit.started = true;
    visit.startTakenBack = false;
    if (visit.ending == null) {
      settle(visit);
    }
    boolean inParts = visit.fromHold || visit.ending != Ending.FINISHED;
    double part = inParts ? ClerkPaces.PART_OF_SERVICE : 1;
    visit.finishAtMs = nowMs + Math.round(part * serveMs(visit, visit.service));
    if (!visit.changesTo.isEmpty()) {
      visit.finishAtMs = nowMs + Math.round((visit.finishAtMs - nowMs) * ClerkPaces.FOUND_OUT);
    }
  }

  /** What it comes to, once in the life of a visit: who is called again has had it already. */
  private void settle(ClerkVisit visit) {
    VisitMatters matters = crowd.matters(visit.number);
    visit.ending = Ending.FINISHED;
    if (crowd.isAtWrongKiosk(visit.number)) {
      visit.changesTo = counter.anotherHere(visit.service, matters.pick()).orElse("");
    }
    if (crowd.isSentBack(visit.number)) {
      visit.ending = Ending.SENT_BACK;
    } else if (crowd.isSentAway(visit.number)) {
      visit.ending = Ending.SENT_AWAY_FOR_A_WHILE;
    } else if (crowd.isSentOn(visit.number)) {
      visit.sentOnTo = counter.sendsOnTo(matters.pick()).orElse("");
      visit.ending = visit.sentOnTo.isEmpty() ? Ending.FINISHED : Ending.SENT_ON;
    } else if (matters.secondMatter()) {
      visit.adds = counter.anotherHere(visit.service, matters.pick()).orElse("");
    }
  }

  private long serveMs(ClerkVisit visit, String service) {
    return paces.serveMs(service, crowd.traits(visit.number).lengthFactor());
  }

  /** The visitor is here for another service, which takes its own time. */
  void changed(ClerkVisit visit, long nowMs) {
    visit.service = visit.changesTo;
    visit.changesTo = "";
    visit.finishAtMs = nowMs + serveMs(visit, visit.service);
  }

  /** One thing more. */
  void added(ClerkVisit visit, long nowMs) {
    visit.finishAtMs = nowMs + Math.round(ClerkPaces.SECOND_MATTER * serveMs(visit, visit.adds));
    visit.adds = "";
  }

  /** A mistake about the visitor has been taken back: the visit goes on where it was. */
  void goesOn(ClerkVisit visit, Mistake mistake, long nowMs) {
    visit.seen = false;
    visit.started = mistake.wasServing();
    if (visit.started) {
      visit.finishAtMs = nowMs + ClerkPaces.AFTER_MISTAKE_MS;
      visit.ending = Ending.FINISHED;
    } else {
      visit.startTakenBack = mistake.pressed().hasStart();
      visit.comes = true;
      visit.recallAtMs = 0;
      visit.startAtMs = nowMs + ClerkPaces.AFTER_MISTAKE_MS;
    }
  }

  /** Whether the visitor's next key ends the visit in the usual way. */
  static boolean isToFinish(ClerkVisit visit) {
    return visit.started
        && visit.ending == Ending.FINISHED
        && visit.changesTo.isEmpty()
        && visit.adds.isEmpty();
  }

  /** The next key, unless it is that which {@linkplain #isToFinish finishes} the visit. */
  DueKey next(ClerkVisit visit, long nowMs) {
    return visit.started
        ? new DueKey(visit.finishAtMs, whileServing(visit, nowMs))
        : awaitVisitor(visit);
  }

  private Request.Builder whileServing(ClerkVisit visit, long nowMs) {
    ClerkPaces.Reasons reasons = paces.reasons();
    if (!visit.changesTo.isEmpty()) {
      return Keys.changeService(visit.callId, visit.changesTo);
    } else if (!visit.adds.isEmpty()) {
      return Keys.addService(visit.callId, visit.adds);
    }
    return switch (visit.ending) {
      case SENT_BACK -> Keys.sendBack(visit.callId, reasons.sentBack());
      case SENT_AWAY_FOR_A_WHILE -> Keys.hold(visit.callId, reasons.held(), nowMs + awayMs(visit));
      case SENT_ON -> Keys.transfer(visit.callId, visit.sentOnTo);
      case FINISHED -> Keys.finish(visit.callId);
    };
  }

  /** How long the visitor is away. */
  long awayMs(ClerkVisit visit) {
    return crowd.matters(visit.number).awayMs();
  }

  private static DueKey awaitVisitor(ClerkVisit visit) {
    long recallAtMs = visit.recallAtMs;
    if (recallAtMs != 0 && (visit.startAtMs == 0 || recallAtMs < visit.startAtMs)) {
      return new DueKey(recallAtMs, Keys.recall(visit.callId));
    } else if (visit.comes) {
      return new DueKey(visit.startAtMs, Keys.start(visit.callId));
    }
    return new DueKey(visit.noShowAtMs, Keys.noShow(visit.callId));
  }
}

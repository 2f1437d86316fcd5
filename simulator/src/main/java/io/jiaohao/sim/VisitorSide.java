package io.jiaohao.sim;

import io.jiaohao.protocol.wire.Call;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.WindowPicture;
import io.jiaohao.protocol.wire.WindowState;
import java.util.SplittableRandom;

/**
 * The visitors' side of a window, as its clerk knows it: who is called or served there, who is on
 * hold, and whether the last key was a mistake.
 */
final class VisitorSide {
  private final ClerkPaces paces;
  private final String window;
  private final Crowd crowd;
  private final SplittableRandom random;
  private final VisitCourse course;
  private final HeldVisitors held = new HeldVisitors();
  private ClerkVisit visit;
  private Mistake mistake;
  private long lastEnded;
  private boolean justEnded;

  VisitorSide(ClerkPaces paces, Counter counter, Crowd crowd, SplittableRandom random) {
    this.paces = paces;
    this.window = counter.window();
    this.crowd = crowd;
    this.random = random;
    this.course = new VisitCourse(paces, counter, crowd, random);
  }

  /** Who is at the window, or called to it; null = nobody. */
  ClerkVisit visit() {
    return visit;
  }

  boolean isEmpty() {
    return visit == null;
  }

  boolean isServing() {
    return visit != null && visit.started;
  }

  HeldVisitors held() {
    return held;
  }

  /** The key that is to be taken back; null = none. */
  Mistake mistake() {
    return mistake;
  }

  /** The next key for whoever is there. */
  DueKey next(long nowMs) {
    return course.next(visit, nowMs);
  }

  /** Whether a visit has ended since this was asked last. */
  boolean hasJustEnded() {
    boolean ended = justEnded;
    justEnded = false;
    return ended;
  }

  /** A snapshot leaves nothing out: a call that it lacks is over. */
  void shownWhole(WindowPicture picture) {
    if (visit != null && picture.getCallId() < visit.callId) {
      visit.seen = true;
    }
  }

  /** Takes over what the window's picture says. */
  void believe(WindowPicture picture, long nowMs) {
    long shown = picture.getCallId();
    if (visit != null && visit.seen && (shown == 0 || shown > visit.callId)) {
      missed(nowMs);
    }
    if (visit == null && shown > lastEnded) {
      meet(new ClerkVisit(picture, false), nowMs);
    }
    if (visit != null && visit.callId == shown) {
      visit.seen = true;
      if (picture.getState() == WindowState.WINDOW_SERVING) {
        if (!visit.startTakenBack) {
          started(nowMs);
        }
      } else if (picture.getAnnouncement() >= paces.callsMax()) {
        course.calledInVain(visit, nowMs);
      }
    }
  }

  /** Somebody has been called. */
  void called(Call call, boolean fromHold, long nowMs) {
    meet(new ClerkVisit(call, fromHold), nowMs);
  }

  private void meet(ClerkVisit called, long nowMs) {
    visit = called;
    course.called(visit, nowMs);
  }

  void started(long nowMs) {
    if (visit != null && !visit.started) {
      held.forget(visit.ticketId);
      course.started(visit, nowMs);
    }
  }

  /** The call was announced once more, or need not be. */
  void recalled() {
    visit.recallAtMs = 0;
  }

  /** It is too early to say that nobody comes. */
  void waitsLonger(long nowMs) {
    visit.noShowAtMs = nowMs + ClerkPaces.AGAIN_MS;
  }

  /** Nothing out of the ordinary can be done for this visitor. */
  void endsAsUsual() {
    if (visit != null && visit.started) {
      visit.ending = ClerkVisit.Ending.FINISHED;
      visit.adds = "";
      visit.changesTo = "";
    }
  }

  boolean isToFinish() {
    return VisitCourse.isToFinish(visit);
  }

  void changed(long nowMs) {
    course.changed(visit, nowMs);
  }

  void added(long nowMs) {
    course.added(visit, nowMs);
  }

  /** The visitor goes away for a while. */
  void putOnHold(long nowMs) {
    held.expect(visit.ticketId, nowMs + course.awayMs(visit));
    over();
  }

  /** The visitor never came: whoever was on hold is called once more, later. */
  void missed(long nowMs) {
    if (visit != null && !visit.started) {
      crowd.missed(visit, paces.passesMax());
      if (visit.fromHold) {
        held.expect(visit.ticketId, nowMs + ClerkPaces.BACK_AGAIN_MS);
      }
    }
    over();
  }

  /** Whoever was there then has been served, and leaves; not if the key was a mistake. */
  void perhapsLeaves(ClerkVisit before) {
    if (mistake == null) {
      crowd.served(window, before);
    }
  }

  void over() {
    if (visit != null) {
      lastEnded = Math.max(lastEnded, visit.callId);
      visit = null;
    }
    justEnded = true;
  }

  /** Now and then a key that was granted was the wrong one; {@code before} was there then. */
  void perhapsAMistake(Request asked, ClerkVisit before, boolean wasServing, long nowMs) {
    mistake = null;
    if (Named.canBeUndone(asked) && random.nextDouble() < ClerkPaces.MISTAKES) {
      long named = Named.call(asked);
      long call = named == 0 && visit != null ? visit.callId : named;
      long undoAtMs = nowMs + random.nextLong(ClerkPaces.MISTAKE_MIN_MS, ClerkPaces.MISTAKE_MAX_MS);
      mistake = call == 0 ? null : new Mistake(asked, call, before, wasServing, undoAtMs);
    }
  }

  /** The mistake has been taken back: everything is as it was before, or the hall says no. */
  void undone(boolean granted, long nowMs) {
    Mistake was = mistake;
    mistake = null;
    if (!granted || was == null) {
      return;
    }
    over();
    visit = was.before();
    if (visit != null) {
      course.goesOn(visit, was, nowMs);
      if (was.pressed().hasHoldTicket()) {
        held.forget(visit.ticketId);
      }
    }
  }
}

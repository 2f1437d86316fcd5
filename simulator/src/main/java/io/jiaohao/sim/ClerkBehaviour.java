package io.jiaohao.sim;

import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.WindowPicture;
import java.util.SplittableRandom;

/**
 * A clerk at a window: signs in and opens it, calls who is next, waits for the visitor, serves, and
 * goes on. All times are hall times. Presses one key at a time and waits for its answer; a refusal
 * is understood as news about the hall, never pressed against.
 */
final class ClerkBehaviour {
  /** What a clerk can do. */
  interface Hands {
    /** Sends the wish; it was due at this hall time. */
    void press(Request.Builder action, long dueMs);

    /** Asks to be {@linkplain ClerkBehaviour#look woken} at this hall time, instead of before. */
    void wakeAt(long hallMs);
  }

  private final Hands hands;
  private final VisitorSide visitors;
  private final ClerkDuty duty;
  private final IdleWork idle;
  private final KeyAnswers answers;

  private WindowPicture picture = WindowPicture.getDefaultInstance();
  private boolean pictured;
  private boolean atWork;
  private boolean pressing;

  ClerkBehaviour(
      ClerkPaces paces, Counter counter, Crowd crowd, SplittableRandom random, Hands hands) {
    this.hands = hands;
    this.visitors = new VisitorSide(paces, counter, crowd, random);
    this.duty = new ClerkDuty(paces, counter, random);
    this.idle = new IdleWork(paces, counter, random, visitors.held());
    this.answers = new KeyAnswers(visitors, duty, idle);
  }

  /** Begins work; the window opens within this time. */
  void begin(long nowMs, long withinMs) {
    atWork = true;
    duty.begin(nowMs, withinMs);
    look(nowMs);
  }

  /** Presses no more keys. */
  void stop() {
    atWork = false;
  }

  boolean isServing() {
    return visitors.isServing();
  }

  /** Nobody is at the window or expected back, and nothing is asked. */
  boolean isIdle() {
    return visitors.isEmpty() && visitors.held().isEmpty() && !pressing;
  }

  /** A visitor shows the slip of a number that is void. */
  void slipIsShown(long ticketId, long nowMs) {
    idle.slipIsShown(ticketId);
    look(nowMs);
  }

  /** A visitor asks to be called past the order. */
  void isAskedToCall(long ticketId, long nowMs) {
    idle.isAskedToCall(ticketId);
    look(nowMs);
  }

  /** The window was shown itself; {@code whole} if it is a snapshot. */
  void shown(WindowPicture now, boolean whole, long nowMs) {
    picture = now;
    pictured = true;
    duty.shown(now);
    if (whole) {
      visitors.shownWhole(now);
    }
    if (!pressing) {
      believeAndLook(nowMs);
    }
  }

  /** So many wait whom this window may take. */
  void takeable(int count, long nowMs) {
    if (count > 0) {
      idle.somebodyWaits(nowMs);
    }
    look(nowMs);
  }

  /** The answer to what was pressed. */
  void answered(Request asked, Reply reply, long nowMs) {
    pressing = false;
    answers.take(asked, reply, nowMs);
    believeAndLook(nowMs);
  }

  private void believeAndLook(long nowMs) {
    visitors.believe(picture, nowMs);
    if (visitors.hasJustEnded()) {
      idle.freeAgain(nowMs);
    }
    look(nowMs);
  }

  /** Does what is due, or asks to be woken when something will be. */
  void look(long nowMs) {
    if (!atWork || pressing || !pictured) {
      return;
    }
    DueKey next = nextKey(nowMs);
    if (nowMs < next.atMs()) {
      hands.wakeAt(next.atMs());
    } else {
      pressing = true;
      hands.press(next.key(), next.atMs());
    }
  }

  private DueKey nextKey(long nowMs) {
    if (answers.isPuzzled(nowMs)) {
      return DueKey.lookAgain(answers.puzzledUntilMs());
    } else if (visitors.mistake() != null) {
      return visitors.mistake().undo();
    } else if (idle.hasSlipToRevive()) {
      return idle.revive(nowMs);
    } else if (!visitors.isEmpty()) {
      return withVisitor(nowMs);
    }
    return duty.next(nowMs).orElseGet(() -> withoutVisitor(nowMs));
  }

  /** The main key finishes and calls in one; not if something else comes first. */
  private DueKey withVisitor(long nowMs) {
    DueKey next = visitors.next(nowMs);
    boolean callsNext =
        visitors.isToFinish()
            && !duty.isOnAuto()
            && !duty.isBreakDue(nowMs)
            && !idle.hasSomebodyBefore(nowMs);
    return callsNext ? new DueKey(next.atMs(), Keys.next(visitors.visit().callId)) : next;
  }

  private DueKey withoutVisitor(long nowMs) {
    DueKey next = idle.next(duty.isOnAuto(), nowMs);
    return next.atMs() > duty.breakAtMs() ? DueKey.lookAgain(duty.breakAtMs()) : next;
  }
}
